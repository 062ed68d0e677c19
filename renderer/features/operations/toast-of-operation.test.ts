import { describe, expect, it } from 'vitest';
import { anOperation } from '../../../shared/builders.ts';
import { hostPath, volumeName } from '../../../shared/ids.ts';
import type { Operation, OperationState, Outcome, VolumeVerdict } from '../../../shared/operation.ts';
import { aDeletion } from '../../testing/fixtures.ts';
import { toastOfOperation } from './toast-of-operation.ts';

const database = volumeName('multi-container-app_database');
const knownFacts = {
  sizes: new Map([[database, 45_200_000]]),
  platform: 'linux',
  homeDir: hostPath('/home/ada'),
  canRetry: true,
  deletions: [],
  nameNow: null,
} as const;
const ended = (kind: Operation['kind'], state: OperationState) =>
  toastOfOperation(anOperation({ kind, state }), knownFacts);
const succeeded = (kind: Operation['kind'], outcome: Outcome) =>
  ended(kind, { kind: 'succeeded', at: 0, outcome });
const deleted: Extract<Outcome, { kind: 'deleted' }> = {
  kind: 'deleted',
  containers: ['todo-app-1', 'todo-database-1'],
  networks: ['multi-container-app_default'],
  volumes: [],
  kept: ['database'],
  warnings: [],
  deletion: null,
};
const ranWith = (verdict: VolumeVerdict['verdict']) =>
  succeeded('run-again', {
    kind: 'ran',
    volumes: [{ volume: database, label: 'database', verdict }],
    putBack: [],
    saved: [],
  });

describe('the corner', () => {
  it('says nothing of what goes on, nor of what the row itself tells', () => {
    expect([ended('stop', { kind: 'running' }), succeeded('stop', { kind: 'done' })]).toEqual([null, null]);
  });

  it('says that a stack was deleted and its volume kept', () => {
    expect(succeeded('delete', deleted)).toEqual({
      id: 'op-1',
      tone: 'good',
      title: 'multi-container-app deleted',
      lines: ['Volume database is kept.'],
      actions: [],
      stays: 9000,
    });
  });

  it('offers to undo a deletion that was noted, with what was saved before it', () => {
    const known = { ...knownFacts, deletions: [aDeletion()] };
    const operation = anOperation({
      kind: 'delete',
      state: { kind: 'succeeded', at: 0, outcome: deleted },
    });
    expect(toastOfOperation(operation, known)).toMatchObject({
      lines: ['Volume database is kept.', '12 files, 1.2 MB saved: Undo puts them back.'],
      actions: ['undo'],
    });
  });

  it('says of what was made anew that its files were saved, and where they are', () => {
    const [files] = aDeletion().saved;
    const updated = succeeded('update-images', {
      kind: 'ran',
      volumes: [],
      putBack: [],
      saved: files === undefined ? [] : [files],
    });
    expect(updated).toMatchObject({
      tone: 'warning',
      title: 'The images of multi-container-app are up to date',
      lines: [
        'todo-database-1 was made anew. What it held in no volume was saved before: 12 files, 1.2 MB, under Saved files.',
      ],
      actions: ['put-back'],
      stays: null,
    });
    const putBack = { label: 'todo-database-1', files: 12, bytes: 1_200_000, leftOut: 0 };
    const notBack = { paths: [], more: 0 };
    expect(succeeded('put-back', { kind: 'put-back', putBack, notBack })).toMatchObject({
      title: 'The saved files are in todo-database-1 again',
      lines: ['todo-database-1: 12 files, 1.2 MB put back'],
    });
  });

  it('says which files are back and which are not where it was called off', () => {
    const putBack = { label: 'todo-database-1', files: 12, bytes: 1_200_000, leftOut: 0 };
    const cut = (more: number) =>
      succeeded('put-back', { kind: 'put-back', putBack, notBack: { paths: ['/srv/a', '/srv/b'], more } });
    expect(cut(0)).toMatchObject({
      tone: 'warning',
      title: 'Cancelled: put files back into multi-container-app',
      lines: [
        'todo-database-1: 12 files, 1.2 MB put back',
        'Not put back, and as before: /srv/a and /srv/b.',
      ],
      actions: [],
      stays: null,
    });
    expect(cut(7)).toMatchObject({
      lines: [expect.any(String), 'Not put back, and as before: /srv/a, /srv/b and 7 more files.'],
      actions: ['show-log'],
    });
    expect(ended('put-back', { kind: 'cancelled', at: 1, exists: [] })?.lines).toEqual([
      'Nothing was put back. The container has what it had, and the files stay saved.',
    ]);
  });

  it('says what an undo put back, and what it left in the archive', () => {
    const putBack = { label: 'todo-database-1', files: 12, bytes: 1_200_000, leftOut: 0 };
    const undone = (leftOut: number) =>
      succeeded('undo', {
        kind: 'ran',
        volumes: [{ volume: database, label: 'database', verdict: 'put-back' }],
        putBack: [{ ...putBack, leftOut }],
        saved: [],
      });
    expect(undone(0)).toMatchObject({
      tone: 'good',
      title: 'multi-container-app is back',
      lines: ['database put back from its export, 45.2 MB', 'todo-database-1: 12 files, 1.2 MB put back'],
    });
    expect(undone(2)?.lines[1]).toContain('2 saved entries stay in the archive');
  });

  it('offers to delete without saving where saving failed', () => {
    const error = {
      kind: 'save-failed',
      what: 'todo-app-1',
      folder: hostPath('/saved'),
      why: 'disk-full',
      detail: '',
    } as const;
    expect(ended('delete', { kind: 'failed', at: 0, error })?.actions).toEqual([
      'try-again',
      'delete-without-saving',
    ]);
  });

  it('names volumes that went for good', () => {
    expect(succeeded('delete', { ...deleted, kept: [], volumes: [database] })?.lines).toEqual([
      'Deleted for good: multi-container-app_database.',
    ]);
  });

  it('stays to tell of a network that could not go', () => {
    const toast = succeeded('delete', {
      ...deleted,
      warnings: [{ kind: 'network-in-use', network: 'front', usedBy: ['proxy'] }],
    });
    expect(toast).toMatchObject({
      tone: 'warning',
      stays: null,
      lines: ['Volume database is kept.', 'Network front stays: it is used by proxy.'],
    });
  });

  it('says that the volume is attached again, with its size', () => {
    expect(ranWith('attached-again')).toMatchObject({
      tone: 'good',
      title: 'multi-container-app is running',
      lines: ['database attached again, 45.2 MB'],
    });
  });

  it.each(['recreated', 'missing', 'not-attached'] as const)(
    'warns, and stays, when a volume is %s',
    (verdict) => {
      const toast = ranWith(verdict);
      expect(toast).toMatchObject({
        tone: 'warning',
        title: 'multi-container-app is running, but not with all its data',
        stays: null,
      });
      expect(toast?.lines[0]).toMatch(/^database is /);
    },
  );

  it('says of a failure what happened, why, and what to do, and stays', () => {
    const error = { kind: 'port-taken', port: 3000, by: 'blog-web-1' } as const;
    expect(ended('run', { kind: 'failed', at: 0, error })).toEqual({
      id: 'op-1',
      tone: 'bad',
      title: 'Could not run multi-container-app: Port 3000 is taken',
      lines: [
        'The container blog-web-1 is using port 3000.',
        'Stop blog-web-1 or choose another port in the Compose file, then try again.',
      ],
      command: undefined,
      actions: ['try-again', 'show-log'],
      stays: null,
    });
  });

  it('says what was attached again when images were updated', () => {
    const volumes = [{ volume: database, label: 'database', verdict: 'attached-again' }] as const;
    expect(succeeded('update-images', { kind: 'ran', volumes, putBack: [], saved: [] })).toMatchObject({
      tone: 'good',
      title: 'The images of multi-container-app are up to date',
      lines: ['database attached again, 45.2 MB'],
    });
  });

  it('says what a renamed container is called now', () => {
    const state = { kind: 'succeeded', at: 0, outcome: { kind: 'done' } } as const;
    const renamed = anOperation({ kind: 'rename', name: 'cache', state });
    expect(toastOfOperation(renamed, { ...knownFacts, nameNow: 'store' })?.title).toBe('cache is now store');
    expect(toastOfOperation(renamed, knownFacts)).toBeNull();
  });

  it('says after cancelling which containers exist', () => {
    expect(ended('run', { kind: 'cancelled', at: 0, exists: ['web-1', 'db-1'] })?.lines).toEqual([
      'These containers exist: web-1 and db-1.',
    ]);
  });

  it('says what a volume holds that was added, and where the file of before is', () => {
    const added = (difference: Partial<Extract<Outcome, { kind: 'volume-added' }>>) =>
      succeeded('add-volume', {
        kind: 'volume-added',
        service: 'db',
        label: 'database',
        volume: database,
        changed: { file: hostPath('/home/ada/c.yaml'), backup: hostPath('/home/ada/c.yaml.bak-1') },
        copied: { files: 12, bytes: 1_200_000 },
        attached: true,
        ...difference,
      });
    expect(added({})).toMatchObject({
      tone: 'good',
      title: 'db has the volume database',
      lines: ['database holds 12 files, 1.2 MB; attached to db', 'The file as it was: ~/c.yaml.bak-1'],
    });
    expect(added({ copied: null, changed: null, attached: false })?.lines).toEqual([
      'db uses it from its next run on',
    ]);
  });

  it('says that all is as before once an addition was taken back or called off, or why it is not', () => {
    const takenBack = (inUse: boolean) =>
      succeeded('take-back-volume', { kind: 'volume-taken-back', service: 'db', inUse });
    expect(takenBack(false)).toMatchObject({ tone: 'good', title: 'db is as it was' });
    expect(takenBack(true)).toMatchObject({ tone: 'warning', title: 'The volume of db stays', stays: null });
    expect(ended('add-volume', { kind: 'cancelled', at: 1, exists: ['db-1'] })?.lines).toEqual([
      'The Compose file, the service and its data are as they were.',
    ]);
  });
});

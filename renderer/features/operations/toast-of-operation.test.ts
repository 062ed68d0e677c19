import { describe, expect, it } from 'vitest';
import { hostPath, volumeName } from '../../../shared/ids.ts';
import type { Operation, OperationState, Outcome, VolumeVerdict } from '../../../shared/operation.ts';
import { anOperation } from '../../testing/fixtures.ts';
import { toastOfOperation } from './toast-of-operation.ts';

const database = volumeName('multi-container-app_database');
const known = {
  sizes: new Map([[database, 45_200_000]]),
  platform: 'linux',
  homeDir: hostPath('/home/ada'),
  canRetry: true,
  nameNow: null,
} as const;
const ended = (kind: Operation['kind'], state: OperationState) =>
  toastOfOperation(anOperation({ kind, state }), known);
const succeeded = (kind: Operation['kind'], outcome: Outcome) =>
  ended(kind, { kind: 'succeeded', at: 0, outcome });
const deleted: Extract<Outcome, { kind: 'deleted' }> = {
  kind: 'deleted',
  containers: ['todo-app-1', 'todo-database-1'],
  networks: ['multi-container-app_default'],
  volumes: [],
  kept: ['database'],
  warnings: [],
};
const ranWith = (verdict: VolumeVerdict['verdict']) =>
  succeeded('run-again', { kind: 'ran', volumes: [{ volume: database, label: 'database', verdict }] });

describe('the corner', () => {
  it('says nothing of what goes on, nor of what the row itself tells', () => {
    expect([ended('stop', { kind: 'running' }), succeeded('stop', { kind: 'done' })]).toEqual([null, null]);
  });

  it('says that a stack was deleted and its volume kept, and offers to run it again', () => {
    expect(succeeded('delete', deleted)).toEqual({
      id: 'op-1',
      tone: 'good',
      title: 'multi-container-app deleted',
      lines: ['Volume database is kept.'],
      actions: ['run-again'],
      stays: 9000,
    });
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
    expect(succeeded('update-images', { kind: 'ran', volumes })).toMatchObject({
      tone: 'good',
      title: 'The images of multi-container-app are up to date',
      lines: ['database attached again, 45.2 MB'],
    });
  });

  it('says what a renamed container is called now', () => {
    const state = { kind: 'succeeded', at: 0, outcome: { kind: 'done' } } as const;
    const renamed = anOperation({ kind: 'rename', name: 'cache', state });
    expect(toastOfOperation(renamed, { ...known, nameNow: 'store' })?.title).toBe('cache is now store');
    expect(toastOfOperation(renamed, known)).toBeNull();
  });

  it('says after cancelling which containers exist', () => {
    expect(ended('run', { kind: 'cancelled', at: 0, exists: ['web-1', 'db-1'] })?.lines).toEqual([
      'These containers exist: web-1 and db-1.',
    ]);
  });
});

import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { aContainer } from '../../shared/builders.ts';
import { containerId } from '../../shared/ids.ts';
import { anEngineWith } from '../operations/engine-stub.ts';
import { anEntry, aTar } from '../tar/a-tar.ts';
import { createFiles, filesAt } from './files.ts';

const helper = aContainer({ name: 'data', state: 'created' });

const removed: string[] = [];
const noted: string[] = [];
const remove = async (path: string) => void removed.push(path);

function filesOf(known: boolean) {
  const asked: string[] = [];
  const engine = anEngineWith(
    {},
    {
      readArchive: async (_id, path) => {
        asked.push(path);
        if (!path.startsWith('/.vol')) return null;
        if (path.endsWith('/note')) return Readable.from([aTar(anEntry('note', { content: 'hello' }))]);
        return Readable.from([
          aTar(anEntry('.vol/', { type: '5' }), anEntry('.vol/note', { content: 'hello' })),
        ]);
      },
      writeArchive: async (_id, path) => void asked.push(`write ${path}`),
      statPath: async (_id, path) => {
        asked.push(path);
        return path === '/.vol' ? { kind: 'folder', executable: true, bytes: 0, target: null } : null;
      },
    },
  );
  const inventory = {
    ...engine.access,
    subscribe: () => () => undefined,
    freshness: () => ({ lastEventAt: null, listed: null, confirmedAt: null, waiting: 0 }),
    retryNow: () => undefined,
    wokeUp: () => undefined,
    setSeen: () => undefined,
    switchEngine: () => undefined,
    stop: () => undefined,
  };
  const whileNoted = async <T>(what: string, work: () => Promise<T>) => {
    noted.push(what);
    return work();
  };
  const hidden = { container: helper, root: '/.vol', remove, whileNoted };
  const at = filesAt(inventory, () => (known ? hidden : null));
  const files = createFiles(at, { mustBeGranted: () => undefined }, () => 0);
  return { files, asked };
}

it('shows a hidden container from its root on, as if there were nothing around it', async () => {
  const { files, asked } = filesOf(true);
  const { entries } = await files.list({ container: helper.id, path: '/' }, 'kept');
  expect(entries.map(({ name }) => name)).toEqual(['note']);
  expect(asked.every((path) => path.startsWith('/.vol'))).toBe(true);
  expect(await files.changes(helper.id)).toEqual([]);
});

it('tells of what is missing there without the root', async () => {
  const { files, asked } = filesOf(true);
  await expect(files.read({ container: helper.id, path: '/etc/passwd' })).rejects.toMatchObject({
    error: { kind: 'container-file', path: '/etc/passwd' },
  });
  expect(asked).toContain('/.vol/etc/passwd');
});

it('knows no container that neither a listing nor the app tells of', async () => {
  const { files } = filesOf(false);
  await expect(files.list({ container: containerId('x'), path: '/' }, 'kept')).rejects.toMatchObject({
    error: { kind: 'not-found' },
  });
});

it('notes that a text is being saved there, which may be cut short', async () => {
  const { files, asked } = filesOf(true);
  await expect(files.save({ container: helper.id, path: '/note' }, 'hello', null)).resolves.toMatchObject({
    kind: 'saved',
  });
  expect([asked.some((each) => each.startsWith('write /.vol')), noted.splice(0)]).toEqual([true, ['saving']]);
});

it('deletes there by other means than a program of that container, which never runs', async () => {
  const { files } = filesOf(true);
  await files.delete({ container: helper.id, path: '/note' });
  expect([removed, noted]).toEqual([['/note'], ['deleting']]);
});

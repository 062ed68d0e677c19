import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hostPath } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import { type FileKinds, resolveDropped, resolveRunRequest } from './find-compose-files.ts';

const folder = hostPath('/srv/demo');

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
/** A folder that holds these files. */
const holding = (...names: readonly string[]): FileKinds => ({
  kindOf: async (path) => {
    if (path === folder) return 'folder';
    if (names.some((name) => path === `${folder}/${name}`)) return 'file';
    throw systemError('ENOENT');
  },
});
const filesIn = async (...names: readonly string[]) =>
  (await resolveRunRequest(folder, holding(...names))).files;

test('a file stands for itself, in its own folder, whatever lies beside it', async () => {
  const files = holding('prod.yaml', 'compose.yaml', 'compose.override.yaml');
  expect(await resolveRunRequest(hostPath('/srv/demo/prod.yaml'), files)).toEqual({
    files: ['/srv/demo/prod.yaml'],
    workingDir: '/srv/demo',
    envFiles: [],
    profiles: [],
    projectName: null,
  });
});

test('a folder stands for its Compose file', async () => {
  expect(await resolveRunRequest(folder, holding('compose.yaml'))).toEqual({
    files: ['/srv/demo/compose.yaml'],
    workingDir: '/srv/demo',
    envFiles: [],
    profiles: [],
    projectName: null,
  });
});

test('of several Compose files the first in Compose’s own order is taken', async () => {
  const names = ['docker-compose.yaml', 'docker-compose.yml', 'compose.yml', 'compose.yaml'];
  const taken: string[] = [];
  for (let count = 1; count <= names.length; count++) {
    taken.push(...(await filesIn(...names.slice(0, count))));
  }
  expect(taken).toEqual([
    '/srv/demo/docker-compose.yaml',
    '/srv/demo/docker-compose.yml',
    '/srv/demo/compose.yml',
    '/srv/demo/compose.yaml',
  ]);
});

test('an override comes after it, also one that is named differently', async () => {
  expect(await filesIn('compose.yaml', 'docker-compose.override.yml')).toEqual([
    '/srv/demo/compose.yaml',
    '/srv/demo/docker-compose.override.yml',
  ]);
});

test('an override alone is no Compose file', async () => {
  await expect(filesIn('compose.override.yaml')).rejects.toEqual(
    new Failure({ kind: 'compose-not-in-folder', folder }),
  );
});

describe('what is dropped together', () => {
  const at = (...names: readonly string[]) => names.map((name) => hostPath(`${folder}/${name}`));
  const all = ['compose.yaml', 'debug.yaml', 'compose.override.yaml', '.env', 'prod.env', '.env.local'];

  test('is run together: overrides last, env files told by their names', async () => {
    const dropped = at('compose.override.yaml', '.env.local', 'compose.yaml', 'prod.env', 'debug.yaml');
    expect(await resolveDropped(dropped, holding(...all))).toEqual({
      files: at('compose.yaml', 'debug.yaml', 'compose.override.yaml'),
      workingDir: folder,
      envFiles: at('.env.local', 'prod.env'),
      profiles: [],
      projectName: null,
    });
  });

  test('is run once where a folder and its file were dropped', async () => {
    const { files } = await resolveDropped([folder, ...at('compose.yaml')], holding(...all));
    expect(files).toEqual(at('compose.yaml', 'compose.override.yaml'));
  });

  test('is refused where one is not there, or none is a Compose file', async () => {
    const missing = (path: string) => ({ error: { kind: 'compose-missing', files: [path] } });
    await expect(resolveDropped(at('compose.yaml', 'gone.yaml'), holding(...all))).rejects.toMatchObject(
      missing(`${folder}/gone.yaml`),
    );
    await expect(resolveDropped(at('.env', 'prod.env'), holding(...all))).rejects.toMatchObject(
      missing(`${folder}/.env`),
    );
  });
});

test('what is not there is told', async () => {
  await expect(resolveRunRequest(hostPath('/srv/gone.yaml'), holding())).rejects.toMatchObject({
    error: { kind: 'compose-missing', files: ['/srv/gone.yaml'] },
  });
});

test('what may not be looked at is told with the system’s reason', async () => {
  const denied: FileKinds = { kindOf: () => Promise.reject(systemError('EACCES')) };
  await expect(resolveRunRequest(folder, denied)).rejects.toMatchObject({
    error: { kind: 'file-failed', path: folder, detail: 'EACCES' },
  });
});

test('real files and folders are told apart', async () => {
  const real = await mkdtemp(join(tmpdir(), 'stackyard-files-'));
  await writeFile(join(real, 'compose.yml'), '');
  try {
    expect((await resolveRunRequest(hostPath(real))).files).toEqual([join(real, 'compose.yml')]);
    expect((await resolveRunRequest(hostPath(join(real, 'compose.yml')))).workingDir).toBe(real);
  } finally {
    await rm(real, { recursive: true });
  }
});

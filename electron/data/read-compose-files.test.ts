import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostPath, stackName } from '../../shared/ids.ts';
import type { RunRequest } from '../../shared/run-preview.ts';
import type { Compose } from '../compose/compose.ts';
import { Failure } from '../failure.ts';
import { readComposeFiles } from './read-compose-files.ts';

const name = stackName('shop');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackyard-compose-'));
});
afterAll(() => rm(folder, { recursive: true }));

const not = () => Promise.reject(new Error('not part of this test'));
function composeThat(merged: Compose['merged']): () => Promise<Compose> {
  return async () => ({
    version: '2.26.1',
    config: not,
    up: not,
    create: not,
    replaced: not,
    pull: not,
    merged,
  });
}
const at = (path: string) => hostPath(join(folder, path));

describe('the Compose files of a stack', () => {
  it('are read in their order, and merged with what the stack was run with', async () => {
    await writeFile(at('compose.yaml'), 'services: {}\n');
    await writeFile(at('more.yaml'), '# more\n');
    const asked: RunRequest[] = [];
    const compose = composeThat(async (request) => {
      asked.push(request);
      return 'name: shop\n';
    });
    const configFiles = [at('compose.yaml'), at('more.yaml')];
    const envFiles = [at('prod.env')];
    expect(
      await readComposeFiles({ workingDir: at('.'), configFiles, envFiles }, null, { name, compose }),
    ).toEqual({
      files: [
        { path: configFiles[0], text: 'services: {}\n' },
        { path: configFiles[1], text: '# more\n' },
      ],
      merged: { kind: 'text', text: 'name: shop\n' },
    });
    expect(asked).toEqual([
      { files: configFiles, workingDir: at('.'), envFiles, profiles: [], projectName: name },
    ]);
  });

  it('are shown as far as they can be read, beside what is wrong with them', async () => {
    await mkdir(at('folder.yaml'));
    const error = { kind: 'compose-missing', files: [at('gone.yaml')] } as const;
    const compose = composeThat(async () => {
      throw new Failure(error);
    });
    const configFiles = [at('gone.yaml'), at('folder.yaml'), hostPath('/dev/zero')];
    expect(await readComposeFiles({ workingDir: at('.'), configFiles }, null, { name, compose })).toEqual({
      files: configFiles.map((path) => ({ path, text: null })),
      merged: { kind: 'failed', error },
    });
  });

  it('that nobody knows are said to be missing', async () => {
    const files = { workingDir: null, configFiles: [] };
    await expect(readComposeFiles(files, null, { name, compose: not })).rejects.toMatchObject({
      error: { kind: 'compose-missing' },
    });
  });
});

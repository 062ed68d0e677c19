import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostPath, stackName, volumeName } from '../../../shared/ids.ts';
import { readComposeText } from '../../compose/add-volume/compose-text.ts';
import type { Compose, ComposeModel } from '../../compose/compose.ts';
import { Failure, factsOf } from '../../failure.ts';
import { editFiles } from './edit-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'stackyard-edit-')));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const text = 'services:\n  db:\n    image: redis:7\n';
const modelWith = (key: string, target: string): ComposeModel => ({
  name: stackName('shop'),
  services: [
    {
      name: 'db',
      image: 'redis:7',
      builds: false,
      ports: [],
      profiles: [],
      dependsOn: [],
      data: { environment: {}, workingDir: null, mounts: [] },
      volumes: [{ key, target }],
    },
  ],
  volumes: [{ key, name: volumeName(`shop_${key}`), external: false, hasSettings: false }],
  networks: [],
  profiles: [],
});

/** Edits files of these texts, with a Compose that answers so to what it reads. */
async function edit(
  texts: Readonly<Record<string, string>>,
  config: (read: string, candidate: string) => ComposeModel = () => modelWith('db', '/data'),
) {
  const names = Object.keys(texts);
  for (const name of names) await writeFile(join(folder, name), texts[name] ?? '');
  const paths = names.filter((name) => !name.startsWith('inc')).map((name) => hostPath(join(folder, name)));
  const compose: Pick<Compose, 'config'> = {
    config: async ({ files }) => {
      const candidate = files.find((each) => each.endsWith('.tmp')) ?? '';
      return config(await readFile(candidate, 'utf8'), candidate);
    },
  };
  const request = {
    files: paths,
    workingDir: hostPath(folder),
    envFiles: [],
    profiles: [],
    projectName: stackName('shop'),
  };
  const files = await Promise.all(paths.map(readComposeText));
  return editFiles(compose, { request, files, key: 'db', path: '/data' }, 'db');
}

describe('the edit of a stack’s files', () => {
  it('is read by Compose in the place of the file, and leaves nothing behind', async () => {
    const read: string[] = [];
    const result = await edit(
      { 'compose.yaml': text, 'override.yaml': 'services:\n  db:\n    tty: true\n' },
      (each) => {
        read.push(each);
        return modelWith('db', '/data');
      },
    );
    const after = `${text}    volumes:\n      - db:/data\n\nvolumes:\n  db:\n`;
    expect(result).toMatchObject({ kind: 'edit', volume: 'shop_db', edit: { after, file: { text } } });
    expect(read).toEqual([after]);
    expect((await readdir(folder)).sort()).toEqual(['compose.yaml', 'override.yaml']);
  });

  it('is made in the file in which an anonymous volume stands', async () => {
    const override = 'services:\n  db:\n    volumes:\n      - {type: volume, target: /data}\n';
    const after = `${override.replace('volume,', 'volume, source: db,')}\nvolumes:\n  db:\n`;
    expect(await edit({ 'compose.yaml': text, 'override.yaml': override })).toMatchObject({
      kind: 'edit',
      edit: { after, file: { path: join(folder, 'override.yaml') } },
    });
  });

  it('is refused where Compose would mount something else', async () => {
    const refusal = {
      kind: 'refused',
      file: join(folder, 'compose.yaml'),
      refusal: { kind: 'not-attached' },
    };
    expect(await edit({ 'compose.yaml': text }, () => modelWith('other', '/data'))).toEqual(refusal);
    expect(await edit({ 'compose.yaml': text }, () => modelWith('db', '/else'))).toEqual(refusal);
  });

  it('that Compose does not take is told as of the file, not of what nobody has seen', async () => {
    const failed = edit({ 'compose.yaml': text }, (_read, candidate) => {
      throw new Failure({
        kind: 'compose-invalid',
        file: hostPath(candidate),
        line: 3,
        message: `${candidate}: no`,
      });
    });
    const file = join(folder, 'compose.yaml');
    expect(await failed.catch(factsOf)).toEqual({
      kind: 'compose-invalid',
      file,
      line: 3,
      message: `${file}: no`,
    });
    expect(await readdir(folder)).toEqual(['compose.yaml']);
  });

  it('is refused for a file that a program writes', async () => {
    expect(await edit({ 'compose.yaml': `# DO NOT EDIT\n${text}` })).toMatchObject({
      refusal: { kind: 'file-generated', line: 1 },
    });
  });

  it('is refused for a service of an included file, which is named', async () => {
    expect(await edit({ 'compose.yaml': 'include: [inc.yaml]\n', 'inc.yaml': text })).toEqual({
      kind: 'refused',
      file: join(folder, 'compose.yaml'),
      refusal: { kind: 'service-elsewhere', file: join(folder, 'inc.yaml') },
    });
    expect(await edit({ 'compose.yaml': 'services: {}\n' })).toMatchObject({
      refusal: { kind: 'service-missing' },
    });
  });
});

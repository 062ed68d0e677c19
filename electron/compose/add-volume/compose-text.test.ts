import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostPath } from '../../../shared/ids.ts';
import { factsOf } from '../../failure.ts';
import {
  backUp,
  mustBeUnchanged,
  readComposeText,
  removeTextsLeftBeside,
  withTextBeside,
  writeComposeText,
} from './compose-text.ts';

let folder: string;
let path: string;
const text = '\uFEFFservices: {}\r\n# ä\r\n';
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'stackyard-text-')));
  path = join(folder, 'compose.yaml');
  await writeFile(path, text);
  await chmod(path, 0o664);
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const read = (named = path) => readComposeText(hostPath(named));
const modeOf = async (name: string) => (await stat(name)).mode & 0o7777;

describe('a Compose file', () => {
  it('is read as it is, to the byte', async () => {
    const file = await read();
    expect(file).toMatchObject({ path, text, mode: 0o664 });
    await writeComposeText(file, file.text);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('is written with its mode, where a link leads to', async () => {
    const link = join(folder, 'link.yaml');
    await symlink('compose.yaml', link);
    const file = await read(link);
    await writeComposeText(file, 'services:\n');
    expect([await readFile(path, 'utf8'), await modeOf(path)]).toEqual(['services:\n', 0o664]);
    expect(await realpath(link)).toBe(path);
    expect((await readdir(folder)).sort()).toEqual(['compose.yaml', 'link.yaml']);
  });

  it.runIf(process.getuid?.() === 0)('keeps its owner', async () => {
    const { chown } = await import('node:fs/promises');
    await chown(path, 1234, 2345);
    const file = await read();
    const backup = await backUp(file, 0);
    await writeComposeText(file, 'x');
    for (const name of [path, backup]) {
      const { uid, gid } = await stat(name);
      expect({ uid, gid }).toEqual({ uid: 1234, gid: 2345 });
    }
  });

  it('that is no text, or not there, is refused with its name', async () => {
    await writeFile(path, Buffer.from([0x61, 0xff]));
    expect(await read().catch(factsOf)).toEqual({
      kind: 'volume-refused',
      file: path,
      refusal: { kind: 'not-text' },
    });
    expect(await read(join(folder, 'gone.yaml')).catch(factsOf)).toEqual({
      kind: 'compose-missing',
      files: [join(folder, 'gone.yaml')],
    });
  });

  it('is known to have changed, or to be gone', async () => {
    const file = await read();
    await mustBeUnchanged(file);
    await writeFile(path, `${text}#`);
    expect(await mustBeUnchanged(file).catch(factsOf)).toEqual({ kind: 'file-changed', path });
    await rm(path);
    expect(await mustBeUnchanged(file).catch(factsOf)).toEqual({ kind: 'file-changed', path });
  });

  it('is backed up beside it, never over another backup', async () => {
    const file = await read();
    const at = Date.UTC(2026, 10, 27, 10, 15, 5);
    const names = [await backUp(file, at), await backUp(file, at)];
    expect(names).toEqual([`${path}.bak-20261127-101505`, `${path}.bak-20261127-101505-2`]);
    for (const name of names) {
      expect([await readFile(name, 'utf8'), await modeOf(name)]).toEqual([text, 0o664]);
    }
  });
});

describe('a text that is tried out', () => {
  it('lies beside the file while it is read, and is gone after, also when that fails', async () => {
    const file = await read();
    const seen = await withTextBeside(file, 'new', async (candidate) => {
      expect(candidate.startsWith(`${folder}/.compose.yaml.`)).toBe(true);
      return readFile(candidate, 'utf8');
    });
    expect(seen).toBe('new');
    await expect(withTextBeside(file, 'new', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await readdir(folder)).toEqual(['compose.yaml']);
  });

  it('takes away what the app left when it ended over one, and nothing else', async () => {
    const names = [
      '.compose.yaml.00112233aabb.tmp',
      '.compose.yaml.001122334455.tmp',
      '.compose.yaml.mine.tmp',
    ];
    const old = new Date(Date.now() - 3_600_000);
    for (const [at, name] of names.entries()) {
      await writeFile(join(folder, name), '');
      // The second is being read right now.
      if (at !== 1) await utimes(join(folder, name), old, old);
    }
    await withTextBeside(await read(), 'new', async () => undefined);
    expect((await readdir(folder)).sort()).toEqual([names[1], names[2], 'compose.yaml']);
  });

  it('is not left beside a file, nor beside what a link names, when the app starts again', async () => {
    const name = '.compose.yaml.00112233aabb.tmp';
    const link = join(folder, 'elsewhere', 'link.yaml');
    const beforeStart = new Date(Date.now() - process.uptime() * 1_000 - 1_000);
    await mkdir(join(folder, 'elsewhere'));
    await symlink(path, link);
    await writeFile(join(folder, name), '');
    await removeTextsLeftBeside([hostPath(link), hostPath(join(folder, 'gone', 'compose.yaml'))]);
    expect((await readdir(folder)).sort()).toEqual([name, 'compose.yaml', 'elsewhere']);
    await utimes(join(folder, name), beforeStart, beforeStart);
    await removeTextsLeftBeside([hostPath(link)]);
    expect((await readdir(folder)).sort()).toEqual(['compose.yaml', 'elsewhere']);
  });
});

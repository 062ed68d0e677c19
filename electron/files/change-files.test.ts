import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { largestText } from '../../shared/container-files.ts';
import { hostPath } from '../../shared/ids.ts';
import { Refusal } from '../engine/engine-failure.ts';
import type { ExecOutput } from '../engine/exec-verbs.ts';
import { aContainer } from '../engine/fake-engine.ts';
import { Failure, factsOf } from '../failure.ts';
import type { NamedEntry } from '../tar/named-entry.ts';
import { readTar } from '../tar/read-tar.ts';
import { deleteFile } from './delete-files.ts';
import { downloadFile, downloadFolder, downloadTar } from './download.ts';
import { versionOf } from './read-file.ts';
import { saveText } from './save-text.ts';
import { type TarPart, tarOf, tarStream } from './testing.ts';
import { planUpload, upload } from './upload.ts';

const container = aContainer('c1', {
  mounts: [
    { kind: 'bind', source: '/srv', destination: '/conf', readOnly: true },
    { kind: 'bind', source: '/x', destination: '/deep/data', readOnly: false },
    { kind: 'tmpfs', destination: '/fast' },
  ],
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** An engine that has one file, and takes what is written to it. */
function engine(file: TarPart, answer: () => Promise<void> = async () => undefined) {
  const written: { folder: string; entries: [NamedEntry, string][] }[] = [];
  let now = file;
  return {
    written,
    readArchive: async () => tarStream([{ name: 'file', ...now }]),
    async writeArchive(_id: unknown, to: string, tar: Readable) {
      await answer();
      const entries: [NamedEntry, string][] = [];
      for await (const { entry, body } of readTar(tar)) {
        const parts: Buffer[] = [];
        for await (const part of body()) parts.push(part);
        entries.push([entry, Buffer.concat(parts).toString()]);
        now = { ...entry, content: Buffer.concat(parts) };
      }
      written.push({ folder: to, entries });
    },
    outputOf: async (): Promise<ExecOutput> => ({
      exitCode: 0,
      stdout: Buffer.from('swift'),
      stderr: '',
      cut: false,
    }),
  };
}

describe('a text that is saved', () => {
  const before = { content: 'old', mode: 0o4640, uid: 1000, gid: 50 };
  const save = (api: ReturnType<typeof engine>, version: string | null, path = '/srv/file') =>
    saveText(api, container, path, 'new ü', version, 1_800_000_000_000).catch(factsOf);

  it('keeps mode and owner', async () => {
    const api = engine(before);
    expect(await save(api, versionOf(Buffer.from('old')))).toEqual({
      kind: 'saved',
      version: versionOf(Buffer.from('new ü')),
    });
    expect(api.written).toEqual([
      {
        folder: '/srv',
        entries: [
          [
            expect.objectContaining({
              name: 'file',
              kind: 'file',
              mode: 0o4640,
              uid: 1000,
              gid: 50,
              modifiedAt: 1_800_000_000_000,
            }),
            'new ü',
          ],
        ],
      },
    ]);
  });

  it.each<[string, TarPart]>([
    ['changed', { content: 'other' }],
    ['grew', { content: 'old'.padEnd(largestText + 1) }],
  ])('is not written over a file that %s meanwhile', async (_what, part) => {
    const api = engine(part);
    expect(await save(api, versionOf(Buffer.from('old')))).toEqual({ kind: 'changed' });
    expect(api.written).toEqual([]);
    expect(await save(api, null)).toMatchObject({ kind: 'saved' });
  });

  it.each([
    ['/conf/file', 'read-only'],
    ['/fast/file', 'in-memory'],
    ['/proc/file', 'in-memory'],
  ])('does not go to %s', async (path, problem) => {
    const api = engine(before);
    expect(await save(api, null, path)).toMatchObject({ kind: 'container-file', problem, path });
    expect(api.written).toEqual([]);
  });

  it('takes no link’s place', async () => {
    expect(await save(engine({ kind: 'link', target: 'x' }), null)).toMatchObject({ problem: 'not-a-file' });
  });

  it.each([
    ['container rootfs is marked read-only', 'read-only'],
    ['unlinkat /etc/hosts: device or resource busy', 'mounted'],
  ])('says why where the engine refuses: %s', async (detail, problem) => {
    const refusal = new Refusal(500, detail);
    const api = engine(before, () => Promise.reject(new Failure({ kind: 'unexpected', detail }, refusal)));
    expect(await save(api, null)).toMatchObject({ kind: 'container-file', problem, detail });
  });

  it('is not believed where the file holds something else', async () => {
    const api = { ...engine(before), writeArchive: async () => undefined };
    expect(await save(api, null)).toMatchObject({ kind: 'unexpected' });
  });
});

describe('an upload', () => {
  const signal = new AbortController().signal;
  const put = (api: ReturnType<typeof engine>, names: readonly string[], to = '/srv') =>
    upload({
      api,
      container,
      folder: to,
      paths: names.map((name) => hostPath(join(folder, name))),
      signal,
      onMoved: () => undefined,
    }).catch(factsOf);

  beforeEach(async () => {
    await mkdir(join(folder, 'in', 'deep'), { recursive: true });
    await writeFile(join(folder, 'in', 'deep', 'x'), 'below', { mode: 0o755 });
    await symlink('deep/x', join(folder, 'in', 'link'));
    await writeFile(join(folder, 'note'), 'hello');
  });

  it('brings files, folders and links, as root’s', async () => {
    const api = engine({});
    expect(await put(api, ['in', 'note'])).toMatchObject({ files: 3, leftOut: [], to: '/srv' });
    const told = api.written[0]?.entries.map(([{ name, kind, mode, uid }, text]) => [
      name,
      kind,
      mode,
      uid,
      text,
    ]);
    expect(told?.toSorted()).toEqual([
      ['in/', 'folder', 0o755, 0, ''],
      ['in/deep/', 'folder', 0o755, 0, ''],
      ['in/deep/x', 'file', 0o755, 0, 'below'],
      ['in/link', 'link', 0o777, 0, ''],
      ['note', 'file', 0o644, 0, 'hello'],
    ]);
  });

  it('says beforehand what it would replace', async () => {
    const paths = ['in', 'note'].map((name) => hostPath(join(folder, name)));
    expect(await planUpload(container, '/srv', async (name) => name === 'note', paths)).toEqual({
      names: ['in', 'note'],
      taken: ['note'],
      files: 3,
      bytes: 10,
    });
  });

  it('fails whole where a file is not there', async () => {
    const api = engine({});
    expect(await put(api, ['note', 'nothing'])).toMatchObject({
      kind: 'file-failed',
      path: join(folder, 'nothing'),
    });
    expect(api.written).toEqual([]);
  });

  it('does not go where it is not seen, or not let', async () => {
    expect(await put(engine({}), ['note'], '/fast')).toMatchObject({ problem: 'in-memory' });
    expect(await put(engine({}), ['note'], '/conf')).toMatchObject({ problem: 'read-only' });
  });

  it('that is called off is no failure of the engine', async () => {
    const ending = new AbortController();
    const api = engine({}, async () => {
      ending.abort();
      throw new Error('aborted');
    });
    const paths = [hostPath(join(folder, 'note'))];
    const called = upload({
      api,
      container,
      folder: '/srv',
      paths,
      signal: ending.signal,
      onMoved: () => undefined,
    });
    expect(await called.catch(factsOf)).toEqual({ kind: 'cancelled' });
  });
});

describe('a deletion', () => {
  function remove(
    path: string,
    said: Partial<ExecOutput> | Error,
    state: 'running' | 'exited' | 'paused' = 'running',
  ) {
    const commands: (readonly string[])[] = [];
    const outputOf = async (
      _id: unknown,
      { command }: { command: readonly string[] },
    ): Promise<ExecOutput> => {
      commands.push(command);
      if (said instanceof Error) throw said;
      return { exitCode: 0, stdout: Buffer.alloc(0), stderr: '', cut: false, ...said };
    };
    const done = deleteFile({ outputOf }, { ...container, state }, path).then(() => 'gone', factsOf);
    return done.then((answer) => [answer, commands] as const);
  }

  it('gives the path as one argument, after all options', async () => {
    expect(await remove('/srv/-rf x\n', {})).toEqual(['gone', [['rm', '-rf', '--', '/srv/-rf x\n']]]);
  });

  it('spells a name that is no text for a shell, and writes it into no line', async () => {
    const [answer, commands] = await remove('/a\udcff', {});
    expect(answer).toBe('gone');
    expect(commands[0]?.slice(-2)).toEqual(['sh', '\\0057\\0141\\0377']);
    expect(commands[0]?.[2]).not.toContain('377');
  });

  it.each<[string, 'running' | 'exited' | 'paused', string]>([
    ['/', 'running', 'mounted'],
    ['/conf', 'running', 'mounted'],
    ['/deep', 'running', 'mounted'],
    ['/proc', 'running', 'mounted'],
    ['/srv/x', 'exited', 'not-running'],
    ['/srv/x', 'paused', 'not-running'],
  ])('of %s of a container that is %s is refused', async (path, state, problem) => {
    expect(await remove(path, {}, state)).toEqual([expect.objectContaining({ problem, path }), []]);
  });

  it.each<[Partial<ExecOutput> | Error, string]>([
    [{ exitCode: 127 }, 'no-program'],
    [new Refusal(400, 'executable file not found'), 'no-program'],
    [{ exitCode: 1, stderr: 'rm: /x: Read-only file system' }, 'read-only'],
    [{ exitCode: 1, stderr: 'rm: /x: Operation not permitted' }, 'permission-denied'],
    [{ exitCode: 1, stderr: 'rm: /x: Device or resource busy' }, 'mounted'],
  ])('that fails with %j says why', async (said, problem) => {
    expect((await remove('/x', said))[0]).toMatchObject({ kind: 'container-file', problem });
  });
});

describe('a download', () => {
  const job = (part: TarPart, path = '/srv/file') => ({
    api: engine(part),
    container,
    path,
    signal: new AbortController().signal,
    onMoved: () => undefined,
  });
  const to = (name: string) => hostPath(join(folder, name));

  it('of a file is the file, and of one in memory what its programs say', async () => {
    await downloadFile(job({ content: 'hello' }), to('one'));
    await downloadFile(job({ content: 'beneath' }, '/fast/x'), to('two'));
    expect([await readFile(to('one'), 'utf8'), await readFile(to('two'), 'utf8')]).toEqual([
      'hello',
      'swift',
    ]);
  });

  it('that breaks off leaves nothing, and the file that was there as it was', async () => {
    await writeFile(to('one'), 'before');
    const broken = {
      ...job({}),
      api: {
        ...engine({}),
        readArchive: async () =>
          Readable.from([tarOf([{ name: 'file', content: 'hello' }]).subarray(0, 514)]),
      },
    };
    expect(await downloadFile(broken, to('one')).catch(factsOf)).toMatchObject({ kind: 'file-failed' });
    expect(await downloadFolder(broken, to(''), 'linux').catch(factsOf)).toMatchObject({
      kind: 'unexpected',
    });
    expect(await readdir(folder)).toEqual(['one']);
    expect(await readFile(to('one'), 'utf8')).toBe('before');
  });

  it('of a folder stands beside one of its name', async () => {
    const aFolder = {
      ...job({}, '/srv/top'),
      api: {
        ...engine({}),
        readArchive: async () => tarStream([{ name: 'top/', kind: 'folder' }, { content: 'x' }]),
      },
    };
    const first = await downloadFolder(aFolder, to(''), 'linux');
    const second = await downloadFolder(aFolder, to(''), 'linux');
    expect([first.to, second.to]).toEqual([join(folder, 'top'), join(folder, 'top (2)')]);
    expect(await readdir(folder)).toEqual(['top', 'top (2)']);
    expect(await readFile(join(folder, 'top', 'file'), 'utf8')).toBe('x');
  });

  it('of what is in memory is no archive of what lies beneath', async () => {
    expect(await downloadTar(job({}, '/fast'), to('x.tar')).catch(factsOf)).toMatchObject({
      problem: 'in-memory',
    });
    expect(await downloadFolder(job({}, '/fast'), to(''), 'linux').catch(factsOf)).toMatchObject({
      problem: 'in-memory',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('says so when it can’t be written', async () => {
    const into = to('none/x');
    expect(await downloadFile(job({ content: 'x' }), into).catch(factsOf)).toMatchObject({
      kind: 'file-failed',
    });
  });
});

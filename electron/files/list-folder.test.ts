import { describe, expect, it } from 'vitest';
import { Refusal } from '../engine/engine-failure.ts';
import type { ExecOutput } from '../engine/exec-verbs.ts';
import { aContainer } from '../engine/fake-engine.ts';
import { factsOf } from '../failure.ts';
import { createArchiveLister } from './list-by-archive.ts';
import { listFolder } from './list-folder.ts';
import { tarStream } from './testing.ts';

const running = aContainer('c1', { mounts: [{ kind: 'tmpfs', destination: '/fast' }] });
const aFolder = { kind: 'folder', executable: true, bytes: 0, target: null } as const;

function engine(said: Partial<ExecOutput> | Error) {
  const asked: string[] = [];
  return {
    asked,
    outputOf: async (_id: unknown, { command }: { command: readonly string[] }): Promise<ExecOutput> => {
      asked.push('program');
      if (said instanceof Error) throw said;
      const mark = /%n(<\w+>)/.exec(command.join(' '))?.[1] ?? '';
      const stdout = Buffer.from(String(said.stdout ?? '').replaceAll('<m>', mark));
      return { exitCode: 0, stderr: '', cut: false, ...said, stdout };
    },
    readArchive: async () => {
      asked.push('archive');
      return tarStream([{ name: 'srv/', kind: 'folder' }, { name: 'srv/x' }]);
    },
    statPath: async () => aFolder,
  };
}

const itself = (path: string) => Buffer.from(`41ed 1 1 0 0 root root <m>${path}<m>${path}<m>\n`);
const list = (api: ReturnType<typeof engine>, path: string, container = running) =>
  listFolder(
    api,
    createArchiveLister(() => 0),
    container,
    path,
    'kept',
  ).then(({ entries }) => entries.map(({ name }) => name), factsOf);

describe('a folder', () => {
  it('of a running container is listed by its programs', async () => {
    const api = engine({ stdout: itself('/srv/') });
    expect([await list(api, '/srv'), api.asked]).toEqual([[], ['program']]);
  });

  it.each([
    [
      'it does not run',
      '/srv',
      engine({ stdout: itself('/srv/') }),
      { ...running, state: 'exited' as const },
    ],
    ['it is paused', '/srv', engine({ stdout: itself('/srv/') }), { ...running, state: 'paused' as const }],
    ['its name is no text', '/bad\udcff', engine({ stdout: itself('/srv/') }), running],
  ])('is listed by archive alone where %s', async (_what, path, api, container) => {
    expect([await list(api, path, container), api.asked]).toEqual([['x'], ['archive']]);
  });

  it.each([
    ['it has no programs', engine({ exitCode: 127 })],
    ['the engine can’t start one', engine(new Refusal(409, 'is not running'))],
    ['they may not read it', engine({ exitCode: 1, stdout: itself('/srv/'), stderr: 'denied' })],
  ])('is listed by archive where %s', async (_what, api) => {
    expect([await list(api, '/srv'), api.asked]).toEqual([['x'], ['program', 'archive']]);
  });

  it.each([
    ['permission-denied', engine({ exitCode: 1, stdout: itself('/fast/'), stderr: 'denied' })],
    ['not-found', engine({ exitCode: 1, stderr: 'find: /fast/x/: No such file or directory' })],
    ['not-a-folder', engine({ exitCode: 1, stderr: 'find: /fast/x/: Not a directory' })],
    ['in-memory', engine({ exitCode: 127 })],
  ])('in memory is %s, for an archive would show what lies beneath', async (problem, api) => {
    const path = problem === 'permission-denied' || problem === 'in-memory' ? '/fast' : '/fast/x';
    expect([await list(api, path), api.asked]).toEqual([
      expect.objectContaining({ kind: 'container-file', problem, path }),
      ['program'],
    ]);
  });

  it('fails when the engine is away', async () => {
    expect(await list(engine(new Error('away')), '/srv')).toMatchObject({ kind: 'unexpected' });
  });
});

import { describe, expect, it } from 'vitest';
import { largestPicture, largestText } from '../../shared/container-files.ts';
import type { ExecOutput } from '../engine/exec-verbs.ts';
import { aContainer } from '../engine/fake-engine.ts';
import { factsOf } from '../failure.ts';
import { readFile } from './read-file.ts';
import { type TarPart, tarStream } from './testing.ts';

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(5_000, 1)]);
const running = aContainer('c1', { mounts: [{ kind: 'tmpfs', destination: '/fast' }] });

const reading = (part: TarPart | null, said: readonly Partial<ExecOutput>[] = [], path = '/srv/file') => {
  const answers = [...said];
  const none = { exitCode: 0, stdout: Buffer.alloc(0), stderr: '', cut: false };
  const api = {
    readArchive: async () => (part === null ? null : tarStream([{ name: 'file', ...part }])),
    outputOf: async (): Promise<ExecOutput> => ({ ...none, ...answers.shift() }),
  };
  return readFile(api, running, path).catch(factsOf);
};

describe('what a file holds', () => {
  it.each<[string, TarPart, object]>([
    [
      'text',
      { content: 'grüße\r\n' },
      {
        kind: 'text',
        text: 'grüße\r\n',
        encoding: 'utf-8',
        whole: true,
        bytes: 9,
        version: expect.any(String),
      },
    ],
    ['nothing', { content: '' }, { kind: 'text', text: '', whole: true, version: expect.any(String) }],
    [
      'text of another encoding',
      { content: Buffer.from('gr\xfc\xdfe aus M\xfcnchen', 'latin1') },
      { kind: 'text', text: 'grüße aus München', encoding: 'other', version: null },
    ],
    [
      'text of two bytes a letter',
      { content: Buffer.from('\xff\xfeh\0i\0', 'latin1') },
      { kind: 'text', text: 'hi', encoding: 'other', version: null },
    ],
    ['bytes with a zero', { content: 'a\0b' }, { kind: 'binary', bytes: 3 }],
    ['bytes without', { content: Buffer.alloc(100, 1) }, { kind: 'binary', bytes: 100 }],
    ['a picture', { content: png }, { kind: 'picture', type: 'image/png', data: new Uint8Array(png) }],
    ['a pipe', { kind: 'other' }, { kind: 'special' }],
  ])('may be %s', async (_what, part, content) => {
    expect(await reading(part)).toMatchObject(content);
  });

  it('is shown in part where it is long, and not cut within a letter', async () => {
    const content = await reading({ content: `${'x'.repeat(largestText - 1)}éand more` });
    expect(content).toMatchObject({ kind: 'text', whole: false, encoding: 'utf-8', version: null });
    expect(content).toHaveProperty('text', 'x'.repeat(largestText - 1));
  });

  it('is not fetched where it is too large a picture', async () => {
    const part = { content: Buffer.concat([png, Buffer.alloc(largestPicture)]) };
    expect(await reading(part)).toEqual({ kind: 'large-picture', bytes: part.content.length });
  });

  it.each<[string, TarPart | null, string]>([
    ['a folder', { kind: 'folder' }, 'not-a-file'],
    ['a link', { kind: 'link', target: '/etc/passwd' }, 'not-a-file'],
    ['gone', null, 'not-found'],
  ])('can’t be told of what is %s', async (_what, part, problem) => {
    expect(await reading(part)).toMatchObject({ kind: 'container-file', problem, path: '/srv/file' });
  });
});

describe('what a file in memory holds', () => {
  it('is told by the container’s programs, and not written back', async () => {
    const said = [{ stdout: Buffer.from('81a4\n') }, { stdout: Buffer.from('hi') }];
    expect(await reading({ content: 'beneath' }, said, '/fast/x')).toMatchObject({
      kind: 'text',
      text: 'hi',
      version: null,
    });
  });

  it('is not asked of a pipe, which would wait for ever', async () => {
    expect(await reading(null, [{ stdout: Buffer.from('11a4\n') }], '/fast/x')).toEqual({ kind: 'special' });
  });

  it.each([
    ['permission-denied', "stat: can't stat '/fast/x': Permission denied"],
    ['not-found', "stat: can't stat '/fast/x': No such file or directory"],
  ])('is %s where they say so', async (problem, stderr) => {
    expect(await reading(null, [{ exitCode: 1, stderr }], '/fast/x')).toMatchObject({
      problem,
      detail: stderr,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { largestInput } from '../../shared/exec.ts';
import { streamArguments, streamReplies } from './stream-schemas.ts';

const request = {
  container: 'a'.repeat(64),
  program: { kind: 'shell', path: '/bin/sh' },
  user: '',
  workingDir: '',
  size: { columns: 80, rows: 24 },
};

describe('files on their way', () => {
  const container = 'a'.repeat(64);
  const fits = (request: object) => streamArguments.transfer.safeParse({ container, ...request }).success;

  it.each([
    { kind: 'download', path: '/srv', as: 'folder' },
    { kind: 'download', path: '/bad\udcff', as: 'file' },
    { kind: 'upload', folder: '/', paths: ['/home/ada/note'] },
  ])('may be %j', (request) => expect(fits(request)).toBe(true));

  it.each([
    { kind: 'download', path: '/srv/../etc', as: 'folder' },
    { kind: 'download', path: 'srv', as: 'tar' },
    { kind: 'download', path: '/srv', as: 'zip' },
    { kind: 'download', path: '/srv', as: 'file', to: '/etc/passwd' },
    { kind: 'upload', folder: '/', paths: [] },
    { kind: 'upload', folder: '/', paths: ['note'] },
    { kind: 'upload', folder: '/x/', paths: ['/note'] },
    { kind: 'move', path: '/srv' },
  ])('are never %j', (request) => expect(fits(request)).toBe(false));
});

describe('a terminal', () => {
  const fits = (difference: object) => streamArguments.exec.safeParse({ ...request, ...difference }).success;

  it.each([{}, { user: '1000:1000', workingDir: '/srv' }, { program: { kind: 'command', line: 'top -b' } }])(
    'is opened with %j',
    (difference) => expect(fits(difference)).toBe(true),
  );

  it.each([
    { container: 'web' },
    { user: 'ro\0ot' },
    { workingDir: 7 },
    { program: { kind: 'command', line: ' ' } },
    { program: { kind: 'shell', path: '' } },
    { program: { kind: 'shell', path: '/bin/sh', args: ['-c', 'x'] } },
    { size: { columns: 0, rows: 24 } },
    { size: { columns: 80.5, rows: 24 } },
    { size: { columns: 80, rows: 1e9 } },
    { privileged: true },
  ])('is not opened with %j', (difference) => expect(fits(difference)).toBe(false));

  const taken = (message: unknown) => streamReplies.exec.safeParse({ kind: 'message', message }).success;

  it('takes keys up to a bound, sizes, and what was drawn', () => {
    expect(taken({ kind: 'input', bytes: new Uint8Array(largestInput) })).toBe(true);
    expect(taken({ kind: 'resize', size: { columns: 120, rows: 40 } })).toBe(true);
    expect(taken({ kind: 'drawn', bytes: 65_536 })).toBe(true);
    expect(taken({ kind: 'end' })).toBe(true);
  });

  it.each([
    { kind: 'input', bytes: new Uint8Array(largestInput + 1) },
    { kind: 'input', bytes: 'ls' },
    { kind: 'input', bytes: [108, 115] },
    { kind: 'drawn', bytes: -1 },
    { kind: 'resize', size: { columns: '80', rows: 24 } },
    { kind: 'signal', signal: 'KILL' },
  ])('takes nothing else', (message) => expect(taken(message)).toBe(false));
});

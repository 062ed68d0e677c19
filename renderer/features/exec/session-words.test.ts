import { describe, expect, it } from 'vitest';
import type { SessionEnd } from './session.ts';
import { endWords, sessionWords } from './session-words.ts';

describe('a session', () => {
  it.each([
    [{ kind: 'shell', path: '/usr/bin/bash' }, '', '', 'bash'],
    [{ kind: 'shell', path: 'C:\\Windows\\System32\\cmd.exe' }, '', '', 'cmd.exe'],
    [{ kind: 'command', line: ' redis-cli -n 2 ' }, 'root', '/srv', 'redis-cli -n 2 as root in /srv'],
  ] as const)('%j is called %4$s', (program, user, workingDir, words) => {
    expect(sessionWords({ program, user, workingDir })).toBe(words);
  });

  it.each<[SessionEnd, string]>([
    [{ kind: 'exited', code: 0 }, 'Session ended (exit code 0)'],
    [{ kind: 'exited', code: null }, 'Session ended'],
    [{ kind: 'not-started' }, 'The program could not be started'],
    [{ kind: 'container-stopped' }, 'The container stopped'],
    [{ kind: 'left-running' }, 'Session closed, but its program may still be running'],
    [
      {
        kind: 'failed',
        error: { kind: 'engine-unreachable', cause: { kind: 'connection-lost', detail: '' } },
      },
      'The connection to the engine was lost',
    ],
    [
      { kind: 'failed', error: { kind: 'conflict', detail: 'Container is paused' } },
      'The engine refused this',
    ],
  ])('that ended says %2$s', (end, title) => expect(endWords(end, 'linux').title).toBe(title));

  it('says what a shell’s own codes mean', () => {
    expect(endWords({ kind: 'exited', code: 127 }, 'linux').more).toBe(
      'The program was not found in the container.',
    );
    expect(endWords({ kind: 'exited', code: 1 }, 'linux').more).toBe('');
  });
});

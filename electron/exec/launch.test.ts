import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { pidReader } from './announced-pid.ts';
import { launchWords, wordsOfLine } from './launch.ts';

describe('what is launched', () => {
  it('is the shell itself where no other can tell of it', () => {
    expect(launchWords({ kind: 'shell', path: '/usr/bin/fish' }, null)).toEqual(['/usr/bin/fish']);
  });

  it('is a line cut into words where no shell can read it', () => {
    expect(launchWords({ kind: 'command', line: "redis-cli -n 2 'a b'" }, null)).toEqual([
      'redis-cli',
      '-n',
      '2',
      'a b',
    ]);
  });

  /** Runs it here, and takes the announcement out of what it said. */
  function run([command = '', ...args]: readonly string[]) {
    const announced = pidReader();
    const said = Buffer.from(announced.read(execFileSync(command, args))).toString('utf8');
    return { pid: announced.pid(), said };
  }

  it('tells its process id, and becomes the shell under the same one', () => {
    const { pid, said } = run(launchWords({ kind: 'shell', path: '/bin/pwd' }, '/bin/sh'));
    expect(pid).toBeGreaterThan(1);
    expect(said).toBe(`${process.cwd()}\n`);
  });

  it('has a line read by the shell, whatever is in it', () => {
    const line = `a='1 2'; echo "$a" '$(x)' | tr 1 3; echo "$0"`;
    expect(run(launchWords({ kind: 'command', line }, '/bin/sh')).said).toBe('3 2 $(x)\n/bin/sh\n');
  });
});

describe('a line without a shell', () => {
  it.each([
    ['  a  b\tc ', ['a', 'b', 'c']],
    [`say "it's" 'a "b"'`, ['say', "it's", 'a "b"']],
    [`a\\ b "\\"q\\"" c'd'e`, ['a b', '"q"', 'cde']],
    [`empty '' ""`, ['empty', '', '']],
    [`open 'to the end`, ['open', 'to the end']],
    [`C:\\\\tools`, ['C:\\tools']],
    ['end\\', ['end\\']],
    ['$HOME *', ['$HOME', '*']],
    ['', []],
  ])('%j is %j', (line, words) => {
    expect(wordsOfLine(line)).toEqual(words);
  });
});

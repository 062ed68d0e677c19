import { describe, expect, it } from 'vitest';
import { ownArguments, readCommandLine } from './command-line.ts';

const nothing = { context: null, userDataDir: null, file: null, link: null };

describe('the command line', () => {
  it.each([
    [[], nothing],
    [['compose.yaml'], { ...nothing, file: '/home/me/compose.yaml' }],
    [['/abs/compose.yaml', 'second.yaml'], { ...nothing, file: '/abs/compose.yaml' }],
    [['--context', 'remote', 'a.yml'], { ...nothing, context: 'remote', file: '/home/me/a.yml' }],
    [['--context=remote'], { ...nothing, context: 'remote' }],
    [['--user-data-dir=/tmp/x'], { ...nothing, userDataDir: '/tmp/x' }],
    [['--no-sandbox', '--inspect=0', '-psn_0_1', 'a.yml'], { ...nothing, file: '/home/me/a.yml' }],
    [['--context'], nothing],
    [['stackyard://volumes'], { ...nothing, link: 'stackyard://volumes' }],
  ])('%j', (args, expected) => expect(readCommandLine(args, '/home/me')).toEqual(expected));

  it('leaves out the app folder in development, wherever the switches stand', () => {
    expect(ownArguments(['electron', '--no-sandbox', '/app', 'a.yml'], false)).toEqual([
      '--no-sandbox',
      'a.yml',
    ]);
    expect(ownArguments(['stackyard', 'a.yml'], true)).toEqual(['a.yml']);
  });
});

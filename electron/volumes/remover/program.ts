import type { Instruction, Register } from './instructions.ts';

/**
 * What the remover does: `remover e FOLDER` removes all that is in a folder, `remover r PATH` removes a file, or a
 * folder with all that is in it. It follows no link. It ends with 0 when nothing is left, 3 where the folder could not be
 * opened, 4 where something stayed. The path's bytes stand in halves, each a letter from `a` to `p`: so it may be of
 * bytes that are no text, which an engine takes in no argument.
 */

const bufferBytes = 2048;
const savedBytes = 48;
const clearFrame = savedBytes + bufferBytes;

// Of Linux: unlinkat(2), getdents64(2).
const workingFolder = -100;
const removeFolder = 0x200;
const noSuchFile = -2;
const entryLength = 16;
const entryName = 19;

const dot = 46;

const label = (name: string): Instruction => ({ op: 'label', name });
const set = (to: Register, value: number | 'folder-itself'): Instruction => ({ op: 'set', to, value });
const copy = (to: Register, from: Register): Instruction => ({ op: 'copy', to, from });
const add = (to: Register, value: number): Instruction => ({ op: 'add', to, value });
const plus = (to: Register, from: Register): Instruction => ({ op: 'plus', to, from });
const load = (to: Register, at: Register, offset: number, bytes: 1 | 2 | 8): Instruction => ({
  op: 'load',
  to,
  at,
  offset,
  bytes,
});
const store = (from: Register, at: Register, offset: number, bytes: 1 | 8): Instruction => ({
  op: 'store',
  from,
  at,
  offset,
  bytes,
});
const jump = (to: string): Instruction => ({ op: 'jump', to });
const call = (to: string): Instruction => ({ op: 'call', to });
const when = (
  left: Register,
  is: '=' | '≠' | '<' | '≥',
  right: Register | number,
  to: string,
): Instruction => ({
  op: 'jump-if',
  left,
  is,
  right,
  to,
});
const system = (
  name: 'openat' | 'getdents64' | 'unlinkat' | 'lseek' | 'close' | 'exit_group',
): Instruction => ({
  op: 'system',
  call: name,
});

const kept: readonly Register[] = ['s0', 's1', 's2', 's3'];
const enter = (bytes: number): readonly Instruction[] => [
  { op: 'enter', bytes },
  ...kept.map((each, index) => store(each, 'sp', 8 * (index + 1), 8)),
];
const leave = (bytes: number): readonly Instruction[] => [
  ...kept.map((each, index) => load(each, 'sp', 8 * (index + 1), 8)),
  { op: 'leave', bytes },
];

// At the start the stack holds how many arguments there are, then where each is: the program's own name first.
const start: readonly Instruction[] = [
  load('s0', 'sp', 16, 8),
  load('s1', 'sp', 24, 8),
  // How it ends.
  set('s4', 0),
  copy('a0', 's1'),
  call('decode'),
  load('a1', 's0', 0, 1),
  when('a1', '=', 'r'.charCodeAt(0), 'one'),
  set('a0', workingFolder),
  copy('a1', 's1'),
  set('a2', 'folder-itself'),
  set('a3', 0),
  system('openat'),
  copy('s0', 'r'),
  when('s0', '<', 0, 'no folder'),
  copy('a0', 's0'),
  call('clear'),
  jump('end'),
  label('one'),
  set('a0', workingFolder),
  copy('a1', 's1'),
  call('remove'),
  jump('end'),
  label('no folder'),
  set('s4', 3),
  label('end'),
  copy('a0', 's4'),
  system('exit_group'),
];

/** Makes bytes of the letters at `a0`, in their place. */
const decode: readonly Instruction[] = [
  label('decode'),
  ...enter(savedBytes),
  copy('s0', 'a0'),
  copy('s1', 'a0'),
  label('next letters'),
  load('a1', 's0', 0, 1),
  when('a1', '=', 0, 'decoded'),
  load('a2', 's0', 1, 1),
  add('a1', -97),
  plus('a1', 'a1'),
  plus('a1', 'a1'),
  plus('a1', 'a1'),
  plus('a1', 'a1'),
  plus('a1', 'a2'),
  add('a1', -97),
  store('a1', 's1', 0, 1),
  add('s0', 2),
  add('s1', 1),
  jump('next letters'),
  label('decoded'),
  store('a1', 's1', 0, 1),
  ...leave(savedBytes),
];

/** Removes what is called `a1` in the folder `a0`; answers 0 when it is gone. */
const remove: readonly Instruction[] = [
  label('remove'),
  ...enter(savedBytes),
  copy('s0', 'a0'),
  copy('s1', 'a1'),
  set('a2', 0),
  system('unlinkat'),
  when('r', '=', 0, 'removed'),
  when('r', '=', noSuchFile, 'removed'),
  // A folder, or nothing that can be removed: then it can't be opened as one.
  copy('a1', 's1'),
  copy('a0', 's0'),
  set('a2', 'folder-itself'),
  set('a3', 0),
  system('openat'),
  when('r', '<', 0, 'not removed'),
  copy('s2', 'r'),
  copy('a0', 's2'),
  call('clear'),
  copy('a0', 's2'),
  system('close'),
  copy('a0', 's0'),
  copy('a1', 's1'),
  set('a2', removeFolder),
  system('unlinkat'),
  when('r', '=', 0, 'removed'),
  label('not removed'),
  set('s4', 4),
  set('r', 1),
  jump('remove ends'),
  label('removed'),
  set('r', 0),
  label('remove ends'),
  ...leave(savedBytes),
];

/** Removes all that is in the folder `a0`. It is read again until nothing of it goes any more. */
const clear: readonly Instruction[] = [
  label('clear'),
  ...enter(clearFrame),
  copy('s0', 'a0'),
  label('from the top'),
  // Whether anything went this time.
  set('s3', 0),
  copy('a0', 's0'),
  set('a1', 0),
  set('a2', 0),
  system('lseek'),
  label('more entries'),
  copy('a0', 's0'),
  copy('a1', 'sp'),
  add('a1', savedBytes),
  set('a2', bufferBytes),
  system('getdents64'),
  when('r', '<', 0, 'not read'),
  when('r', '=', 0, 'read through'),
  copy('s1', 'sp'),
  add('s1', savedBytes),
  copy('s2', 's1'),
  plus('s2', 'r'),
  label('entry'),
  when('s1', '≥', 's2', 'more entries'),
  load('a2', 's1', entryName, 1),
  when('a2', '≠', dot, 'take it'),
  load('a2', 's1', entryName + 1, 1),
  when('a2', '=', 0, 'next entry'),
  when('a2', '≠', dot, 'take it'),
  load('a2', 's1', entryName + 2, 1),
  when('a2', '=', 0, 'next entry'),
  label('take it'),
  copy('a0', 's0'),
  copy('a1', 's1'),
  add('a1', entryName),
  call('remove'),
  when('r', '≠', 0, 'next entry'),
  set('s3', 1),
  label('next entry'),
  load('a2', 's1', entryLength, 2),
  plus('s1', 'a2'),
  jump('entry'),
  label('read through'),
  when('s3', '≠', 0, 'from the top'),
  jump('clear ends'),
  label('not read'),
  set('s4', 4),
  label('clear ends'),
  ...leave(clearFrame),
];

export const removerProgram: readonly Instruction[] = [...start, ...decode, ...remove, ...clear];

/** A path as the remover takes it. */
export const removerPath = (path: Buffer): string =>
  [...path].map((byte) => String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15))).join('');

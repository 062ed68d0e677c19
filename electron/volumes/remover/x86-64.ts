import { assertNever } from '../../../shared/assert-never.ts';
import type { Instruction, Processor, Register, SystemCall } from './instructions.ts';

// Numbers of registers, and the order of arguments, as Linux's calls have them (System V ABI, AMD64 supplement, A.2.1).
const numbers: Readonly<Record<Register, number>> = {
  a0: 7,
  a1: 6,
  a2: 2,
  a3: 10,
  r: 0,
  s0: 3,
  s1: 5,
  s2: 12,
  s3: 13,
  s4: 14,
  sp: 4,
};

// linux/arch/x86/entry/syscalls/syscall_64.tbl
const calls: Readonly<Record<SystemCall, number>> = {
  close: 3,
  lseek: 8,
  getdents64: 217,
  exit_group: 231,
  openat: 257,
  unlinkat: 263,
};

// O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
const folderItself = 0x10000 | 0x20000 | 0x80000;

const conditions = { '=': 0x84, '≠': 0x85, '<': 0x8c, '≥': 0x8d } as const;

const number32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};

/** An instruction on 64 bits; `reg` and `rm` are the two fields of its last byte. */
const wide = (opcode: readonly number[], mod: number, reg: number, rm: number): readonly number[] => [
  0x48 | ((reg >> 3) << 2) | (rm >> 3),
  ...opcode,
  (mod << 6) | ((reg & 7) << 3) | (rm & 7),
];

const registers = (opcode: number, reg: Register, rm: Register) =>
  Buffer.from(wide([opcode], 3, numbers[reg], numbers[rm]));

const withNumber = (extension: number, rm: Register, value: number) =>
  Buffer.concat([Buffer.from(wide([0x81], 3, extension, numbers[rm])), number32(value)]);

function memory(opcode: readonly number[], reg: Register, at: Register, offset: number): Buffer {
  const base = numbers[at];
  // Of the registers that end in 4 the base takes a byte more to be named.
  const base4 = (base & 7) === 4 ? [0x24] : [];
  return Buffer.concat([Buffer.from([...wide(opcode, 2, numbers[reg], base), ...base4]), number32(offset)]);
}

const loads = { 1: [0x0f, 0xb6], 2: [0x0f, 0xb7], 8: [0x8b] } as const;
const stores = { 1: [0x88], 8: [0x89] } as const;

const farJump = (opcode: readonly number[], at: number, to: number) =>
  Buffer.concat([Buffer.from(opcode), number32(to - (at + opcode.length + 4))]);

function encode(instruction: Instruction, at: number, addressOf: (label: string) => number): Buffer {
  switch (instruction.op) {
    case 'label':
      return Buffer.alloc(0);
    case 'set': {
      const { to, value } = instruction;
      const opcode = Buffer.from(wide([0xc7], 3, 0, numbers[to]));
      return Buffer.concat([opcode, number32(value === 'folder-itself' ? folderItself : value)]);
    }
    case 'copy':
      return registers(0x89, instruction.from, instruction.to);
    case 'add':
      return withNumber(0, instruction.to, instruction.value);
    case 'plus':
      return registers(0x01, instruction.from, instruction.to);
    case 'load':
      return memory(loads[instruction.bytes], instruction.to, instruction.at, instruction.offset);
    case 'store':
      return memory(stores[instruction.bytes], instruction.from, instruction.at, instruction.offset);
    case 'jump':
      return farJump([0xe9], at, addressOf(instruction.to));
    case 'call':
      return farJump([0xe8], at, addressOf(instruction.to));
    case 'jump-if': {
      const { left, right } = instruction;
      const compare = typeof right === 'number' ? withNumber(7, left, right) : registers(0x39, right, left);
      const jump = [0x0f, conditions[instruction.is]];
      return Buffer.concat([compare, farJump(jump, at + compare.length, addressOf(instruction.to))]);
    }
    case 'enter':
      return withNumber(5, 'sp', instruction.bytes);
    case 'leave':
      return Buffer.concat([withNumber(0, 'sp', instruction.bytes), Buffer.from([0xc3])]);
    case 'system':
      return Buffer.concat([
        Buffer.from([0xb8]),
        number32(calls[instruction.call]),
        Buffer.from([0x0f, 0x05]),
      ]);
    default:
      return assertNever(instruction);
  }
}

/** AMD64 (Intel SDM, volume 2). */
export const x86: Processor = { machine: 62, encode };

import { assertNever } from '../../../shared/assert-never.ts';
import type { Instruction, Processor, Register, SystemCall } from './instructions.ts';

// The first argument's register is the answer's, too. 31 is the stack where an address or a sum is meant, else zero.
const numbers: Readonly<Record<Register, number>> = {
  a0: 0,
  a1: 1,
  a2: 2,
  a3: 3,
  r: 0,
  s0: 19,
  s1: 20,
  s2: 21,
  s3: 22,
  s4: 23,
  sp: 31,
};
const zero = 31;
const link = 30;
const callNumber = 8;

// linux/include/uapi/asm-generic/unistd.h
const calls: Readonly<Record<SystemCall, number>> = {
  unlinkat: 35,
  openat: 56,
  close: 57,
  getdents64: 61,
  lseek: 62,
  exit_group: 94,
};

// O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC: the first two are others here (linux/arch/arm64/include/uapi/asm/fcntl.h).
const folderItself = 0x4000 | 0x8000 | 0x80000;

const conditions = { '=': 0, '≠': 1, '<': 11, '≥': 10 } as const;

const words = (...each: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * each.length);
  for (const [index, word] of each.entries()) bytes.writeUInt32LE(word >>> 0, 4 * index);
  return bytes;
};

/** The low 16 bits, then the next: `movz` and `movk`; of what is below zero, what is not set: `movn`. */
function set(to: number, value: number): Buffer {
  if (value < 0) return words(0x92800000 | (~value << 5) | to);
  return words(0xd2800000 | ((value & 0xffff) << 5) | to, 0xf2a00000 | ((value >>> 16) << 5) | to);
}

/** `add` or `sub`, also of the stack. */
const sum = (to: number, from: number, value: number): number =>
  (value < 0 ? 0xd1000000 : 0x91000000) | (Math.abs(value) << 10) | (from << 5) | to;

const loads = { 1: 0x39400000, 2: 0x79400000, 8: 0xf9400000 } as const;
const stores = { 1: 0x39000000, 8: 0xf9000000 } as const;

/** Offsets count in units of what is moved. */
const memory = (opcode: number, reg: number, at: number, offset: number, bytes: number): number =>
  opcode | ((offset / bytes) << 10) | (at << 5) | reg;

const distance = (at: number, to: number, bits: number): number => ((to - at) / 4) & (2 ** bits - 1);

function compare(left: number, right: Register | number): number {
  if (typeof right !== 'number') return 0xeb000000 | (numbers[right] << 16) | (left << 5) | zero;
  return (right < 0 ? 0xb1000000 : 0xf1000000) | (Math.abs(right) << 10) | (left << 5) | zero;
}

function encode(instruction: Instruction, at: number, addressOf: (label: string) => number): Buffer {
  switch (instruction.op) {
    case 'label':
      return Buffer.alloc(0);
    case 'set': {
      const { to, value } = instruction;
      return set(numbers[to], value === 'folder-itself' ? folderItself : value);
    }
    case 'copy':
      return words(sum(numbers[instruction.to], numbers[instruction.from], 0));
    case 'add': {
      const to = numbers[instruction.to];
      return words(sum(to, to, instruction.value));
    }
    case 'plus': {
      const to = numbers[instruction.to];
      return words(0x8b000000 | (numbers[instruction.from] << 16) | (to << 5) | to);
    }
    case 'load': {
      const { to, bytes, offset } = instruction;
      return words(memory(loads[bytes], numbers[to], numbers[instruction.at], offset, bytes));
    }
    case 'store': {
      const { from, bytes, offset } = instruction;
      return words(memory(stores[bytes], numbers[from], numbers[instruction.at], offset, bytes));
    }
    case 'jump':
      return words(0x14000000 | distance(at, addressOf(instruction.to), 26));
    case 'call':
      return words(0x94000000 | distance(at, addressOf(instruction.to), 26));
    case 'jump-if': {
      const jump = 0x54000000 | (distance(at + 4, addressOf(instruction.to), 19) << 5);
      return words(compare(numbers[instruction.left], instruction.right), jump | conditions[instruction.is]);
    }
    case 'enter':
      return words(
        sum(numbers.sp, numbers.sp, -instruction.bytes),
        memory(stores[8], link, numbers.sp, 0, 8),
      );
    case 'leave':
      return words(
        memory(loads[8], link, numbers.sp, 0, 8),
        sum(numbers.sp, numbers.sp, instruction.bytes),
        0xd65f03c0,
      );
    case 'system':
      return words(0xd2800000 | (calls[instruction.call] << 5) | callNumber, 0xd4000001);
    default:
      return assertNever(instruction);
  }
}

/** AArch64 (Arm Architecture Reference Manual, C6). */
export const arm64: Processor = { machine: 183, encode };

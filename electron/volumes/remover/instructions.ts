/**
 * The few instructions that the remover is written in: each is one or two of every processor that it is made for. `a0`
 * to `a3` are what a system call or one of our own is given, `r` is what it answers; neither outlasts a call. `s0` to `s4`
 * do, as far as whoever is called puts them back.
 */
export type Register = 'a0' | 'a1' | 'a2' | 'a3' | 'r' | 's0' | 's1' | 's2' | 's3' | 's4' | 'sp';

/** Of the kernel, with the numbers that each processor has for them. */
export type SystemCall = 'openat' | 'getdents64' | 'unlinkat' | 'lseek' | 'close' | 'exit_group';

/** Numbers whose bits differ between processors. */
export type Flags = 'folder-itself';

export type Instruction =
  | { readonly op: 'label'; readonly name: string }
  /** From -65,536 to 65,535, or flags. */
  | { readonly op: 'set'; readonly to: Register; readonly value: number | Flags }
  | { readonly op: 'copy'; readonly to: Register; readonly from: Register }
  /** From -4,095 to 4,095. */
  | { readonly op: 'add'; readonly to: Register; readonly value: number }
  | { readonly op: 'plus'; readonly to: Register; readonly from: Register }
  /** So many bytes as a number without a sign; the offset is a multiple of them. */
  | {
      readonly op: 'load';
      readonly to: Register;
      readonly at: Register;
      readonly offset: number;
      readonly bytes: 1 | 2 | 8;
    }
  | {
      readonly op: 'store';
      readonly from: Register;
      readonly at: Register;
      readonly offset: number;
      readonly bytes: 1 | 8;
    }
  | { readonly op: 'jump'; readonly to: string }
  | { readonly op: 'call'; readonly to: string }
  /** Numbers from -4,095 to 4,095. */
  | {
      readonly op: 'jump-if';
      readonly left: Register;
      readonly is: '=' | '≠' | '<' | '≥';
      readonly right: Register | number;
      readonly to: string;
    }
  /** Begins and ends what is called, with so many bytes of the stack: a multiple of 16. The first 8 are taken. */
  | { readonly op: 'enter'; readonly bytes: number }
  | { readonly op: 'leave'; readonly bytes: number }
  | { readonly op: 'system'; readonly call: SystemCall };

/** A processor: its bytes for an instruction at an address, given where the labels are. */
export interface Processor {
  /** As ELF numbers them (`e_machine`). */
  readonly machine: number;
  readonly encode: (instruction: Instruction, at: number, addressOf: (label: string) => number) => Buffer;
}

/** The code from address 0 on. The length of an instruction never depends on where a label is. */
export function assemble(program: readonly Instruction[], { encode }: Processor): Buffer {
  const labels = new Map<string, number>();
  let at = 0;
  for (const instruction of program) {
    if (instruction.op === 'label') labels.set(instruction.name, at);
    at += encode(instruction, at, () => 0).length;
  }
  const addressOf = (label: string): number => {
    const address = labels.get(label);
    if (address === undefined) throw new Error(`No label ${label}`);
    return address;
  };
  at = 0;
  const parts = program.map((instruction) => {
    const bytes = encode(instruction, at, addressOf);
    at += bytes.length;
    return bytes;
  });
  return Buffer.concat(parts);
}

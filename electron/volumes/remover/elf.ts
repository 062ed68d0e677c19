import { arm64 } from './arm64.ts';
import { assemble } from './instructions.ts';
import { removerProgram } from './program.ts';
import { x86 } from './x86-64.ts';

/** Processors that there is a remover for, as Docker calls them. */
export type Architecture = 'amd64' | 'arm64';

const processors = { amd64: x86, arm64 } as const;

const headerBytes = 64;
const segmentBytes = 56;
// Any multiple of 64 KB, which is the largest page that Linux has on these processors.
const address = 0x400000;
const pageBytes = 0x10000;

/** A part of the file and what it may be used for: 4 to be read, 2 written, 1 run. */
function segment(type: number, flags: number, bytes: number): Buffer {
  const header = Buffer.alloc(segmentBytes);
  header.writeUInt32LE(type, 0);
  header.writeUInt32LE(flags, 4);
  header.writeBigUInt64LE(BigInt(bytes === 0 ? 0 : address), 16);
  header.writeBigUInt64LE(BigInt(bytes === 0 ? 0 : address), 24);
  header.writeBigUInt64LE(BigInt(bytes), 32);
  header.writeBigUInt64LE(BigInt(bytes), 40);
  header.writeBigUInt64LE(BigInt(bytes === 0 ? 16 : pageBytes), 48);
  return header;
}

/** The remover as a program of Linux that needs nothing else: an ELF file (System V ABI, chapter 4). */
export function remover(architecture: Architecture): Buffer {
  const processor = processors[architecture];
  const code = assemble(removerProgram, processor);
  const codeAt = headerBytes + 2 * segmentBytes;
  const header = Buffer.alloc(headerBytes);
  // 64 bits, the lowest byte first, version 1.
  header.write('\x7fELF\x02\x01\x01', 0, 'latin1');
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(processor.machine, 18);
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(BigInt(address + codeAt), 24);
  header.writeBigUInt64LE(BigInt(headerBytes), 32);
  header.writeUInt16LE(headerBytes, 52);
  header.writeUInt16LE(segmentBytes, 54);
  header.writeUInt16LE(2, 56);
  header.writeUInt16LE(64, 58);
  const loadable = 1;
  const stack = 0x6474e551;
  return Buffer.concat([
    header,
    segment(loadable, 4 | 1, codeAt + code.length),
    // Without this one, Linux would let the stack be run.
    segment(stack, 4 | 2, 0),
    code,
  ]);
}

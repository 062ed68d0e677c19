const block = 512;

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

function header(name: string, type: string, size: number): Buffer {
  const bytes = Buffer.alloc(block);
  const write = (text: string, at: number) => bytes.write(text, at, 'latin1');
  write(name, 0);
  write([octal(0o755, 8), octal(0, 8), octal(0, 8), octal(size, 12), octal(1e9, 12)].join(''), 100);
  write(' '.repeat(8), 148);
  write(type, 156);
  write('ustar\0', 257);
  write('00', 263);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  write(octal(sum, 8), 148);
  return bytes;
}

const filled = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((block - (bytes.length % block)) % block)]);

/** The file capability `cap_net_bind_service+ep` as the kernel keeps it (capabilities(7), version 2). */
const capability = Buffer.from('0100000200040000000000000000000000000000', 'hex');
export const capabilityRecord: Buffer = Buffer.concat([
  Buffer.from('57 SCHILY.xattr.security.capability='),
  capability,
  Buffer.from('\n'),
]);

/** A tar of one file that has a capability: no program of the images here can give one. */
export function capableFile(name: string): Buffer {
  const content = Buffer.from('#!/bin/sh\n');
  return Buffer.concat([
    header('pax', 'x', capabilityRecord.length),
    filled(capabilityRecord),
    header(name, '0', content.length),
    filled(content),
    Buffer.alloc(2 * block),
  ]);
}

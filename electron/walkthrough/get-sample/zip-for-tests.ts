import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive that a test makes, also one that no honest tool would make. */
export interface ZippedFile {
  /** Written as it is, wherever it leads. */
  readonly name: string;
  readonly text: string;
  /** As `stat` gives it, with the type of the file. */
  readonly mode?: number;
  /** The size that the archive claims. */
  readonly saysBytes?: number;
}

/** A zip by the format's own description (APPNOTE.TXT 4.3), in memory. */
export function aZip(files: readonly ZippedFile[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, mode = 0o100644, saysBytes } of files) {
    const raw = Buffer.from(text);
    const packed = deflateRawSync(raw);
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(saysBytes ?? raw.length, 18);
    common.writeUInt16LE(label.length, 22);
    bodies.push(Buffer.from('PK\x03\x04'), common, label, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(mode * 65_536, 6);
    rest.writeUInt32LE(offset, 10);
    // Made on a system whose files have modes.
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, rest, label);
    offset += 30 + label.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, list, Buffer.from('PK\x05\x06'), end]);
}

import { type LogBlock, lineFlags, lineStart } from './log-block.ts';

/** For tests: logs as the engine sends them, and lines as they come out. */

export interface Line {
  readonly text: string;
  readonly stderr?: boolean;
  /** Nanoseconds since 2024-01-01. */
  readonly time?: number;
}

const start = Date.UTC(2024, 0, 1);

export function timeOf(nanos: number): string {
  const date = new Date(start + Math.floor(nanos / 1e9) * 1000);
  return `${date.toISOString().slice(0, 19)}.${String(nanos % 1e9).padStart(9, '0')}Z`;
}

export function frame(type: number, payload: string | Buffer): Buffer {
  const body = Buffer.from(payload);
  const header = Buffer.alloc(8);
  header[0] = type;
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

const engineRecord = 16 * 1024;

/** The records of a line, each with its time: a line over 16 KiB has several. */
function recordsOf({ text, time = 0 }: Line, lineEnd: string): Buffer[] {
  const whole = Buffer.concat([Buffer.from(text), Buffer.from(lineEnd)]);
  const records: Buffer[] = [];
  for (let at = 0; at < whole.length; at += engineRecord)
    records.push(Buffer.concat([Buffer.from(`${timeOf(time)} `), whole.subarray(at, at + engineRecord)]));
  return records;
}

/** The log of a container without a terminal. */
export const framed = (lines: readonly Line[], lineEnd = '\n'): Buffer =>
  Buffer.concat(
    lines.flatMap((line) => recordsOf(line, lineEnd).map((record) => frame(line.stderr ? 2 : 1, record))),
  );

/** The log of a container with one. */
export const plain = (lines: readonly Line[], lineEnd = '\r\n'): Buffer =>
  Buffer.concat(lines.flatMap((line) => recordsOf(line, lineEnd)));

/** `bytes` in pieces of these lengths, again and again. */
export function cutUp(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const length = Math.max(1, lengths[n % lengths.length] ?? bytes.length);
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

export interface DecodedLine {
  readonly text: string;
  readonly stderr: boolean;
  readonly cut: boolean;
  /** As in `Line`; `null` for none. */
  readonly time: number | null;
}

export function linesOf(block: LogBlock | null): DecodedLine[] {
  if (block === null) return [];
  return Array.from({ length: block.count }, (_, n) => {
    const [seconds, flags] = [block.seconds[n] ?? 0, block.flags[n] ?? 0];
    return {
      text: block.bytes.toString('utf8', lineStart(block, n), (block.ends[n] ?? 0) - 1),
      stderr: (flags & lineFlags.stderr) !== 0,
      cut: (flags & lineFlags.cut) !== 0,
      time: Number.isNaN(seconds) ? null : (seconds - start / 1000) * 1e9 + (block.nanos[n] ?? 0),
    };
  });
}

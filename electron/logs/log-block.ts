/** Whole lines of one container in their order, in columns: there is no object a line. */
export interface LogBlock {
  readonly count: number;
  /** The lines, each with a line feed after it. */
  readonly bytes: Buffer;
  /** Where each line ends in `bytes`, behind its line feed. */
  readonly ends: Uint32Array;
  /** Whole seconds since 1970; `NaN` for a line that carries no time. */
  readonly seconds: Float64Array;
  readonly nanos: Uint32Array;
  readonly flags: Uint8Array;
}

/** Bits of `flags`. `cut`: the line was too long and goes on in the next one of its stream. */
export const lineFlags = { stderr: 1, cut: 2 } as const;

const lineFeed = 0x0a;
const leastLines = 512;
const leastBytes = 64 * 1024;

export interface BlockBuilder {
  /** Adds the line `bytes[from..to]`, which is copied. */
  add(bytes: Buffer, from: number, to: number, seconds: number, nanos: number, flags: number): void;
  /** What was added since the last time; `null` where nothing was. */
  take(): LogBlock | null;
}

export const lineStart = (block: LogBlock, n: number): number => (n === 0 ? 0 : (block.ends[n - 1] ?? 0));

export function createBlockBuilder(): BlockBuilder {
  let count = 0;
  let length = 0;
  let bytes = Buffer.allocUnsafe(0);
  let ends = new Uint32Array(0);
  let seconds = new Float64Array(0);
  let nanos = new Uint32Array(0);
  let flags = new Uint8Array(0);

  function makeRoom(more: number): void {
    if (length + more > bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(leastBytes, 2 * (length + more)));
      bytes.copy(larger, 0, 0, length);
      bytes = larger;
    }
    if (count < ends.length) return;
    const lines = Math.max(leastLines, 2 * count);
    const before = { ends, seconds, nanos, flags };
    ends = new Uint32Array(lines);
    seconds = new Float64Array(lines);
    nanos = new Uint32Array(lines);
    flags = new Uint8Array(lines);
    ends.set(before.ends);
    seconds.set(before.seconds);
    nanos.set(before.nanos);
    flags.set(before.flags);
  }

  return {
    add(source, from, to, second, nano, flag) {
      makeRoom(to - from + 1);
      source.copy(bytes, length, from, to);
      length += to - from;
      bytes[length] = lineFeed;
      length += 1;
      ends[count] = length;
      seconds[count] = second;
      nanos[count] = nano;
      flags[count] = flag;
      count += 1;
    },
    take() {
      if (count === 0) return null;
      const block: LogBlock = {
        count,
        bytes: bytes.subarray(0, length),
        ends: ends.subarray(0, count),
        seconds: seconds.subarray(0, count),
        nanos: nanos.subarray(0, count),
        flags: flags.subarray(0, count),
      };
      // What is handed on is never written to again: the rest of the room serves for the next block.
      bytes = bytes.subarray(length);
      ends = ends.subarray(count);
      seconds = seconds.subarray(count);
      nanos = nanos.subarray(count);
      flags = flags.subarray(count);
      [count, length] = [0, 0];
      return block;
    },
  };
}

import { isAscii } from 'node:buffer';
import type { LogLines, LogMessage } from '../../shared/logs.ts';
import { type LogBlock, lineFlags, lineStart } from './log-block.ts';
import type { MergeOutput } from './merge-lines.ts';

/** What one message holds at most: an empty line takes no text, but its columns. */
const mostInBatch = { bytes: 256 * 1024, lines: 16 * 1024 } as const;

/** Gathers lines into messages for the window. */
export interface LineBatch extends MergeOutput {
  /** Full messages, and those that came between lines, in their order. */
  takeMessages(): readonly LogMessage[];
  /** Makes a message of the lines that are there, so that `takeMessages` gives it. */
  flush(): void;
  isEmpty(): boolean;
}

// Most logs are plain ASCII, which needs no decoding.
const textOf = (bytes: Buffer) => bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');

const isCut = (flags: number) => (flags & lineFlags.cut) !== 0;

export function createLineBatch(): LineBatch {
  let messages: LogMessage[] = [];
  const bytes = Buffer.allocUnsafeSlow(mostInBatch.bytes);
  let length = 0;
  let count = 0;
  let hasCut = false;
  const source = new Uint16Array(mostInBatch.lines);
  const at = new Float64Array(mostInBatch.lines);
  const flags = new Uint8Array(mostInBatch.lines);

  function flush(): void {
    if (count === 0) return;
    // Copies: a view would take its whole buffer along to the window.
    const lines: LogLines = {
      kind: 'lines',
      source: source.slice(0, count),
      at: at.slice(0, count),
      stderr: flags.slice(0, count).map((flag) => flag & lineFlags.stderr),
      ...(hasCut ? { cut: flags.slice(0, count).map((flag) => Number(isCut(flag))) } : {}),
      text: textOf(bytes.subarray(0, length - 1)),
    };
    messages.push(lines);
    [length, count, hasCut] = [0, 0, false];
  }

  /** How many lines of a block there is room for. */
  function fitting(block: LogBlock, from: number, to: number): number {
    const room = mostInBatch.bytes - length + lineStart(block, from);
    let most = Math.min(to, from + mostInBatch.lines - count);
    while (most > from && (block.ends[most - 1] ?? 0) > room) most -= 1;
    return most - from;
  }

  return {
    lines(number, block, from, to) {
      const taken = fitting(block, from, to);
      const [start, end] = [lineStart(block, from), lineStart(block, from + taken)];
      block.bytes.copy(bytes, length, start, end);
      length += end - start;
      for (let n = from; n < from + taken; n += 1, count += 1) {
        source[count] = number;
        at[count] = (block.seconds[n] ?? Number.NaN) * 1000 + (block.nanos[n] ?? 0) / 1e6;
        const flag = block.flags[n] ?? 0;
        flags[count] = flag;
        hasCut ||= isCut(flag);
      }
      return taken;
    },
    message(message) {
      flush();
      messages.push(message);
    },
    takeMessages() {
      const taken = messages;
      messages = [];
      return taken;
    },
    flush,
    isEmpty: () => count === 0,
  };
}

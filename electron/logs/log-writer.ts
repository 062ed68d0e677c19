import type { FileHandle } from 'node:fs/promises';
import { withoutEscapes } from '../../shared/ansi.ts';
import type { LogMatcher } from '../../shared/log-match.ts';
import type { LogStreams } from '../../shared/logs.ts';
import { type LogBlock, lineFlags, lineStart } from './log-block.ts';
import type { MergeOutput } from './merge-lines.ts';

/** Writes lines to a file, some at a time. */
export interface LogWriter extends MergeOutput {
  /** Writes what was taken. */
  flush(): Promise<void>;
}

const mostHeld = 256 * 1024;
const lineFeed = Buffer.from('\n');

const pad = (value: number, length: number) => String(value).padStart(length, '0');

/** RFC 3339 with nine digits, as the engine writes it; empty for no time. */
function timeText(seconds: number, nanos: number): string {
  if (Number.isNaN(seconds)) return '';
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${pad(nanos, 9)}Z`;
}

/**
 * `names` are put before the lines of each source, as Compose does; `null` for none. Lines go out as the container wrote them, byte
 * by byte. Of a line that was cut, its first piece says whether it matches.
 */
export function createLogWriter(options: {
  readonly file: Pick<FileHandle, 'write'>;
  readonly names: readonly string[] | null;
  readonly timestamps: boolean;
  readonly streams: LogStreams;
  readonly matcher: LogMatcher | null;
}): LogWriter {
  const { file, names, timestamps, streams, matcher } = options;
  const width = Math.max(0, ...(names ?? []).map((name) => name.length));
  const parts: Buffer[] = [];
  let held = 0;
  /** Whether the line before goes on in this one, and was wanted. */
  let goesOn = false;
  let isWanted = false;
  let lastStream = -1;

  function put(part: Buffer): void {
    parts.push(part);
    held += part.length;
  }

  /** A line that was cut ends where the other output gets a word in; what is left of it is a line of its own. */
  function endInterrupted(source: number, block: LogBlock, n: number): void {
    const stream = 2 * source + ((block.flags[n] ?? 0) & lineFlags.stderr);
    if (goesOn && stream !== lastStream) {
      if (isWanted) put(lineFeed);
      goesOn = false;
    }
    lastStream = stream;
  }

  function lead(source: number, seconds: number, nanos: number): string {
    const name = names === null ? '' : `${(names[source] ?? '').padEnd(width)} | `;
    const time = timestamps ? timeText(seconds, nanos) : '';
    return time === '' ? name : `${name}${time} `;
  }

  function matches(block: LogBlock, n: number): boolean {
    const isStderr = ((block.flags[n] ?? 0) & lineFlags.stderr) !== 0;
    if (streams !== 'both' && isStderr !== (streams === 'stderr')) return false;
    const end = block.ends[n] ?? 0;
    return (
      matcher === null ||
      matcher.test(withoutEscapes(block.bytes.toString('utf8', lineStart(block, n), end - 1)))
    );
  }

  function line(source: number, block: LogBlock, n: number): void {
    const [start, end] = [lineStart(block, n), block.ends[n] ?? 0];
    const isCut = ((block.flags[n] ?? 0) & lineFlags.cut) !== 0;
    const begins = !goesOn;
    goesOn = isCut;
    if (begins) {
      isWanted = matches(block, n);
      const before = isWanted ? lead(source, block.seconds[n] ?? Number.NaN, block.nanos[n] ?? 0) : '';
      if (before !== '') put(Buffer.from(before));
    }
    if (isWanted) put(block.bytes.subarray(start, isCut ? end - 1 : end));
  }

  return {
    lines(source, block, from, to) {
      let n = from;
      for (; n < to && held < mostHeld; n += 1) {
        endInterrupted(source, block, n);
        line(source, block, n);
      }
      return n - from;
    },
    message: () => undefined,
    async flush() {
      const all = Buffer.concat(parts.splice(0));
      held = 0;
      for (let at = 0; at < all.length; ) at += (await file.write(all, at)).bytesWritten;
    },
  };
}

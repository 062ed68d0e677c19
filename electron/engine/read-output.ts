import type { Readable } from 'node:stream';

const frameHead = 8;
const toStderr = 2;

interface Output {
  readonly stdout: Buffer;
  readonly stderr: string;
  /** There was more on standard output than `most`. */
  readonly cut: boolean;
}

/**
 * What a program without a terminal says, up to its end or until `most` bytes of its standard output are there. The
 * engine sends frames: one byte for the output, three empty ones, four for the length (Engine API, *Attach to a container*).
 */
export async function readOutput(source: Readable, most: number, mostStderr: number): Promise<Output> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  let got = 0;
  let complained = 0;
  let head = Buffer.alloc(0);
  let left = 0;
  let output = 0;

  /** Takes in one chunk. False when there is enough. */
  function take(chunk: Buffer): boolean {
    let rest = chunk;
    while (rest.length > 0) {
      if (left === 0) {
        const more = rest.subarray(0, frameHead - head.length);
        head = Buffer.concat([head, more]);
        rest = rest.subarray(more.length);
        if (head.length < frameHead) return true;
        output = head[0] ?? 0;
        left = head.readUInt32BE(4);
        head = Buffer.alloc(0);
        continue;
      }
      const part = rest.subarray(0, left);
      left -= part.length;
      rest = rest.subarray(part.length);
      if (output === toStderr) {
        if (complained < mostStderr) stderr.push(part);
        complained += part.length;
      } else {
        stdout.push(part);
        got += part.length;
        if (got > most) return false;
      }
    }
    return true;
  }

  let cut = false;
  try {
    for await (const chunk of source) {
      if (take(chunk)) continue;
      cut = true;
      break;
    }
  } finally {
    source.destroy();
  }
  return {
    stdout: Buffer.concat(stdout).subarray(0, most),
    stderr: Buffer.concat(stderr).subarray(0, mostStderr).toString('utf8'),
    cut,
  };
}

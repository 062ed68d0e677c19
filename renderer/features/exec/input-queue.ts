import { largestInput } from '../../../shared/exec.ts';

// A program that reads nothing and makes the screen answer it for ever must not fill the memory.
const most = 8 * 1024 * 1024;

/** Keeps what was typed until the program has taken what came before, and sends it in one piece then. */
export function createInputQueue(send: (bytes: Uint8Array) => void) {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let ready = true;

  function next(): void {
    if (!ready || size === 0) return;
    const all = joined(waiting, size);
    // A copy: what crosses to main takes along all that it shares memory with.
    const piece = all.slice(0, largestInput);
    waiting = [all.subarray(piece.byteLength)];
    size -= piece.byteLength;
    ready = false;
    send(piece);
  }

  return {
    /** What is too much is dropped. */
    add(bytes: Uint8Array): void {
      if (size + bytes.byteLength > most) return;
      waiting.push(bytes);
      size += bytes.byteLength;
      next();
    },
    accepted(): void {
      ready = true;
      next();
    },
    /** For a new program: what the old one had not taken is none of its business. */
    reset(): void {
      waiting = [];
      size = 0;
      ready = true;
    },
  };
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [first, second] = pieces;
  if (first !== undefined && second === undefined) return first;
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.byteLength;
  }
  return all;
}

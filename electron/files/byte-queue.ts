/** Takes from a stream of chunks as many bytes at a time as are asked for. */
export function createByteQueue(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  let ended = false;
  let passed = 0;

  async function more(): Promise<boolean> {
    if (ended) return false;
    const next = await chunks.next();
    if (next.done === true) {
      ended = true;
      return false;
    }
    held = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    return true;
  }

  /** As many as are at hand, `most` at most; `null` at the end of the stream. */
  async function some(most: number): Promise<Buffer | null> {
    while (held.length === 0) if (!(await more())) return null;
    const taken = held.subarray(0, most);
    held = held.subarray(taken.length);
    passed += taken.length;
    return taken;
  }

  return {
    some,
    /** Just as many; `null` where the stream ends before. */
    async take(count: number): Promise<Buffer | null> {
      const first = count === 0 ? Buffer.alloc(0) : await some(count);
      if (first === null || first.length === count) return first;
      const parts = [first];
      for (let left = count - first.length; left > 0; ) {
        const part = await some(left);
        if (part === null) return null;
        parts.push(part);
        left -= part.length;
      }
      return Buffer.concat(parts);
    },
    /** False where the stream ends before. */
    async skip(count: number): Promise<boolean> {
      for (let left = count; left > 0; ) {
        const part = await some(left);
        if (part === null) return false;
        left -= part.length;
      }
      return true;
    },
    /** Bytes that were taken or skipped so far. */
    passed: () => passed,
  };
}

export type ByteQueue = ReturnType<typeof createByteQueue>;

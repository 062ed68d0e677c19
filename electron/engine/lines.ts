import { StringDecoder } from 'node:string_decoder';

/**
 * Cuts a byte stream into lines of UTF-8, wherever its chunks were cut. A line longer than `longest` characters is
 * dropped whole, so that a stream that never ends a line can't fill the memory.
 */
export function lineReader(longest: number, onLine: (line: string) => void): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  let dropping = false;
  return (chunk) => {
    const pieces = decoder.write(chunk).split('\n');
    const rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      const line = begun + piece;
      const keep = !dropping && line.length <= longest;
      begun = '';
      dropping = false;
      if (keep && line.trim() !== '') onLine(line);
    }
    if (dropping) return;
    begun += rest;
    dropping = begun.length > longest;
    if (dropping) begun = '';
  };
}

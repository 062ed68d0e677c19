/**
 * A line for a POSIX shell that tells its process id, as an escape sequence that no terminal knows: one that is not
 * taken out of the output is not seen either.
 */
export const announcePid = `printf '\\033]7331;%s\\007' "$$"`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequence begins with Escape and ends with Bell.
const whole = /\x1b\]7331;(\d{1,10})\x07/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, cut off anywhere.
const begun = /\x1b(?:\](?:7(?:3(?:3(?:1(?:;\d{0,10})?)?)?)?)?)?$/;

/** A shell may complain first, about a locale that it lacks; what comes later is no announcement. */
const soonest = 4096;

/** Takes the announced process id out of a terminal's output, wherever the chunks were cut. */
export function pidReader() {
  let pid: number | null = null;
  let held = Buffer.alloc(0);
  let seen = 0;

  return {
    /** In the container's own counting; `null` as long as it has not been told. */
    pid: () => pid,
    /** The output without the announcement. */
    read(chunk: Uint8Array): Uint8Array {
      if (pid !== null || seen > soonest) return chunk;
      seen += chunk.byteLength;
      const bytes = Buffer.concat([held, chunk]);
      const text = bytes.toString('latin1');
      held = Buffer.alloc(0);
      const found = whole.exec(text);
      if (found !== null) {
        pid = Number(found[1]);
        return Buffer.concat([bytes.subarray(0, found.index), bytes.subarray(found.index + found[0].length)]);
      }
      const cut = seen > soonest ? -1 : text.search(begun);
      if (cut === -1) return bytes;
      held = bytes.subarray(cut);
      return bytes.subarray(0, cut);
    },
    /** What is still held back when the output has ended. */
    rest: () => held.subarray(),
  };
}

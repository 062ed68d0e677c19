import { StringDecoder } from 'node:string_decoder';

// CSI (`ESC [ … letter`), OSC (`ESC ] … BEL` or `ESC \`), and the short ones (`ESC 7`, `ESC ( B`).
// biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI sequences begin with ESC.
const ansi = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-Z\\^-~])/g;

const withoutAnsi = (text: string): string => text.replace(ansi, '');

export interface LineReader {
  push(chunk: Buffer): void;
  /** Hands on what stands after the last line break. */
  end(): void;
}

/**
 * Cuts a byte stream into lines at `\n` and `\r` (progress bars rewrite their line), without ANSI sequences, trailing
 * blanks and empty lines. Bytes that are no UTF-8 become U+FFFD. Of a line longer than `maxLength` characters the rest
 * is dropped, so a stream without line breaks never fills the memory.
 */
export function readLines(maxLength: number, onLine: (line: string) => void): LineReader {
  const decoder = new StringDecoder('utf8');
  let pending = '';
  let cut = false;

  const finish = () => {
    const line = withoutAnsi(pending).trimEnd();
    if (line !== '') onLine(cut ? `${line}…` : line);
    pending = '';
    cut = false;
  };
  const add = (part: string) => {
    const room = maxLength - pending.length;
    if (part.length > room) cut = true;
    pending += part.slice(0, Math.max(0, room));
  };
  const read = (text: string) => {
    const parts = text.split(/[\r\n]/);
    const last = parts.pop() ?? '';
    for (const part of parts) {
      add(part);
      finish();
    }
    add(last);
  };

  return {
    push: (chunk) => read(decoder.write(chunk)),
    end: () => {
      read(decoder.end());
      finish();
    },
  };
}

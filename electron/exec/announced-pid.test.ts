import { describe, expect, it } from 'vitest';
import { pidReader } from './announced-pid.ts';

function reading(...chunks: readonly (string | Buffer)[]) {
  const reader = pidReader();
  const shown = chunks.map((chunk) => Buffer.from(reader.read(Buffer.from(chunk))));
  return { pid: reader.pid(), shown: Buffer.concat([...shown, reader.rest()]).toString('utf8') };
}

const told = '\x1b]7331;42\x07';

describe('the announced process id', () => {
  it.each([
    ['in one piece', [`${told}/ # `], '/ # '],
    ['byte by byte', [...`${told}/ # `], '/ # '],
    [
      'behind a complaint of the shell',
      [`bash: warning: setlocale\r\n${told}$ `],
      'bash: warning: setlocale\r\n$ ',
    ],
  ])('is read and taken out %s', (_how, chunks, shown) => {
    expect(reading(...chunks)).toEqual({ pid: 42, shown });
  });

  it('is read once: what looks like it later is output', () => {
    expect(reading(told, `a${told}b`)).toEqual({ pid: 42, shown: `a${told}b` });
  });

  it.each([
    ['an engine’s own message', 'OCI runtime exec failed: exec failed\r\n'],
    ['other sequences', '\x1b]0;title\x07\x1b[31mred'],
    ['a number that is none', '\x1b]7331;x\x07'],
    ['a number that never ends', '\x1b]7331;12345678901234'],
    ['the end of the output within it', 'a\x1b]7331;4'],
    ['half of a character', 'grüße 🐳'],
  ])('is not taken from %s, which is shown whole', (_what, text) => {
    expect(reading(text)).toEqual({ pid: null, shown: text });
    expect(reading(...[...Buffer.from(text)].map((byte) => Buffer.from([byte])))).toEqual({
      pid: null,
      shown: text,
    });
  });

  it('that comes late is not waited for', () => {
    expect(reading('x'.repeat(5000), told)).toEqual({ pid: null, shown: `${'x'.repeat(5000)}${told}` });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogDecoder, longestLine } from './decode-log.ts';
import { cutUp, type DecodedLine, frame, framed, type Line, linesOf, plain, timeOf } from './testing.ts';

const everything = { isWanted: () => true, onTime: () => undefined };

function decoded(pieces: readonly Buffer[], tty = false): DecodedLine[] {
  const decoder = createLogDecoder({ tty, ...everything });
  return [...pieces.flatMap((piece) => linesOf(decoder.write(piece))), ...linesOf(decoder.end())];
}

const texts = (lines: readonly DecodedLine[]) => lines.map(({ text }) => text);
const asDecoded = ({ text, stderr = false, time = 0 }: Line) => ({ text, stderr, cut: false, time });

const some: readonly Line[] = [
  { text: 'one', time: 1 },
  { text: 'größe 😀 →', time: 999_999_999, stderr: true },
  { text: '', time: 60_000_000_001 },
  { text: '2024-01-01T00:00:00.000000000Z said by the container', time: 86_400_000_000_000, stderr: true },
  { text: '10%\r50%\r100%', time: 86_400_000_000_001 },
  { text: '\u001b[31mred\u001b[0m\u0000', time: 86_400_000_000_001 },
];

describe('frames', () => {
  it('are read wherever they are cut', () => {
    const bytes = framed(some);
    for (let at = 0; at <= bytes.length; at += 1)
      expect(decoded([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(some.map(asDecoded));
    expect(decoded(cutUp(bytes, [1]))).toEqual(some.map(asDecoded));
  });

  it('of both streams take turns within lines', () => {
    const at = `${timeOf(5)} `;
    const bytes = [
      frame(1, `${at}out `),
      frame(2, `${timeOf(6)} err `),
      frame(1, `${timeOf(7)} goes on\n`),
      frame(2, `${timeOf(8)} too\n`),
    ];
    expect(decoded(bytes)).toEqual([
      { text: 'out goes on', stderr: false, cut: false, time: 5 },
      { text: 'err too', stderr: true, cut: false, time: 6 },
    ]);
  });

  it('leave a last line without an end, which is a line too', () => {
    expect(texts(decoded([frame(1, `${timeOf(1)} whole\n`), frame(1, `${timeOf(2)} half`)]))).toEqual([
      'whole',
      'half',
    ]);
  });

  it('that hold several lines or no time are taken as they are', () => {
    expect(
      decoded([frame(1, `${timeOf(3)} a\nb\n`), frame(2, 'c\n'), frame(3, 'Error grabbing logs')]),
    ).toEqual([
      { text: 'a', stderr: false, cut: false, time: 3 },
      { text: 'b', stderr: false, cut: false, time: 3 },
      { text: 'c', stderr: true, cut: false, time: null },
      { text: 'Error grabbing logs', stderr: true, cut: false, time: null },
    ]);
  });

  it('that are none are told, not shown', () => {
    expect(() => decoded([Buffer.from('<html><body>')])).toThrow('unexpected');
  });

  it('lose the carriage return before a line end, and keep any other', () => {
    expect(texts(decoded([framed([{ text: 'a\rb' }], '\r\n')]))).toEqual(['a\rb']);
  });

  it('with bytes that are no UTF-8 show it', () => {
    const broken = Buffer.concat([
      Buffer.from(`${timeOf(1)} a`),
      Buffer.from([0xff, 0xe2, 0x86]),
      Buffer.from('\n'),
    ]);
    expect(texts(decoded([frame(1, broken), frame(1, `${timeOf(2)} next\n`)]))).toEqual([
      'a\ufffd\ufffd',
      'next',
    ]);
  });
});

describe('a terminal’s output', () => {
  it('is read wherever it is cut', () => {
    const bytes = plain(some);
    const expected = some.map((line) => asDecoded({ ...line, stderr: false }));
    for (let at = 0; at <= bytes.length; at += 1)
      expect(decoded([bytes.subarray(0, at), bytes.subarray(at)], true)).toEqual(expected);
    expect(decoded(cutUp(bytes, [1]), true)).toEqual(expected);
  });

  it('leaves a last line without an end, even one that looks like a time', () => {
    expect(texts(decoded([plain([{ text: 'whole' }]), Buffer.from(`${timeOf(2)} half`)], true))).toEqual([
      'whole',
      'half',
    ]);
    expect(texts(decoded([plain([{ text: 'whole' }]), Buffer.from('2024-01')], true))).toEqual([
      'whole',
      '2024-01',
    ]);
  });
});

describe('long lines', () => {
  const long = 'é'.repeat(20_000);

  it.each([false, true])('are put together from the engine’s records (terminal: %s)', (tty) => {
    const lines = [
      { text: long, time: 1 },
      { text: 'next', time: 2 },
    ];
    const bytes = tty ? plain(lines) : framed(lines);
    for (const lengths of [[bytes.length], [16_383, 1, 2], [7_001]])
      expect(decoded(cutUp(bytes, lengths), tty)).toEqual(lines.map(asDecoded));
  });

  // As json-file keeps records: a byte of a character that the record's end cut is U+FFFD, three bytes.
  it('are put together where the engine replaced the characters that a record’s end cut', () => {
    const kept = (part: Buffer) =>
      Buffer.from(
        [...part.toString('latin1').matchAll(/[\0-\x7f]|\xc3\xa9|[\s\S]/g)]
          .map(([bytes]) =>
            bytes.length === 2 || bytes < '\x80' ? Buffer.from(bytes, 'latin1').toString() : '\ufffd',
          )
          .join(''),
      );
    const text = Buffer.from(`x${long}`);
    const parts = [0, 16_384, 32_768].map((from) => kept(text.subarray(from, from + 16_384)));
    const bytes = Buffer.concat([
      ...parts.flatMap((part) => [Buffer.from(`${timeOf(1)} `), part]),
      Buffer.from(`\n${timeOf(2)} next\n`),
    ]);
    const lines = ['x', 'é'.repeat(8191), '\ufffd\ufffd', 'é'.repeat(8191), '\ufffd\ufffd', 'é'.repeat(3616)];
    for (const lengths of [[bytes.length], [16_383, 1, 2], [7_001], [16_400, 5, 3, 16_400]])
      expect(texts(decoded(cutUp(bytes, lengths), true))).toEqual([lines.join(''), 'next']);
  });

  it.each([false, true])(
    'are cut between characters, in the same places however they come (terminal: %s)',
    (tty) => {
      const text = `x${'😀'.repeat(40_000)}`;
      const lines = [
        { text, time: 1 },
        { text: 'next', time: 2 },
      ];
      const bytes = tty ? plain(lines) : framed(lines);
      const whole = decoded([bytes], tty);
      expect(whole.map(({ cut }) => cut)).toEqual([true, true, false, false]);
      expect(texts(whole).slice(0, 3).join('')).toBe(text);
      for (const { text: piece } of whole) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(longestLine);
      for (const lengths of [[65_535], [1_000, 1], [30_011]])
        expect(decoded(cutUp(bytes, lengths), tty)).toEqual(whole);
    },
  );
});

it('gives the same lines however the bytes come', () => {
  const unit = fc.constantFrom('a', 'é', '😀', '\r', '\u001b', '2', '0', '-', ':', 'T', '.', 'Z', ' ');
  const line = fc.record({
    text: fc.string({ unit, maxLength: 40 }).map((text) => text.replace(/\r+$/, '')),
    stderr: fc.boolean(),
    time: fc.nat(2_000_000_000),
  });
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      (lines, lengths, tty) => {
        const told = tty ? lines.map((each) => ({ ...each, stderr: false })) : lines;
        expect(decoded(cutUp(tty ? plain(lines) : framed(lines), lengths), tty)).toEqual(told.map(asDecoded));
      },
    ),
  );
});

it('asks of every line whether it is wanted, and hears every time', () => {
  const asked: number[] = [];
  const times: number[] = [];
  const decoder = createLogDecoder({
    tty: false,
    isWanted: (_flags, _seconds, nanos) => {
      asked.push(nanos);
      return nanos !== 2;
    },
    onTime: (_seconds, nanos) => times.push(nanos),
  });
  const block = decoder.write(framed([1, 2, 3].map((time) => ({ text: String(time), time }))));
  expect(texts(linesOf(block))).toEqual(['1', '3']);
  expect([asked, times]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
});

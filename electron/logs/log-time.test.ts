import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTimeReader } from './log-time.ts';

function read(text: string) {
  const reader = createTimeReader();
  const bytes = Buffer.from(text);
  const taken = reader.read(bytes, 0, bytes.length);
  return taken > 0 ? { taken, seconds: reader.seconds(), nanos: reader.nanos() } : taken;
}

it.each([
  ['2024-02-29T23:59:58.123456789Z hello', { taken: 31, seconds: 1_709_251_198, nanos: 123_456_789 }],
  ['1970-01-01T00:00:00Z ', { taken: 21, seconds: 0, nanos: 0 }],
  ['2024-02-29T23:59:58.5Z x', { taken: 23, seconds: 1_709_251_198, nanos: 500_000_000 }],
  ['2024-03-01T01:29:58.000000001+01:30 x', { taken: 36, seconds: 1_709_251_198, nanos: 1 }],
  ['2024-02-29T18:59:58-05:00 x', { taken: 26, seconds: 1_709_251_198, nanos: 0 }],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

it.each([
  'hello, world',
  '2024-02-29 23:59:58Z x',
  '2024-02-29T23:59:58.123456789Zx',
  '\n',
  '2024-02-29T23:59:58x ',
])('no time: %j', (text) => {
  expect(read(text)).toBe(0);
});

it('waits for the rest of what is cut off anywhere', () => {
  const whole = '2024-03-01T01:29:58.000000001+01:30 ';
  for (let length = 0; length < whole.length; length += 1) expect(read(whole.slice(0, length))).toBe(-1);
});

it('reads one time after another as the calendar has them', () => {
  const times = fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(times, fc.nat(999_999))), (all) => {
      const reader = createTimeReader();
      for (const [date, micros] of all) {
        const bytes = Buffer.from(`${date.toISOString().slice(0, -1)}${String(micros).padStart(6, '0')}Z `);
        expect(reader.read(bytes, 0, bytes.length)).toBe(31);
        expect(reader.seconds() * 1000).toBe(Math.floor(date.getTime() / 1000) * 1000);
        expect(reader.nanos()).toBe(date.getUTCMilliseconds() * 1e6 + micros);
      }
    }),
  );
});

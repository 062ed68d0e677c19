/** Reads the time before a record, and keeps the last one read. */
export interface TimeReader {
  /**
   * Bytes that the time and the blank after it take from `from` on; 0 where there is none, -1 where `bytes` ends
   * within what may become one.
   */
  read(bytes: Uint8Array, from: number, to: number): number;
  /** Whole seconds since 1970. */
  seconds(): number;
  nanos(): number;
}

const [zero, nine] = [0x30, 0x39];
const isDigit = (byte: number) => byte >= zero && byte <= nine;
const minuteLength = 'YYYY-MM-DDTHH:MM'.length;
const pattern = Buffer.from('0000-00-00T00:00:00');

/** Compares what there is with `YYYY-MM-DDTHH:MM:SS`: its length where it fits, 0 where not, -1 where it is cut off. */
function dateAndTime(bytes: Uint8Array, from: number, to: number): number {
  for (let n = 0; n < pattern.length; n += 1) {
    if (from + n >= to) return -1;
    const byte = bytes[from + n] ?? 0;
    const wanted = pattern[n] ?? 0;
    if (wanted === zero ? !isDigit(byte) : byte !== wanted) return 0;
  }
  return pattern.length;
}

const twoDigits = (bytes: Uint8Array, from: number) =>
  ((bytes[from] ?? zero) - zero) * 10 + ((bytes[from + 1] ?? zero) - zero);

const billionth = [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 1e2, 10, 1];

/**
 * For the engine's times, RFC 3339 with up to nine digits of a fraction (`2024-01-01T00:00:00.000000000Z `). A million
 * of them are read a second, so the calendar is asked once a minute of the log, and nothing is made for a line.
 */
export function createTimeReader(): TimeReader {
  const lastMinute = new Uint8Array(minuteLength);
  let minuteSeconds = 0;
  let seconds = 0;
  let nanos = 0;

  function minuteAt(bytes: Uint8Array, from: number): number {
    let isSame = true;
    for (let n = minuteLength - 1; n >= 0 && isSame; n -= 1) isSame = bytes[from + n] === lastMinute[n];
    if (!isSame) {
      lastMinute.set(bytes.subarray(from, from + minuteLength));
      const year = twoDigits(bytes, from) * 100 + twoDigits(bytes, from + 2);
      const [month, day] = [twoDigits(bytes, from + 5), twoDigits(bytes, from + 8)];
      const [hour, minute] = [twoDigits(bytes, from + 11), twoDigits(bytes, from + 14)];
      minuteSeconds = Date.UTC(year, month - 1, day, hour, minute) / 1000;
    }
    return minuteSeconds;
  }

  return {
    read(bytes, from, to) {
      const length = dateAndTime(bytes, from, to);
      if (length <= 0) return length;
      let at = from + length;
      let fraction = 0;
      let digits = 0;
      if (bytes[at] === 0x2e && at < to) {
        at += 1;
        for (; at < to && isDigit(bytes[at] ?? 0) && digits < 9; at += 1, digits += 1)
          fraction = fraction * 10 + ((bytes[at] ?? zero) - zero);
      }
      if (at >= to) return -1;
      let offset = 0;
      const sign = bytes[at];
      if (sign === 0x2b || sign === 0x2d) {
        if (at + 6 > to) return -1;
        offset = (twoDigits(bytes, at + 1) * 60 + twoDigits(bytes, at + 4)) * (sign === 0x2b ? 60 : -60);
        at += 6;
      } else if (sign === 0x5a) {
        at += 1;
      } else {
        return 0;
      }
      if (at >= to) return -1;
      if (bytes[at] !== 0x20) return 0;
      seconds = minuteAt(bytes, from) + twoDigits(bytes, from + 17) - offset;
      nanos = fraction * (billionth[digits] ?? 1);
      return at + 1 - from;
    },
    seconds: () => seconds,
    nanos: () => nanos,
  };
}

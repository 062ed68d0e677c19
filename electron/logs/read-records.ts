import { type BlockBuilder, lineFlags } from './log-block.ts';
import type { TimeReader } from './log-time.ts';

/** Makes lines of the bytes of one stream. */
export interface RecordReader {
  /** A record begins with the next byte: the time comes first. */
  begin(): void;
  push(bytes: Buffer, from: number, to: number): void;
  /** What is left is a line too, though nothing ended it. */
  end(): void;
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];
// U+FFFD in UTF-8 begins with it. The engine keeps records as JSON and writes it, three bytes, for a byte of a character
// that the end of a record cut (moby's json-file and journald drivers).
const replacementLead = 0xef;
// The longest time with its blank, and some.
const longestTime = 40;

/** At most 3 bytes before `at`, where a character of UTF-8 begins; `at` where none does. */
function characterStart(bytes: Buffer, at: number): number {
  for (let back = 0; back < 4; back += 1) if (((bytes[at - back] ?? 0) & 0xc0) !== 0x80) return at - back;
  return at;
}

/**
 * The engine writes the time before each record, which is a line or, of a line over 16 KiB, a part of one. `recordLimit`
 * is the length after which a new record may begin within a line, for streams that don't mark where records begin.
 * Lines longer than `longestLine` bytes are cut, at the same places however the bytes come.
 */
export function createRecordReader(options: {
  readonly builder: BlockBuilder;
  readonly time: TimeReader;
  readonly flags: number;
  readonly longestLine: number;
  /** `null` where `begin` says where records begin. */
  readonly recordLimit: number | null;
  /** Whether a line is wanted. Asked once a line, in their order. */
  readonly isWanted: (flags: number, seconds: number, nanos: number) => boolean;
  /** Hears the time of every record. */
  readonly onTime: (seconds: number, nanos: number) => void;
}): RecordReader {
  const { builder, time, flags, longestLine, recordLimit, isWanted, onTime } = options;
  let expectsTime = true;
  /** The beginning of a time that was cut off. */
  let head = Buffer.alloc(0);
  let isWithinLine = false;
  let seconds = Number.NaN;
  let nanos = 0;
  let recordLength = 0;
  /** At least so many bytes of the record may stand for one that the engine replaced. */
  let replaced = 0;
  /** As long as this the record is when it ends, with as many bytes replaced as were taken into account up to now. */
  let recordEnd = recordLimit;
  /** The beginning of a line that was cut off. */
  let line = Buffer.alloc(0);
  let lineLength = 0;

  function emit(bytes: Buffer, from: number, to: number, more: number): void {
    if (isWanted(flags | more, seconds, nanos)) builder.add(bytes, from, to, seconds, nanos, flags | more);
  }

  function keep(bytes: Buffer, from: number, to: number): void {
    if (line.length === 0) line = Buffer.allocUnsafeSlow(longestLine + 1);
    for (let at = from; at < to; ) {
      const taken = Math.min(to - at, line.length - lineLength);
      bytes.copy(line, lineLength, at, at + taken);
      lineLength += taken;
      at += taken;
      if (lineLength === line.length) {
        const cut = characterStart(line, longestLine);
        emit(line, 0, cut, lineFlags.cut);
        line.copyWithin(0, cut, lineLength);
        lineLength -= cut;
      }
    }
  }

  function finish(bytes: Buffer, from: number, to: number): void {
    let end = to;
    if (lineLength > 0 || to - from > longestLine) {
      keep(bytes, from, to);
      end = lineLength;
      while (end > 0 && line[end - 1] === carriageReturn) end -= 1;
      emit(line, 0, end, 0);
      lineLength = 0;
    } else {
      while (end > from && bytes[end - 1] === carriageReturn) end -= 1;
      emit(bytes, from, end, 0);
    }
    isWithinLine = false;
  }

  function beginRecord(): void {
    recordLength = 0;
    replaced = 0;
    recordEnd = recordLimit;
  }

  function takeTime(hasTime: boolean): void {
    expectsTime = false;
    const replacedBefore = recordLimit === null || recordEnd === null ? 0 : (recordEnd - recordLimit) / 2;
    if (recordEnd !== null && !hasTime && isWithinLine && replacedBefore < replaced) recordEnd += 2;
    else beginRecord();
    if (hasTime) onTime(time.seconds(), time.nanos());
    // A part of a line has a time of its own; the line has the first.
    if (isWithinLine) return;
    seconds = hasTime ? time.seconds() : Number.NaN;
    nanos = hasTime ? time.nanos() : 0;
  }

  /** Where the text begins; `to` where all may be of a time that goes on. */
  function skipTime(bytes: Buffer, from: number, to: number): number {
    if (head.length === 0) {
      const taken = time.read(bytes, from, to);
      if (taken === -1) {
        head = Buffer.from(bytes.subarray(from, to));
        return to;
      }
      takeTime(taken > 0);
      return from + taken;
    }
    const known = head.length;
    head = Buffer.concat([head, bytes.subarray(from, Math.min(to, from + longestTime))]);
    const taken = time.read(head, 0, head.length);
    if (taken === -1) return to;
    takeTime(taken > 0);
    const begun = head.subarray(0, known);
    head = Buffer.alloc(0);
    if (taken > 0) return from + taken - known;
    push(begun, 0, begun.length);
    return from;
  }

  /** Text without a line feed. */
  function text(bytes: Buffer, from: number, to: number): void {
    if (to > from) isWithinLine = true;
    keep(bytes, from, to);
    recordLength += to - from;
    if (recordLimit === null) return;
    for (let at = bytes.indexOf(replacementLead, from); at !== -1 && at < to; replaced += 1)
      at = bytes.indexOf(replacementLead, at + 1);
    if (recordLength === recordEnd) expectsTime = true;
  }

  function push(bytes: Buffer, from: number, to: number): void {
    let at = from;
    while (at < to) {
      if (expectsTime) {
        at = skipTime(bytes, at, to);
        continue;
      }
      const next = bytes.indexOf(lineFeed, at);
      const end = next === -1 || next >= to ? to : next;
      const limit = recordEnd === null ? end : at + recordEnd - recordLength;
      if (limit < end) {
        text(bytes, at, limit);
        at = limit;
      } else if (end === to) {
        text(bytes, at, end);
        return;
      } else {
        finish(bytes, at, end);
        at = end + 1;
        if (recordLimit !== null) expectsTime = true;
      }
    }
  }

  return {
    begin() {
      // What looked like the beginning of a time was the end of a record.
      if (head.length > 0) {
        const begun = head;
        head = Buffer.alloc(0);
        takeTime(false);
        text(begun, 0, begun.length);
      }
      expectsTime = true;
    },
    push,
    end() {
      this.begin();
      if (isWithinLine) finish(line, 0, 0);
    },
  };
}

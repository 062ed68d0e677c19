import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogTime } from '../engine/container-log.ts';
import { lineFlags } from './log-block.ts';
import { createLogPosition, type LogPosition } from './log-position.ts';

interface Line {
  readonly id: number;
  readonly stderr: boolean;
  /** Seconds and nanoseconds. */
  readonly time: readonly [number, number];
}

const line = (id: number, seconds: number, nanos = 0, stderr = false): Line => ({
  id,
  stderr,
  time: [seconds, nanos],
});

const take = (position: LogPosition, { stderr, time: [seconds, nanos] }: Line) => {
  position.see(seconds, nanos);
  return position.take(stderr ? lineFlags.stderr : 0, seconds, nanos);
};
const taken = (position: LogPosition, lines: readonly Line[]) =>
  lines.filter((each) => take(position, each)).map(({ id }) => id);

/** What the engine sends of a log. */
const since = (lines: readonly Line[], time: LogTime | null) =>
  lines.filter(
    ({ time: [seconds, nanos] }) =>
      time === null || seconds > time.seconds || (seconds === time.seconds && nanos >= time.nanos),
  );

describe('a position in a log', () => {
  it('passes over what comes again, and over nothing else', () => {
    const position = createLogPosition();
    const all = [line(1, 10), line(2, 10), line(3, 10)];
    expect(taken(position, all.slice(0, 2))).toEqual([1, 2]);
    const resumed = position.resume();
    expect(resumed).toEqual({ seconds: 5, nanos: 0 });
    expect(taken(position, since(all, resumed))).toEqual([3]);
    expect(position.takeLost()).toBe(false);
  });

  it('keeps the streams apart: a late line of the other one is new', () => {
    const position = createLogPosition();
    expect(taken(position, [line(1, 10), line(2, 11)])).toEqual([1, 2]);
    position.resume();
    expect(taken(position, [line(1, 10), line(2, 11), line(3, 10, 5, true), line(4, 12, 0, true)])).toEqual([
      3, 4,
    ]);
    expect(position.takeLost()).toBe(false);
  });

  it('tells that lines were lost when the last one known does not come again', () => {
    const position = createLogPosition();
    taken(position, [line(1, 10), line(2, 11)]);
    position.resume();
    expect(taken(position, [line(9, 20)])).toEqual([9]);
    expect([position.takeLost(), position.takeLost()]).toEqual([true, false]);
  });

  it('does not miss a line that is older than what was asked for', () => {
    const position = createLogPosition();
    taken(position, [line(1, 10, 0, true), line(2, 100)]);
    position.resume();
    expect(taken(position, [line(2, 100), line(3, 101, 0, true)])).toEqual([3]);
    expect(position.takeLost()).toBe(false);
  });

  it('can begin after a moment', () => {
    const position = createLogPosition();
    position.skipTo({ seconds: 10, nanos: 5 });
    const resumed = position.resume();
    const all = [line(1, 10, 4), line(2, 10, 5), line(3, 10, 5, true), line(4, 10, 6), line(5, 10, 7, true)];
    expect(taken(position, since(all, resumed))).toEqual([4, 5]);
    expect(position.takeLost()).toBe(false);
  });

  it('knows whether a moment was seen since it resumed', () => {
    const position = createLogPosition();
    const moment = { seconds: 10, nanos: 5 };
    taken(position, [line(1, 10, 5)]);
    expect(position.hasPassed(moment)).toBe(true);
    position.resume();
    expect(position.hasPassed(moment)).toBe(false);
    taken(position, [line(1, 10, 5)]);
    expect(position.hasPassed(moment)).toBe(true);
  });

  it('takes every line once over however many lost connections', () => {
    // Times grow within a stream, and the streams take turns in any way.
    const steps = fc.array(
      fc.record({ stderr: fc.boolean(), later: fc.constantFrom(0, 0, 1, 100_000_000), breaks: fc.boolean() }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, fc.nat(5), (all, first) => {
        const clocks = [0, 0];
        const lines = all.map(({ stderr, later }, id) => {
          const nanos = (clocks[Number(stderr)] ?? 0) + later;
          clocks[Number(stderr)] = nanos;
          return line(id, 100 + Math.floor(nanos / 1e9), nanos % 1e9, stderr);
        });
        const position = createLogPosition();
        const told: number[] = [];
        let sent = Math.min(first, lines.length);
        told.push(...taken(position, lines.slice(0, sent)));
        for (const [id, { breaks }] of all.entries()) {
          if (!breaks || id < sent) continue;
          told.push(...taken(position, since(lines.slice(0, id), position.resume())));
          sent = id;
        }
        told.push(...taken(position, since(lines, position.resume())));
        expect(told.toSorted((a, b) => a - b)).toEqual(lines.map(({ id }) => id));
      }),
    );
  });
});

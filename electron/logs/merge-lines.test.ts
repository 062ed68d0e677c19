import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogMessage } from '../../shared/logs.ts';
import type { Clock } from '../engine/clock.ts';
import { createBlockBuilder, type LogBlock, lineFlags } from './log-block.ts';
import { createMerge, type Merge, type MergeOutput } from './merge-lines.ts';
import { linesOf } from './testing.ts';

const windowMs = 50;

function blockOf(...lines: readonly (readonly [text: string, nanos: number, flags?: number])[]): LogBlock {
  const builder = createBlockBuilder();
  for (const [text, nanos, flags = 0] of lines) {
    const bytes = Buffer.from(text);
    builder.add(bytes, 0, bytes.length, Number.isNaN(nanos) ? Number.NaN : 100, nanos, flags);
  }
  const block = builder.take();
  if (block === null) throw new Error('No line');
  return block;
}

/** A merge with a clock of its own, and what came out of it: texts of lines, kinds of messages. */
function aMerge() {
  let now = 1_000;
  const clock: Clock = { now: () => now, elapsed: () => now, after: () => () => undefined };
  const out: string[] = [];
  let room = Number.POSITIVE_INFINITY;
  const output: MergeOutput = {
    lines(_source, block, from, to) {
      const taken = Math.min(room, to - from);
      room -= taken;
      out.push(
        ...linesOf(block)
          .slice(from, from + taken)
          .map(({ text }) => text),
      );
      return taken;
    },
    message: (message: LogMessage) => void out.push(message.kind === 'notice' ? message.what : message.kind),
  };
  const merge: Merge = createMerge({ clock, windowMs, onChange: () => undefined });
  return {
    merge,
    pass: (ms: number) => {
      now += ms;
    },
    makeRoom: (lines: number) => {
      room = lines;
    },
    take: () => ({ wait: merge.take(output), out: out.splice(0) }),
  };
}

describe('a merge', () => {
  it('waits for the next line of whoever is awaited, however long', () => {
    const { merge, take, pass } = aMerge();
    const [a, b] = [merge.addInput(), merge.addInput()];
    void a.push(blockOf(['a1', 1], ['a3', 3], ['a5', 5]));
    pass(60_000);
    expect(take()).toEqual({ wait: null, out: [] });
    void b.push(blockOf(['b2', 2], ['b4', 4]));
    expect(take()).toEqual({ wait: null, out: ['a1', 'b2', 'a3', 'b4'] });
    b.become('quiet');
    expect(take()).toEqual({ wait: null, out: ['a5'] });
  });

  it('holds a live line for a moment, for an older one that is on its way', () => {
    const { merge, take, pass } = aMerge();
    const [a, b] = [merge.addInput(), merge.addInput()];
    a.become('live');
    b.become('live');
    void a.push(blockOf(['a2', 2]));
    expect(take()).toEqual({ wait: windowMs, out: [] });
    pass(30);
    expect(take()).toEqual({ wait: 20, out: [] });
    void b.push(blockOf(['b1', 1]));
    expect(take()).toEqual({ wait: 20, out: ['b1'] });
    pass(20);
    expect(take()).toEqual({ wait: null, out: ['a2'] });
  });

  it('holds nothing where nobody else could bring a line', () => {
    const { merge, take } = aMerge();
    const [a, b] = [merge.addInput(), merge.addInput()];
    a.become('live');
    b.become('quiet');
    void a.push(blockOf(['a', 1]));
    expect(take()).toEqual({ wait: null, out: ['a'] });
  });

  it('keeps each one’s own order, and takes a line without a time as it comes', () => {
    const { merge, take } = aMerge();
    const [a, b] = [merge.addInput(), merge.addInput()];
    void a.push(blockOf(['late', 9], ['early', 1], ['timeless', Number.NaN]));
    void b.push(blockOf(['b5', 5], ['b10', 10]));
    a.become('quiet');
    b.become('quiet');
    expect(take().out).toEqual(['b5', 'late', 'early', 'timeless', 'b10']);
  });

  it('does not part the pieces of a line that was cut', () => {
    const { merge, take } = aMerge();
    const [a, b] = [merge.addInput(), merge.addInput()];
    void a.push(blockOf(['a1', 1]));
    void b.push(blockOf(['b1', 1, lineFlags.cut], ['b1 goes on', 1]));
    void a.push(blockOf(['a1 too', 1]));
    a.become('quiet');
    b.become('quiet');
    expect(take().out).toEqual(['a1', 'a1 too', 'b1', 'b1 goes on']);
    void b.push(blockOf(['b2', 2, lineFlags.cut], ['b2 goes on', 2]));
    void a.push(blockOf(['a2', 2]));
    void b.push(blockOf(['b3', 3]));
    const { out } = take();
    expect(out.indexOf('b2 goes on')).toBe(out.indexOf('b2') + 1);
  });

  it('tells marks and messages at their places', () => {
    const { merge, take } = aMerge();
    const a = merge.addInput();
    const notice = (what: 'stopped' | 'started') => ({ kind: 'notice', at: 0, source: 0, what }) as const;
    void a.push(blockOf(['a1', 1]));
    a.mark(() => notice('stopped'));
    a.mark(() => null);
    void a.push(blockOf(['a2', 2]));
    a.mark(() => notice('started'));
    merge.tell({ kind: 'sources', sources: [] });
    expect(take().out).toEqual(['sources', 'a1', 'stopped', 'a2', 'started']);
  });

  it('stops where the output is full, and goes on there', () => {
    const { merge, take, makeRoom } = aMerge();
    const a = merge.addInput();
    a.become('live');
    void a.push(blockOf(['1', 1], ['2', 2], ['3', 3]));
    makeRoom(2);
    expect(take()).toEqual({ wait: 0, out: ['1', '2'] });
    makeRoom(2);
    expect(take()).toEqual({ wait: null, out: ['3'] });
  });

  it('lets nobody push more while enough is queued', async () => {
    const { merge, take, makeRoom } = aMerge();
    const a = merge.addInput();
    a.become('live');
    const large = () => blockOf(...Array.from({ length: 4 }, (_, n) => ['x'.repeat(64 * 1024), n] as const));
    let welcome = 0;
    const push = async () => {
      await a.push(large());
      welcome += 1;
    };
    const settle = () => new Promise((resolve) => setTimeout(resolve));
    void push();
    void push();
    await settle();
    expect(welcome).toBe(0);
    makeRoom(5);
    take();
    await settle();
    expect(welcome).toBe(1);
    merge.stop();
  });

  it('lets everybody go when it is stopped', async () => {
    const { merge } = aMerge();
    const waiting = merge.addInput().push(blockOf(['x'.repeat(300_000), 1]));
    merge.stop();
    await waiting;
  });

  it('brings any histories into the order of time, each in its own order', () => {
    const history = fc.array(fc.nat(20), { maxLength: 15 }).map((times) => times.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(
        fc.array(history, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(3), { maxLength: 60 }),
        (histories, order) => {
          const { merge, take } = aMerge();
          const inputs = histories.map(() => merge.addInput());
          const left = histories.map((times, h) =>
            times.map((time, n) => [`${time} ${h} ${n}`, time] as const),
          );
          const out: string[] = [];
          const pushSome = (h: number, most: number) => {
            const some = left[h]?.splice(0, most) ?? [];
            if (some.length > 0) void inputs[h]?.push(blockOf(...some));
            else inputs[h]?.become('quiet');
            out.push(...take().out);
          };
          for (const h of order) pushSome(h % inputs.length, 3);
          for (const h of inputs.keys()) {
            pushSome(h, 99);
            pushSome(h, 99);
          }
          const expected = histories
            .flatMap((times, h) => times.map((time, n) => ({ time, h, n })))
            .sort((a, b) => a.time - b.time || a.h - b.h || a.n - b.n);
          const times = out.map((text) => Number(text.split(' ')[0]));
          expect(times).toEqual(expected.map(({ time }) => time));
          for (const [h, own] of histories.entries())
            expect(out.filter((text) => text.split(' ')[1] === String(h))).toEqual(
              own.map((time, n) => `${time} ${h} ${n}`),
            );
        },
      ),
    );
  });
});

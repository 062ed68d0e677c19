import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anId } from '../../../shared/builders.ts';
import { containerId } from '../../../shared/ids.ts';
import type { LogLines, LogNotice, LogSource } from '../../../shared/logs.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { createLogStore, type LogEntry, type LogStore, logBounds } from './log-store.ts';

const sources: readonly LogSource[] = ['web', 'web', 'db'].map((service, n) => ({
  container: containerId(anId(`${service}${n}`)),
  name: `${service}-${n + 1}`,
  service,
}));

interface Line {
  readonly text: string;
  readonly source?: number;
  readonly stderr?: boolean;
  readonly cut?: boolean;
}

const lines = (...all: readonly Line[]): LogLines => ({
  kind: 'lines',
  source: Uint16Array.from(all, ({ source = 0 }) => source),
  at: Float64Array.from(all, (_, n) => n),
  stderr: Uint8Array.from(all, ({ stderr = false }) => Number(stderr)),
  cut: Uint8Array.from(all, ({ cut = false }) => Number(cut)),
  text: all.map(({ text }) => text).join('\n'),
});
const texts = (...all: readonly string[]) => lines(...all.map((text) => ({ text })));
const notice = (what: LogNotice['what'], source: number | null = null): LogNotice => ({
  kind: 'notice',
  at: 5,
  source,
  what,
});

function aStore(maxLines = 1_000, maxBytes = 1_000_000): LogStore {
  const store = createLogStore({ maxLines, maxBytes });
  store.append({ kind: 'sources', sources });
  return store;
}

const wordsOf = (entry: LogEntry | undefined) => (entry?.kind === 'line' ? entry.text : entry?.what);
const held = (store: LogStore) => Array.from({ length: store.size() }, (_, n) => wordsOf(store.entry(n)));

describe('a log store', () => {
  it('holds lines and notices in the order in which they came', () => {
    const store = aStore();
    store.append(lines({ text: 'one', source: 2, stderr: true, cut: true }));
    store.append(notice('stopped', 1));
    store.append(notice('engine-away'));
    store.append(texts('', 'two'));
    expect([0, 1, 2, 3, 4].map((index) => store.entry(index))).toEqual([
      { kind: 'line', id: 0, at: 0, source: sources[2], stderr: true, cut: true, text: 'one' },
      { kind: 'notice', id: 1, at: 5, source: sources[1], what: 'stopped' },
      { kind: 'notice', id: 2, at: 5, source: null, what: 'engine-away' },
      { kind: 'line', id: 3, at: 0, source: sources[0], stderr: false, cut: false, text: '' },
      { kind: 'line', id: 4, at: 1, source: sources[0], stderr: false, cut: false, text: 'two' },
    ]);
    expect(store.entry(5)).toBeUndefined();
  });

  it('lets go of the oldest beyond its number, and counts the lines among them', () => {
    const store = aStore(3);
    store.append(texts('one', 'two'));
    store.append(notice('stopped'));
    store.append(texts('three', 'four', 'five'));
    expect(held(store)).toEqual(['three', 'four', 'five']);
    expect(store.dropped()).toBe(2);
    expect(store.entryId(0)).toBe(3);
    expect([store.indexOf(2), store.indexOf(3), store.indexOf(5), store.indexOf(6)]).toEqual([-1, 0, 2, -1]);
  });

  it('lets go of the oldest beyond its bytes, counting two a character where one is wide', () => {
    const size = (text: string) => {
      const store = aStore(1_000, 100_000);
      for (let n = 0; n < 1_000; n += 1) store.append(texts(text));
      return store.size();
    };
    expect(size('x'.repeat(285))).toBeGreaterThan(320);
    expect(size('x'.repeat(285))).toBeLessThan(340);
    expect(size(`${'x'.repeat(284)}→`)).toBeGreaterThan(160);
    expect(size(`${'x'.repeat(284)}→`)).toBeLessThan(175);
  });

  it('has room for 100,000 lines of a hundred characters in a window', () => {
    const store = createLogStore(logBounds(defaultSettings.logLimits));
    const many = texts(...Array.from({ length: 1_000 }, () => 'x'.repeat(100)));
    for (let n = 0; n < 101; n += 1) store.append(many);
    expect([store.size(), store.dropped()]).toEqual([100_000, 1_000]);
  });

  it('holds the newest message even where it is larger than all room', () => {
    const store = aStore(10, 10);
    store.append(texts('a'.repeat(70_000)));
    store.append(texts('b'.repeat(70_000)));
    expect(held(store)).toEqual(['b'.repeat(70_000)]);
  });

  it('forgets all when it is cleared, and goes on', () => {
    const store = aStore(2);
    store.append(texts('one', 'two', 'three'));
    store.clear();
    expect([store.size(), store.dropped(), store.indexOf(2)]).toEqual([0, 0, -1]);
    store.append(texts('four'));
    expect(store.entry(0)).toMatchObject({ id: 3, text: 'four' });
  });

  it('tells of every change', () => {
    const store = createLogStore({ maxLines: 10, maxBytes: 1_000 });
    const versions: number[] = [];
    const stop = store.subscribe(() => versions.push(store.version()));
    store.append({ kind: 'sources', sources });
    store.append(texts('one'));
    expect(store.caughtUp()).toBe(false);
    store.append({ kind: 'caught-up' });
    expect(store.caughtUp()).toBe(true);
    store.clear();
    stop();
    store.append(texts('two'));
    expect(new Set(versions).size).toBe(4);
  });

  it('ends up with the newest lines however they were cut into messages', () => {
    const message = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '→', '😀'), maxLength: 5 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 20 }), fc.integer({ min: 1, max: 30 }), (all, most) => {
        const store = aStore(most);
        for (const some of all) if (some.length > 0) store.append(texts(...some));
        const every = all.flat();
        expect(held(store)).toEqual(every.slice(-most));
        expect(store.dropped()).toBe(Math.max(0, every.length - most));
        expect(store.entryId(0)).toBe(store.dropped());
      }),
    );
  });
});

describe('a selection', () => {
  const shown = (store: LogStore, filter: Parameters<LogStore['visible']>[0]) => {
    const selection = store.visible(filter);
    return () =>
      Array.from({ length: selection.count }, (_, position) => wordsOf(store.entry(selection.at(position))));
  };

  it('is everything without a filter', () => {
    const store = aStore();
    const all = store.visible({ services: null, streams: 'both' });
    store.append(texts('one', 'two'));
    expect([all.count, all.at(1), all.at(2), all.positionOf(1)]).toEqual([2, 1, -1, 1]);
  });

  it('keeps to the services and the stream that are wanted, as lines come and go', () => {
    const store = aStore(5);
    const ofWeb = shown(store, { services: new Set(['web']), streams: 'both' });
    const errors = shown(store, { services: null, streams: 'stderr' });
    store.append(lines({ text: 'a' }, { text: 'b', source: 2, stderr: true }, { text: 'c', source: 1 }));
    expect(ofWeb()).toEqual(['a', 'c']);
    store.append(notice('stopped', 2));
    store.append(notice('engine-away'));
    store.append(lines({ text: 'd', stderr: true }));
    expect(ofWeb()).toEqual(['c', 'engine-away', 'd']);
    expect(errors()).toEqual(['b', 'stopped', 'engine-away', 'd']);
    store.clear();
    expect(ofWeb()).toEqual([]);
  });

  it('knows where an entry stands in it, or would stand', () => {
    const store = aStore();
    store.append(lines({ text: 'a' }, { text: 'b', source: 2 }, { text: 'c' }, { text: 'd', source: 2 }));
    const ofDb = store.visible({ services: new Set(['db']), streams: 'both' });
    expect([0, 1, 2, 3, 4].map((index) => ofDb.positionOf(index))).toEqual([0, 0, 1, 1, 2]);
    expect([ofDb.at(0), ofDb.at(1), ofDb.at(2), ofDb.at(-1)]).toEqual([1, 3, -1, -1]);
  });

  it('is the same whether it was looked at on the way or not', () => {
    const step = fc.oneof(
      fc.record({
        some: fc.array(fc.record({ source: fc.nat(2), stderr: fc.boolean() }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
      fc.constantFrom('look', 'clear'),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const store = aStore(7);
        const filter = { services: new Set(['web']), streams: 'stdout' } as const;
        const early = shown(store, filter);
        let number = 0;
        for (const what of steps) {
          if (what === 'look') early();
          else if (what === 'clear') store.clear();
          else if (typeof what === 'object')
            store.append(lines(...what.some.map((line) => ({ text: String(++number), ...line }))));
        }
        expect(early()).toEqual(shown(store, filter)());
      }),
    );
  });
});

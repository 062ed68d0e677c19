import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anId } from '../../../shared/builders.ts';
import { containerId } from '../../../shared/ids.ts';
import { tooSlow } from '../../../shared/log-match.ts';
import type { LogLines, LogQuery, LogSource } from '../../../shared/logs.ts';
import { createLogSearch } from './log-search.ts';
import { createLogStore } from './log-store.ts';

const sources: readonly LogSource[] = ['web', 'db'].map((service) => ({
  container: containerId(anId(service)),
  name: `${service}-1`,
  service,
}));
const query = (text: string, change: Partial<LogQuery> = {}): LogQuery => ({
  text,
  regExp: false,
  matchCase: false,
  ...change,
});
const everything = { services: null, streams: 'both' } as const;

function lines(texts: readonly string[], source = 0): LogLines {
  return {
    kind: 'lines',
    source: new Uint16Array(texts.length).fill(source),
    at: new Float64Array(texts.length),
    stderr: new Uint8Array(texts.length),
    text: texts.join('\n'),
  };
}

/** A search whose slices are run by hand, each look at its clock a millisecond later than the one before. */
function aSearch({ maxLines = 1_000 } = {}) {
  const store = createLogStore({ maxLines, maxBytes: 1_000_000 });
  store.append({ kind: 'sources', sources });
  let waiting: (() => void)[] = [];
  let time = 0;
  const search = createLogSearch(store, {
    soon(work) {
      waiting.push(work);
      return () => {
        waiting = waiting.filter((other) => other !== work);
      };
    },
    now: () => {
      time += 1;
      return time;
    },
  });
  const slice = () => {
    const work = waiting.shift();
    work?.();
    return work !== undefined;
  };
  return {
    store,
    search,
    slice,
    finish() {
      while (slice());
    },
    found() {
      const matches = search.matches();
      return Array.from({ length: matches.count }, (_, n) => {
        const entry = store.entry(store.indexOf(matches.at(n) ?? -1));
        return entry?.kind === 'line' ? entry.text : entry?.kind;
      });
    },
  };
}

describe('a search', () => {
  it('finds lines by what they say, not by their escape sequences', () => {
    const { store, search, found, finish } = aSearch();
    store.append(lines(['an ERROR', 'fine', '\u001b[31mer\u001b[1mror\u001b[0m', 'm31']));
    search.set(query('error'), store.visible(everything));
    finish();
    expect(found()).toEqual(['an ERROR', '\u001b[31mer\u001b[1mror\u001b[0m']);
    expect(search.state()).toEqual({ kind: 'searching', done: true });
    search.set(query('31'), store.visible(everything));
    finish();
    expect(found()).toEqual(['m31']);
  });

  it('goes on as lines come, and lets go of those that go', () => {
    const { store, search, found, finish } = aSearch({ maxLines: 3 });
    search.set(query('a'), store.visible(everything));
    store.append(lines(['a1', 'b1', 'a2']));
    finish();
    expect(found()).toEqual(['a1', 'a2']);
    store.append(lines(['a3']));
    finish();
    expect(found()).toEqual(['a2', 'a3']);
    store.clear();
    expect(found()).toEqual([]);
    store.append(lines(['a4']));
    finish();
    expect(found()).toEqual(['a4']);
  });

  it('keeps to what is selected, and finds no notice', () => {
    const { store, search, found, finish } = aSearch();
    store.append(lines(['web a', 'web b']));
    store.append({ kind: 'notice', at: 0, source: 1, what: 'stopped' });
    store.append(lines(['db a', '']));
    store.append(lines(['db b a', ''], 1));
    search.set(query('a'), store.visible({ services: new Set(['db']), streams: 'both' }));
    finish();
    expect(found()).toEqual(['db b a']);
    search.set(query('^$', { regExp: true }), store.visible(everything));
    finish();
    expect(found()).toEqual(['', '']);
  });

  it('works in slices, so that the window can do other things', () => {
    const { store, search, slice } = aSearch({ maxLines: 100_000 });
    for (let n = 0; n < 50; n += 1) store.append(lines(Array.from({ length: 100 }, () => 'a')));
    search.set(query('a'), store.visible(everything));
    expect(search.matches().count).toBe(0);
    slice();
    const early = search.matches().count;
    expect(early).toBeGreaterThan(0);
    expect(early).toBeLessThan(5_000);
    expect(search.state()).toEqual({ kind: 'searching', done: false });
    while (slice());
    expect(search.matches().count).toBe(5_000);
  });

  it('tells where a match stands among the others', () => {
    const { store, search, finish } = aSearch();
    store.append(lines(['a', 'b', 'a', 'b', 'a']));
    search.set(query('a'), store.visible(everything));
    finish();
    const matches = search.matches();
    expect([0, 1, 2, 3, 4, 5].map((id) => matches.before(id))).toEqual([0, 1, 1, 2, 2, 3]);
    expect([matches.at(0), matches.at(2), matches.at(3)]).toEqual([0, 4, undefined]);
  });

  it('says what is wrong with an expression', () => {
    const { store, search, finish } = aSearch();
    store.append(lines(['a', 'a'.repeat(100_000)]));
    search.set(query('(', { regExp: true }), store.visible(everything));
    expect(search.state()).toMatchObject({ kind: 'invalid' });
    search.set(query('.*.*.*.*x', { regExp: true }), store.visible(everything));
    finish();
    expect(search.state()).toEqual({ kind: 'invalid', detail: tooSlow });
    expect(search.matcher()).toBeNull();
  });

  it('ends', () => {
    const { store, search, finish, found } = aSearch();
    store.append(lines(['a']));
    search.set(query('a'), store.visible(everything));
    finish();
    search.set(null, store.visible(everything));
    expect([search.state(), found()]).toEqual([{ kind: 'idle' }, []]);
    search.set(query('a'), store.visible(everything));
    search.stop();
    store.append(lines(['a']));
    finish();
    expect(found()).toEqual([]);
  });

  it('finds the same lines in however many messages and slices, as a text and as an expression', () => {
    const unit = fc.constantFrom('a', 'b', 'A', '\u001b[1m', 'é', '→');
    const message = fc.array(fc.string({ unit, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 8 }), fc.nat(8), fc.boolean(), (all, early, regExp) => {
        const { store, search, slice, finish, found } = aSearch({ maxLines: 12 });
        for (const some of all.slice(0, early)) store.append(lines(some));
        search.set(query('ab', { regExp }), store.visible(everything));
        for (const some of all.slice(early)) {
          slice();
          store.append(lines(some));
        }
        finish();
        const held = all.flat().slice(-12);
        expect(found()).toEqual(held.filter((line) => /ab/i.test(line.replaceAll('\u001b[1m', ''))));
      }),
    );
  });
});

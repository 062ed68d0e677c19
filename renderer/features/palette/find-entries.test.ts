import { describe, expect, it } from 'vitest';
import { findEntries } from './find-entries.ts';
import type { PaletteEntry } from './palette-entries.ts';

const now = 0;

function anEntry(title: string, difference: Partial<PaletteEntry> = {}): PaletteEntry {
  return {
    id: title,
    title,
    detail: '',
    icon: 'play',
    tone: 'plain',
    chord: null,
    disabledReason: null,
    act: () => undefined,
    ...difference,
  };
}

const kill = anEntry('Kill shop', { tone: 'danger' });
const stop = anEntry('Stop shop');
const entries = [anEntry('shop'), kill, stop, anEntry('Delete shop', { tone: 'danger' })];
const titles = (query: string, of = entries, used: readonly string[] = []) =>
  findEntries(
    of,
    query,
    used.map((id, at) => ({ id, count: used.length - at, at: now })),
    now,
  ).map(({ entry }) => entry.title);

describe('the order of what is found', () => {
  it('puts what destroys after what does not, of matches alike', () => {
    expect(titles('shop')).toEqual(['shop', 'Stop shop', 'Kill shop', 'Delete shop']);
  });

  it('keeps that order however much is used what destroys, and whatever has to wait', () => {
    const waiting = [kill, anEntry('Stop shop', { disabledReason: 'Wait' })];
    expect(titles('shop', waiting, ['Kill shop'])).toEqual(['Stop shop', 'Kill shop']);
  });

  it('lets the better match go before, also of what destroys', () => {
    expect(titles('kill shop', [anEntry('Skill shop'), kill])).toEqual(['Kill shop', 'Skill shop']);
    expect(titles('dlt shop')[0]).toBe('Delete shop');
  });

  it('shows what was used without a query, what destroys after what does not', () => {
    expect(titles('', entries, ['Kill shop', 'Stop shop'])).toEqual([
      'Stop shop',
      'Kill shop',
      'shop',
      'Delete shop',
    ]);
  });
});

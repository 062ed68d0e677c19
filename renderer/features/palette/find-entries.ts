import uFuzzy from '@leeoniya/ufuzzy';
import { type CommandUse, useWeight } from '../../../shared/command-uses.ts';
import type { PaletteEntry } from './palette-entries.ts';

export interface FoundEntry {
  readonly entry: PaletteEntry;
  /** Start and end of each matched piece of the title, one after the other. */
  readonly ranges: readonly number[];
}

// Words in any order, and letters left out within a word: `stp web` finds `Stop shop / web-1`. Docker's names and our
// words are plain letters.
const fuzzy = new uFuzzy({ intraIns: 8 });
const mostTermsInAnyOrder = 4;
// More is sorted by use alone.
const mostRanked = 20_000;

/**
 * The entries that match, the best first. Among equally good matches comes first what can be done now, then what is
 * used most. Without a query all entries, what is used first.
 */
export function findEntries(
  entries: readonly PaletteEntry[],
  query: string,
  uses: readonly CommandUse[],
  now: number,
): readonly FoundEntry[] {
  const weights = new Map(uses.map((use) => [use.id, useWeight(use, now)]));
  const weightOf = ({ id }: PaletteEntry) => weights.get(id) ?? 0;
  const needle = query.trim();
  if (needle === '') {
    return entries
      .map((entry) => ({ entry, ranges: [] }))
      .sort((a, b) => weightOf(b.entry) - weightOf(a.entry));
  }
  const titles = entries.map(({ title }) => title);
  const [found, info, order] = fuzzy.search(titles, needle, mostTermsInAnyOrder, mostRanked);
  if (found === null) return [];
  if (info === null || order === null) {
    return found
      .flatMap((at) => entries[at] ?? [])
      .map((entry) => ({ entry, ranges: [] }))
      .sort((a, b) => weightOf(b.entry) - weightOf(a.entry));
  }
  const terms = fuzzy.split(needle).length;
  return order
    .flatMap((place, rank) => {
      const entry = entries[info.idx[place] ?? -1];
      if (entry === undefined) return [];
      const loose = (info.intraIns[place] ?? 0) > 0;
      const atWordStarts = (info.interLft2[place] ?? 0) >= terms;
      return [
        {
          entry,
          ranges: info.ranges[place] ?? [],
          rank,
          closeness: loose ? 2 : atWordStarts ? 0 : 1,
          resting: entry.disabledReason === null ? 0 : 1,
        },
      ];
    })
    .sort(
      (a, b) =>
        a.closeness - b.closeness ||
        a.resting - b.resting ||
        weightOf(b.entry) - weightOf(a.entry) ||
        a.rank - b.rank,
    );
}

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
 * The entries that match, the best first. Among equally good matches comes what destroys after all else, however much
 * it is used: Enter takes the first one. Then comes what can be done now, then what is used most. Without a query all
 * entries, what is used first.
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
  if (needle === '') return byUse(entries, weightOf);
  const titles = entries.map(({ title }) => title);
  const [found, info, order] = fuzzy.search(titles, needle, mostTermsInAnyOrder, mostRanked);
  if (found === null) return [];
  if (info === null || order === null) {
    return byUse(
      found.flatMap((at) => entries[at] ?? []),
      weightOf,
    );
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
          harm: harmOf(entry),
          resting: entry.disabledReason === null ? 0 : 1,
        },
      ];
    })
    .sort(
      (a, b) =>
        a.closeness - b.closeness ||
        a.harm - b.harm ||
        a.resting - b.resting ||
        weightOf(b.entry) - weightOf(a.entry) ||
        a.rank - b.rank,
    );
}

const harmOf = ({ tone }: PaletteEntry): 0 | 1 => (tone === 'danger' ? 1 : 0);

/** What was used comes first, what destroys after what does not; the rest stays in its order. */
function byUse(
  entries: readonly PaletteEntry[],
  weightOf: (entry: PaletteEntry) => number,
): readonly FoundEntry[] {
  return entries
    .map((entry) => {
      const weight = weightOf(entry);
      return { entry, ranges: [], weight, group: weight === 0 ? 2 : harmOf(entry) };
    })
    .sort((a, b) => a.group - b.group || b.weight - a.weight);
}

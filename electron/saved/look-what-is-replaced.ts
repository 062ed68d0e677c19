import type { SavedFiles } from '../../shared/deletion.ts';
import type { Container } from '../../shared/engine.ts';
import type { VolumeName } from '../../shared/ids.ts';
import type { PutBackPlan } from '../../shared/put-back.ts';
import { eachOf } from '../engine/concurrency.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { isToldWhole } from '../engine/path-bytes.ts';
import { placeIn } from './put-back.ts';
import { entriesIn } from './read-archive-file.ts';

// A request each, of some milliseconds.
const mostLookedAt = 3_000;
const askedAtOnce = 8;
const mostListed = 200;

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
const depthOf = (path: string): number => path.split('/').length;

/**
 * What stands at the places of saved files in a container, from the top: in a folder that is not there nothing is. A
 * folder that was saved takes nothing away from one that is there.
 */
export async function lookWhatIsReplaced(
  api: Pick<EngineApi, 'statPath'>,
  saved: SavedFiles,
  container: Container,
  standing: ReadonlySet<VolumeName>,
): Promise<Pick<PutBackPlan, 'replaces' | 'more' | 'complete' | 'leftOut'>> {
  const entries = await entriesIn(saved.path);
  const placed = entries.filter(({ path }) => placeIn(container, standing, path) !== null);
  const missing = new Set<string>();
  const replaces: string[] = [];
  let looks = 0;
  let complete = true;
  for (const level of levelsOf(placed)) {
    await eachOf(level, askedAtOnce, async ({ path, isFolder }) => {
      if (missing.has(parentOf(path))) return void missing.add(path);
      if (looks >= mostLookedAt || !isToldWhole(path)) {
        complete = false;
        return;
      }
      looks += 1;
      const found = await api.statPath(container.id, path);
      if (found === null) missing.add(path);
      else if (!isFolder || found.kind !== 'folder') replaces.push(path);
    });
  }
  return {
    replaces: replaces.sort().slice(0, mostListed),
    more: Math.max(0, replaces.length - mostListed),
    complete,
    leftOut: entries.length - placed.length,
  };
}

function levelsOf<Entry extends { readonly path: string }>(
  entries: readonly Entry[],
): readonly (readonly Entry[])[] {
  const byDepth = new Map<number, Entry[]>();
  for (const entry of entries) {
    const depth = depthOf(entry.path);
    const level = byDepth.get(depth);
    if (level) level.push(entry);
    else byDepth.set(depth, [entry]);
  }
  return [...byDepth].sort(([a], [b]) => a - b).map(([, level]) => level);
}

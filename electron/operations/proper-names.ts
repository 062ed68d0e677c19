import type { Container } from '../../shared/engine.ts';
import type { StackName } from '../../shared/ids.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { fields, text } from '../engine/narrow.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';

/** Says whose place Compose has made a container to take. */
const replaceLabel = 'com.docker.compose.replace';

/**
 * Compose makes a container that takes another one's place as `ID_NAME`, with the beginning of that one's id, removes that
 * one, and gives the new one its name. Where it was cut short between the last two, it never comes to it again: this does.
 * Resolves to the engine's list with that. Throws what the engine throws.
 */
export async function giveProperNames(engine: EngineAccess, stack: StackName): Promise<EngineSnapshot> {
  const snapshot = await engine.refreshed();
  const all = [...snapshot.containers.values()];
  let renamed = 0;
  for (const { id, name } of all.filter(({ compose }) => compose?.project === stack)) {
    const made = nameOfMade(name);
    if (made === null || isTaken(made, all)) continue;
    const { api } = reachableEngine(engine);
    const labels = fields(fields((await api.inspectedContainer(id))?.Config).Labels);
    // Somebody may have called one so.
    if (text(labels[replaceLabel]) === '') continue;
    await api.renameContainer(id, made.name);
    renamed += 1;
  }
  return renamed > 0 ? engine.refreshed() : snapshot;
}

function nameOfMade(full: string): { readonly replaced: string; readonly name: string } | null {
  const [, replaced, name] = /^([0-9a-f]{12})_(.+)$/.exec(full) ?? [];
  return replaced === undefined || name === undefined ? null : { replaced, name };
}

/** The one that it was to take the place of stands still, or another has the name. */
const isTaken = (
  made: { readonly replaced: string; readonly name: string },
  all: readonly Container[],
): boolean => all.some(({ id, name }) => name === made.name || id.startsWith(made.replaced));

import type { Volume } from './engine.ts';
import type { HostPath, StackName } from './ids.ts';
import { keptVolumesBeside } from './kept-volumes.ts';
import { compareNatural } from './natural-order.ts';
import type { DeletedStack, StackNote } from './stack-memory.ts';

export interface DeletedStacksFacts {
  /** Of any engine. */
  readonly notes: Iterable<StackNote>;
  /** Stacks that have containers. */
  readonly stackNames: ReadonlySet<StackName>;
  readonly volumes: Iterable<Volume>;
  readonly engineId: string;
  readonly fileFound: (path: HostPath) => boolean;
}

/**
 * Stacks of this engine with no containers left: noted ones, and those of which only labelled volumes tell. The last
 * one that went comes first; then those that went while nobody looked; then those without a note, each by name.
 */
export function deletedStacks({
  notes,
  stackNames,
  volumes,
  engineId,
  fileFound,
}: DeletedStacksFacts): readonly DeletedStack[] {
  const kept = keptVolumesBeside(volumes, stackNames);
  const found = new Map<StackName, StackNote | null>();
  for (const name of kept.keys()) found.set(name, null);
  for (const note of notes) {
    if (note.engineId === engineId && !stackNames.has(note.name)) found.set(note.name, note);
  }
  return [...found]
    .sort(([nameA, a], [nameB, b]) => {
      return Number(a === null) - Number(b === null) || lastGoneFirst(a, b) || compareNatural(nameA, nameB);
    })
    .map(([name, note]) => ({
      name,
      note,
      keptVolumes: kept.get(name) ?? [],
      composeFile: composeFile(note, fileFound),
    }));
}

function lastGoneFirst(a: StackNote | null, b: StackNote | null): number {
  const goneA = a?.goneAt ?? Number.NEGATIVE_INFINITY;
  const goneB = b?.goneAt ?? Number.NEGATIVE_INFINITY;
  return goneA === goneB ? 0 : goneA > goneB ? -1 : 1;
}

function composeFile(
  note: StackNote | null,
  fileFound: (path: HostPath) => boolean,
): DeletedStack['composeFile'] {
  if (!note || note.configFiles.length === 0) return 'unknown';
  return note.configFiles.every(fileFound) ? 'present' : 'missing';
}

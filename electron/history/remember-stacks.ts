import { groupStacks } from '../../shared/group-stacks.ts';
import type { ContainerId, StackName } from '../../shared/ids.ts';
import { noteStack } from '../../shared/note-stack.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { Inventory } from '../../shared/stack.ts';
import type { StackNotes } from './stack-notes.ts';

export interface RememberStacksOptions {
  readonly notes: StackNotes;
  /** Stacks that an operation of the app is changing right now, and whether it is deleting them. */
  readonly changing: () => ReadonlyMap<StackName, 'deleting' | 'other'>;
}

/**
 * Notes every stack that is seen, so that one which goes (deleted here, from a terminal, or while the app was closed)
 * can be run again. Returns the function to call with each snapshot.
 */
export function rememberStacks({
  notes,
  changing,
}: RememberStacksOptions): (snapshot: EngineSnapshot) => void {
  let inventory: Inventory = { stacks: [], standalone: [] };
  let seen: ReadonlySet<ContainerId> = new Set();
  let before: EngineSnapshot | null = null;
  // An empty stack was passed over because something works on it.
  let undecided = false;

  return (snapshot) => {
    const { connection, containers, volumes } = snapshot;
    if (connection.kind !== 'ready' || snapshot.listedAt === null) return;
    const same =
      containers === before?.containers && volumes === before.volumes && connection === before.connection;
    if (same && !undecided) return;
    before = snapshot;
    undecided = false;
    const engineId = connection.engine.id;
    inventory = groupStacks(containers.values(), inventory);
    const atWork = changing();

    for (const stack of inventory.stacks) {
      const previous = notes.get(engineId, stack.name);
      const note = noteStack({ stack, volumes: volumes.values(), engineId, previous, previouslySeen: seen });
      if (note !== previous) notes.put(note);
    }
    const live = new Set(inventory.stacks.map((stack) => stack.name));
    for (const note of notes.all()) {
      if (note.engineId !== engineId || note.goneAt !== null || live.has(note.name)) continue;
      const work = atWork.get(note.name);
      // A run that recreates the only container leaves the stack empty for a moment.
      if (work === 'other') {
        undecided = true;
        continue;
      }
      notes.markGone(engineId, note.name, work === 'deleting' ? 'stackyard' : 'elsewhere');
    }
    seen = new Set(containers.keys());
  };
}

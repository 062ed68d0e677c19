import { deletedStacks } from '../../shared/deleted-stacks.ts';
import type { HostPath, StackName } from '../../shared/ids.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { DeletedStack } from '../../shared/stack-memory.ts';
import type { StackNotes } from './stack-notes.ts';

export interface DeletedStacksFeed {
  list(): readonly DeletedStack[];
  /** To be called when the snapshot or the notes may have changed, or files may have moved. */
  refresh(): void;
}

/** The deleted stacks of the engine in view: notes, kept volumes and the presence of Compose files brought together. */
export function createDeletedStacksFeed(options: {
  readonly snapshot: () => EngineSnapshot;
  readonly notes: StackNotes;
  readonly isThere: (path: HostPath) => Promise<boolean>;
  readonly onChange: (list: readonly DeletedStack[]) => void;
}): DeletedStacksFeed {
  const { snapshot, notes, isThere, onChange } = options;
  let current: readonly DeletedStack[] = [];
  let running = false;
  let again = false;

  async function compute(): Promise<readonly DeletedStack[]> {
    const { connection, containers, volumes, listedAt } = snapshot();
    // Without the engine nobody knows what is deleted: the last list stays.
    if (connection.kind !== 'ready' || listedAt === null) return current;
    const engineId = connection.engine.id;
    const stackNames = new Set<StackName>();
    for (const container of containers.values()) {
      if (container.compose) stackNames.add(container.compose.project);
    }
    const gone = notes.all().filter((note) => note.engineId === engineId && !stackNames.has(note.name));
    const found = new Set<HostPath>();
    for (const path of new Set(gone.flatMap((note) => note.configFiles))) {
      if (await isThere(path)) found.add(path);
    }
    return deletedStacks({
      notes: gone,
      stackNames,
      volumes: volumes.values(),
      engineId,
      fileFound: (path) => found.has(path),
    });
  }

  async function run(): Promise<void> {
    running = true;
    do {
      again = false;
      const next = await compute();
      if (JSON.stringify(next) !== JSON.stringify(current)) {
        current = next;
        onChange(current);
      }
    } while (again);
    running = false;
  }

  return {
    list: () => current,
    refresh() {
      again = true;
      if (!running) void run();
    },
  };
}

import type { EngineSnapshot, MapPatch, SnapshotPatch } from './snapshot.ts';

/** What is known before anything is. */
export function emptySnapshot(): EngineSnapshot {
  return {
    revision: 0,
    connection: { kind: 'connecting', target: null },
    containers: new Map(),
    volumes: new Map(),
    networks: new Map(),
    listedAt: null,
  };
}

/**
 * What a window needs to get from one snapshot to the next; `null` when they hold the same. Entries are compared by
 * identity: whoever makes snapshots keeps the objects that didn't change. The revision alone is no change.
 */
export function diffSnapshots(before: EngineSnapshot, after: EngineSnapshot): SnapshotPatch | null {
  const connection = before.connection === after.connection ? null : after.connection;
  const containers = diffMaps(before.containers, after.containers);
  const volumes = diffMaps(before.volumes, after.volumes);
  const networks = diffMaps(before.networks, after.networks);
  const nothing = connection === null && [containers, volumes, networks].every(isEmpty);
  if (nothing && before.listedAt === after.listedAt) return null;
  return {
    base: before.revision,
    revision: after.revision,
    connection,
    containers,
    volumes,
    networks,
    listedAt: after.listedAt,
  };
}

/**
 * The snapshot after the patch; maps that the patch doesn't touch are the same objects. `null` when the patch was not
 * made for this revision: something was missed, and the whole must be asked for.
 */
export function applyPatch(snapshot: EngineSnapshot, patch: SnapshotPatch): EngineSnapshot | null {
  if (patch.base !== snapshot.revision) return null;
  return {
    revision: patch.revision,
    connection: patch.connection ?? snapshot.connection,
    containers: patchMap(snapshot.containers, patch.containers, ({ id }) => id),
    volumes: patchMap(snapshot.volumes, patch.volumes, ({ name }) => name),
    networks: patchMap(snapshot.networks, patch.networks, ({ id }) => id),
    listedAt: patch.listedAt,
  };
}

function diffMaps<Id, Item>(before: ReadonlyMap<Id, Item>, after: ReadonlyMap<Id, Item>): MapPatch<Id, Item> {
  if (before === after) return { put: [], gone: [] };
  const put: Item[] = [];
  for (const [id, item] of after) if (before.get(id) !== item) put.push(item);
  return { put, gone: [...before.keys()].filter((id) => !after.has(id)) };
}

function patchMap<Id, Item>(
  map: ReadonlyMap<Id, Item>,
  patch: MapPatch<Id, Item>,
  idOf: (item: Item) => Id,
): ReadonlyMap<Id, Item> {
  if (isEmpty(patch)) return map;
  const next = new Map(map);
  for (const id of patch.gone) next.delete(id);
  for (const item of patch.put) next.set(idOf(item), item);
  return next;
}

const isEmpty = ({ put, gone }: MapPatch<unknown, unknown>): boolean => put.length === 0 && gone.length === 0;

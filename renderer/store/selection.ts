import type { Container } from '../../shared/engine.ts';
import type { ContainerId, VolumeName } from '../../shared/ids.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';

/**
 * The ticked containers. Stacks are ticked by way of their containers: one that comes later to a ticked stack is not
 * ticked, and the stack is then ticked in part. Nobody has seen it when the others were ticked.
 */
export type Selection = ReadonlySet<ContainerId>;

export type Tick = 'all' | 'some' | 'none';

/** How the box of a row stands, from the containers that it is about. */
export function tickOf(containers: readonly Container[], selection: Selection): Tick {
  const ticked = containers.filter(({ id }) => selection.has(id)).length;
  if (ticked === 0) return 'none';
  return ticked === containers.length ? 'all' : 'some';
}

/** The selection with these containers ticked, or without them. */
export function withTick(selection: Selection, containers: readonly Container[], ticked: boolean): Selection {
  const next = new Set(selection);
  for (const { id } of containers) {
    if (ticked) next.add(id);
    else next.delete(id);
  }
  return next;
}

/**
 * The selection without containers that are gone; the same object when none is. Only a live list can tell: while the
 * engine is away, or has told nothing yet, everything stays.
 */
export function liveSelection(
  selection: Selection,
  { connection, listedAt, containers }: EngineSnapshot,
): Selection {
  if (connection.kind !== 'ready' || listedAt === null) return selection;
  return withoutGone(selection, containers);
}

/** The same of ticked volumes. */
export function liveVolumes(
  selection: ReadonlySet<VolumeName>,
  { connection, listedAt, volumes }: EngineSnapshot,
): ReadonlySet<VolumeName> {
  if (connection.kind !== 'ready' || listedAt === null) return selection;
  return withoutGone(selection, volumes);
}

function withoutGone<Id>(selection: ReadonlySet<Id>, there: ReadonlyMap<Id, unknown>): ReadonlySet<Id> {
  const live = [...selection].filter((id) => there.has(id));
  return live.length === selection.size ? selection : new Set(live);
}

/** How the box over all rows stands: ticked in part also when what is ticked is not shown. */
export function tickOfAll(shown: readonly Container[], selection: Selection): Tick {
  if (selection.size === 0) return 'none';
  return shown.length > 0 && tickOf(shown, selection) === 'all' ? 'all' : 'some';
}

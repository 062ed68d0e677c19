import { containerLabel } from '../../shared/container-label.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId } from '../../shared/ids.ts';
import type { LogSource } from '../../shared/logs.ts';
import { compareRows } from '../../shared/row-order.ts';
import type { Target } from '../../shared/target.ts';

type Containers = ReadonlyMap<ContainerId, Container>;

/**
 * The place that a container has and another one may take: a replica of a service, or a name where it stands alone.
 * Nothing takes the place of a one-off.
 */
function placeOf({ id, name, compose }: Container): string {
  if (compose === null) return JSON.stringify([name]);
  const { project, service, number, oneOff } = compose;
  return JSON.stringify(oneOff || service === null ? [project, name, id] : [project, service, number]);
}

function sourceOf(container: Container): LogSource {
  const { id, name, compose } = container;
  const service = compose?.service ?? null;
  // While it is being replaced, a replica has a name of passage; its lines stay when that is over.
  const isReplica = service !== null && compose?.number != null && !compose.oneOff;
  return {
    container: id,
    name: isReplica ? `${service}-${compose.number}` : containerLabel(container),
    service: service ?? name,
  };
}

/** A container whose lines belong to a log. */
export interface LogMember {
  readonly source: LogSource;
  readonly place: string;
}

const memberOf = (container: Container): LogMember => ({
  source: sourceOf(container),
  place: placeOf(container),
});

/**
 * The containers that belong to the log of `target`, in the order of their rows: those of the stack, or the container and whatever
 * took its place. `known` are those that belong to it already; a name is only taken when its bearer is gone.
 */
export function membersOf(
  containers: Containers,
  target: Target,
  known: readonly LogMember[],
): readonly LogMember[] {
  const sorted = (isMember: (container: Container) => boolean) =>
    [...containers.values()].filter(isMember).sort(compareRows).map(memberOf);
  if (target.kind === 'stack') return sorted(({ compose }) => compose?.project === target.name);
  const places = new Set(known.map(({ place }) => place));
  const ids = new Set(known.map(({ source }) => source.container));
  const isTaken = [...ids].some((id) => containers.has(id));
  return sorted((container) => {
    if (container.id === target.id || ids.has(container.id)) return true;
    return places.has(placeOf(container)) && (container.compose !== null || !isTaken);
  });
}

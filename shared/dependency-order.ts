import type { Container } from './engine.ts';
import type { ContainerId, StackName } from './ids.ts';

/**
 * Levels of containers, dependencies first: each may start when those before it have. From `depends_on` within each
 * project, as Compose does it, also through services that are only among `known`; services that are nowhere are
 * ignored. All replicas and one-offs of a service share its level; what has no service depends on nothing. Services in
 * a circle, and what depends on them, come last together.
 */
export function startOrder(
  containers: readonly Container[],
  known: Iterable<Container> = [],
): readonly (readonly Container[])[] {
  const wanted = new Set(containers.map(({ id }) => id));
  return levelsOf(withThoseBetween(containers, known))
    .map((level) => level.filter(({ id }) => wanted.has(id)))
    .filter((level) => level.length > 0);
}

/** Also what else is known of their projects, since they may need each other by way of it. */
function withThoseBetween(
  containers: readonly Container[],
  known: Iterable<Container>,
): readonly Container[] {
  const wanted = new Set(containers.map(({ id }) => id));
  const projects = new Set(containers.flatMap(({ compose }) => compose?.project ?? []));
  const between = [...known].filter(
    ({ id, compose }) => compose !== null && projects.has(compose.project) && !wanted.has(id),
  );
  return [...containers, ...between];
}

/** The same levels the other way round: dependants first. */
export function stopOrder(
  containers: readonly Container[],
  known: Iterable<Container> = [],
): readonly (readonly Container[])[] {
  return [...startOrder(containers, known)].reverse();
}

/**
 * For each container those that have to stop before it: what depends on it, directly or through others, as far as it comes
 * before it in `stopOrder`, so that nothing ever waits in a circle. What nothing depends on waits for nothing.
 */
export function stopsBefore(
  containers: readonly Container[],
  known: Iterable<Container> = [],
): ReadonlyMap<ContainerId, readonly ContainerId[]> {
  const everyone = withThoseBetween(containers, known);
  const { services } = servicesOf(everyone);
  const order = stopOrder(containers, everyone);
  const levelOf = new Map(order.flatMap((level, at) => level.map(({ id }) => [id, at] as const)));
  const first = new Map<ContainerId, ContainerId[]>(containers.map(({ id }) => [id, []]));
  for (const service of services) {
    const needed = [...neededBy(service)].flatMap((each) => each.containers.map(({ id }) => id));
    for (const { id } of service.containers) {
      const level = levelOf.get(id);
      if (level === undefined) continue;
      for (const later of needed) if (level < (levelOf.get(later) ?? -1)) first.get(later)?.push(id);
    }
  }
  return first;
}

/** All services that one needs, also through others. */
function neededBy(service: Service): ReadonlySet<Service> {
  const found = new Set<Service>();
  const look = (from: Service) => {
    for (const needed of from.needs) {
      if (found.has(needed)) continue;
      found.add(needed);
      look(needed);
    }
  };
  look(service);
  return found;
}

function levelsOf(containers: readonly Container[]): readonly (readonly Container[])[] {
  const { services, alone } = servicesOf(containers);
  const levels: Container[][] = [];
  let waiting = services;
  while (waiting.length > 0) {
    const unstarted = new Set(waiting);
    const isReady = (service: Service) => ![...service.needs].some((needed) => unstarted.has(needed));
    const ready = waiting.filter(isReady);
    const next = ready.length > 0 ? ready : waiting;
    levels.push(next.flatMap((service) => service.containers));
    const taken = new Set(next);
    waiting = waiting.filter((service) => !taken.has(service));
  }
  const [first = [], ...rest] = levels;
  return [[...alone, ...first], ...rest];
}

interface Service {
  readonly containers: Container[];
  readonly needs: Set<Service>;
}

function servicesOf(containers: readonly Container[]): { services: Service[]; alone: Container[] } {
  const projects = new Map<StackName, Map<string, Service>>();
  const alone: Container[] = [];
  for (const container of containers) {
    const { compose } = container;
    if (!compose || compose.service === null) {
      alone.push(container);
      continue;
    }
    const services = projects.get(compose.project) ?? new Map<string, Service>();
    projects.set(compose.project, services);
    const service = services.get(compose.service) ?? { containers: [], needs: new Set() };
    services.set(compose.service, service);
    service.containers.push(container);
  }
  for (const services of projects.values()) for (const service of services.values()) link(service, services);
  return { services: [...projects.values()].flatMap((services) => [...services.values()]), alone };
}

function link(service: Service, services: ReadonlyMap<string, Service>): void {
  for (const { compose } of service.containers) {
    for (const dependency of compose?.dependsOn ?? []) {
      const needed = services.get(dependency.service);
      if (needed && needed !== service) service.needs.add(needed);
    }
  }
}

import type { Container } from './engine.ts';
import type { StackName } from './ids.ts';

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
  const wanted = new Map(containers.map((container) => [container.id, container]));
  const projects = new Set(containers.flatMap(({ compose }) => compose?.project ?? []));
  const between = [...known].filter(
    ({ id, compose }) => compose !== null && projects.has(compose.project) && !wanted.has(id),
  );
  return levelsOf([...containers, ...between])
    .map((level) => level.filter(({ id }) => wanted.has(id)))
    .filter((level) => level.length > 0);
}

/** The same levels the other way round: dependants first. */
export function stopOrder(
  containers: readonly Container[],
  known: Iterable<Container> = [],
): readonly (readonly Container[])[] {
  return [...startOrder(containers, known)].reverse();
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

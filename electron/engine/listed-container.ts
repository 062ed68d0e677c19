import type { Container, ContainerState } from '../../shared/engine.ts';
import type { ContainerId } from '../../shared/ids.ts';
import type { Listed } from './container-from-list.ts';
import { withTmpfs } from './container-parts.ts';
import { createAges } from './listed-age.ts';
import { same } from './same.ts';

const isUp = (state: ContainerState) => state === 'running' || state === 'paused';

/** Where its tag has moved on to another image, a listing names a container's image by id. */
const imageOf = (listed: Container, known: Container) =>
  listed.imageId === known.imageId && listed.imageId.includes(listed.image) ? known.image : listed.image;

const tmpfsOf = ({ mounts }: Container) =>
  mounts.filter(({ kind }) => kind === 'tmpfs').map(({ destination }) => destination);

/** What a listing says, with what only an inspection could tell kept from `known` as long as it can be true. */
export function withInspected(listed: Container, known: Container): Container {
  const begunAnew = isUp(listed.state) && !isUp(known.state);
  return {
    ...listed,
    image: imageOf(listed, known),
    restartPolicy: known.restartPolicy,
    mounts: withTmpfs(listed.mounts, tmpfsOf(known)),
    startedAt: begunAnew ? null : known.startedAt,
    // Listings don't tell the code of a dead container.
    exitCode: listed.exitCode ?? (listed.state === 'dead' && known.state === 'dead' ? known.exitCode : null),
  };
}

/** Finds what must be inspected after a listing. */
export interface ListedContainers {
  /** To be told of every listing; when it was asked for and answered, in milliseconds on one clock. */
  heard(listing: readonly Listed[], askedAt: number, answeredAt: number): void;
  /** The container to show now; its id comes up in `takeStale` where the listing knew something new. */
  merge(listed: Container, known: Container | undefined): Container;
  /** To be told of every inspection. */
  inspected(container: Container): void;
  takeStale(): readonly ContainerId[];
}

/**
 * A container whose listing and inspection never agree (another engine's oddity) is inspected once, not at every
 * listing: the pair is remembered, and only news on either side counts.
 */
export function createListedContainers(): ListedContainers {
  const disagreeing = new Map<ContainerId, { listed: Container; inspected: Container | null }>();
  const anew = createAges();
  const stale = new Set<ContainerId>();
  return {
    heard(listing, askedAt, answeredAt) {
      for (const id of anew(listing, askedAt, answeredAt)) stale.add(id);
    },
    merge(listed, known) {
      if (known === undefined) {
        stale.add(listed.id);
        return listed;
      }
      const merged = withInspected(listed, known);
      if (same(merged, known)) {
        disagreeing.delete(listed.id);
        if (known.restartPolicy === 'unknown') stale.add(listed.id);
        return known;
      }
      const before = disagreeing.get(listed.id);
      if (before !== undefined && same(before.listed, listed) && same(before.inspected, known)) return known;
      disagreeing.set(listed.id, { listed, inspected: null });
      stale.add(listed.id);
      return merged;
    },
    inspected(container) {
      const pair = disagreeing.get(container.id);
      if (pair !== undefined) pair.inspected ??= container;
    },
    takeStale() {
      const taken = [...stale];
      stale.clear();
      return taken;
    },
  };
}

import { compareVolumes } from '../../shared/attached-again.ts';
import type { DeletedContainer } from '../../shared/deletion.ts';
import type { Container } from '../../shared/engine.ts';
import { type ContainerId, volumeName } from '../../shared/ids.ts';
import type { Outcome, VolumeVerdict } from '../../shared/operation.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import type { DeletionNotes } from '../history/deletion-notes.ts';
import type { DeletionRecord } from '../history/deletion-record.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';
import { changeLifecycle } from './lifecycle.ts';
import type { Reporter } from './operations.ts';
import { putBackAll, withPutBack } from './put-back-all.ts';
import { makeContainer, makeNetworks, makeVolumes, neededFirst } from './recreate-parts.ts';

interface RecreateAccess {
  readonly engine: EngineAccess;
  readonly deletions: DeletionNotes;
  readonly helperOwner: string;
}

/**
 * Makes anew what was deleted, from what was noted, through the engine alone: networks, volumes, then containers, each
 * after those that it needs; puts the saved files into them; starts those that ran. What stands there still is left as
 * it is. Where something can't be made, the containers made so far are taken away again; where one can't be started,
 * all stand there, and the next attempt goes on. Throws what the engine throws, `image-unavailable`.
 */
export async function recreateNoted(
  { engine, deletions, helperOwner: owner }: RecreateAccess,
  record: DeletionRecord,
  reporter: Reporter,
): Promise<Outcome> {
  const { api } = reachableEngine(engine);
  const before = await engine.refreshed();
  const earlier = record.undo?.made ?? [];
  await deletions.setUndo(record.id, { made: earlier });
  const wanted = await notStanding(api, record, before);

  const networkNames = await makeNetworks(api, record, reporter);
  await makeVolumes(api, record, before, reporter);
  const made = new Map<string, ContainerId>();
  const hasVolume = (name: string) => before.volumes.has(volumeName(name));
  try {
    for (const container of neededFirst(wanted, record)) {
      const present = { newIds: made, networkNames, hasVolume };
      made.set(container.id, await makeContainer(api, container, record, present, reporter));
    }
    const after = await engine.refreshed();
    const putBack = await putBackAll(api, record, { before, made: after, owner }, reporter);
    await deletions.setUndo(record.id, { made: [...earlier, ...made.values()] });
    made.clear();
    await startThoseThatRan(engine, record, reporter);
    const volumes = verdicts(record, before, await engine.refreshed());
    return { kind: 'ran', volumes: withPutBack(volumes, record, before), putBack, saved: [] };
  } catch (thrown) {
    for (const id of made.values()) await api.removeContainer(id).catch(() => undefined);
    throw thrown;
  }
}

/** Which are to be made. What an attempt that was cut short has left, and never ran, is taken away and made anew. */
async function notStanding(
  api: EngineApi,
  { containers, undo }: DeletionRecord,
  before: EngineSnapshot,
): Promise<readonly DeletedContainer[]> {
  const byName = new Map([...before.containers.values()].map((container) => [container.name, container]));
  const wanted: DeletedContainer[] = [];
  for (const container of containers) {
    const standing = byName.get(container.name);
    if (standing === undefined) wanted.push(container);
    else if (standing.id !== container.id && isUnfinished(standing, undo)) {
      await api.removeContainer(standing.id);
      wanted.push(container);
    }
  }
  return wanted;
}

const isUnfinished = ({ id, state }: Container, undo: DeletionRecord['undo']): boolean =>
  undo !== null && state === 'created' && !undo.made.includes(id);

async function startThoseThatRan(
  engine: EngineAccess,
  { containers }: DeletionRecord,
  reporter: Reporter,
): Promise<void> {
  const ran = new Set(containers.filter((container) => container.ran).map(({ name }) => name));
  const present = await engine.refreshed();
  const waiting = [...present.containers.values()].filter(
    ({ name, state }) => ran.has(name) && state !== 'running',
  );
  await changeLifecycle(engine, waiting, 'start', reporter);
}

function verdicts(
  { volumes, containers }: DeletionRecord,
  before: EngineSnapshot,
  after: EngineSnapshot,
): readonly VolumeVerdict[] {
  const names = new Set(containers.map(({ name }) => name));
  const own = [...after.containers.values()].filter(({ name }) => names.has(name));
  return compareVolumes(
    volumes.filter(({ anonymous, name }) => !anonymous && isMounted(own, name)),
    {
      volumes: after.volumes,
      attached: new Set(own.flatMap(namedVolumes)),
      thereBefore: new Set(before.volumes.keys()),
    },
  );
}

const namedVolumes = ({ mounts }: Container) =>
  mounts.flatMap((mount) => (mount.kind === 'volume' && !mount.anonymous ? [mount.volume] : []));

const isMounted = (containers: readonly Container[], volume: string): boolean =>
  containers.some((container) => namedVolumes(container).some((name) => name === volume));

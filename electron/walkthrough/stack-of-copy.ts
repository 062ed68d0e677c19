import type { Container } from '../../shared/engine.ts';
import type { HostPath, StackName } from '../../shared/ids.ts';
import { portViews } from '../../shared/ports.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { NotedVolume } from '../../shared/stack-memory.ts';
import { type CopyStack, sampleParts } from '../../shared/walkthrough.ts';

type Snapshot = Pick<EngineSnapshot, 'connection' | 'containers' | 'volumes'>;

const membersOf = (snapshot: Snapshot, isOurs: (folder: HostPath | null) => boolean): readonly Container[] =>
  [...snapshot.containers.values()].filter(
    ({ compose }) => compose !== null && !compose.oneOff && isOurs(compose.workingDir),
  );

/**
 * The containers that Compose made from one of `folders`, the names of one and the same folder; `null` where there are
 * none. A stack is known by its folder, since two copies may have the same name.
 */
export function stackOfCopy(snapshot: Snapshot, folders: ReadonlySet<HostPath>): CopyStack | null {
  const members = membersOf(snapshot, (folder) => folder !== null && folders.has(folder));
  const name = members[0]?.compose?.project;
  if (name === undefined) return null;
  const own = members.filter(({ compose }) => compose?.project === name);
  const frontend = runningOf(own, sampleParts.frontend);
  const database = runningOf(own, sampleParts.database);
  const linkHost = snapshot.connection.target?.linkHost ?? 'localhost';
  return {
    name,
    up: frontend !== null && database !== null,
    containers: own.map(({ id }) => id).sort(),
    url: frontend === null ? null : firstUrl(frontend, linkHost),
    volume: database === null ? null : volumeOf(database, snapshot),
  };
}

const runningOf = (members: readonly Container[], service: string): Container | null =>
  members.find(({ compose, state }) => compose?.service === service && state === 'running') ?? null;

const firstUrl = (container: Container, linkHost: string): string | null =>
  portViews(container, linkHost).find(({ url }) => url !== null)?.url ?? null;

/** The named volume at the database's folder. */
function volumeOf(database: Container, { volumes }: Snapshot): NotedVolume | null {
  const mount = database.mounts.find(({ destination }) => destination === sampleParts.dataPath);
  if (mount?.kind !== 'volume' || mount.anonymous) return null;
  const found = volumes.get(mount.volume);
  return {
    name: mount.volume,
    label: found?.compose?.key ?? mount.volume,
    createdAt: found?.createdAt ?? null,
  };
}

/** The folder of a stack that has this name and was made elsewhere; `null` where there is none, or no one tells. */
export function namesakeOf(
  snapshot: Snapshot,
  name: StackName,
  folders: ReadonlySet<HostPath>,
): HostPath | null {
  const others = membersOf(snapshot, (folder) => folder !== null && !folders.has(folder));
  return others.find(({ compose }) => compose?.project === name)?.compose?.workingDir ?? null;
}

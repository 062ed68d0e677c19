import type { Volume } from './engine.ts';
import type { ContainerId, VolumeName } from './ids.ts';
import { compareNatural } from './natural-order.ts';
import type { Stack } from './stack.ts';
import type { NotedVolume, StackNote } from './stack-memory.ts';

export interface Noticed {
  readonly stack: Stack;
  /** All volumes of the engine. */
  readonly volumes: Iterable<Volume>;
  readonly engineId: string;
  /** The note of this stack so far. */
  readonly previous: StackNote | null;
  /** Containers that were there when the last note was taken. */
  readonly previouslySeen: ReadonlySet<ContainerId>;
}

/**
 * The note of a stack that has containers. A stack that is being deleted loses its containers one by one; so while
 * nothing new has come, services and volumes of the note only grow. `previous` itself when nothing changed.
 */
export function noteStack({ stack, volumes, engineId, previous, previouslySeen }: Noticed): StackNote {
  const fresh: StackNote = {
    name: stack.name,
    engineId,
    workingDir: stack.workingDir,
    configFiles: stack.configFiles,
    envFiles: stack.envFiles,
    profiles: [],
    services: servicesOf(stack),
    volumes: volumesOf(stack, volumes),
    goneAt: null,
    goneBy: null,
  };
  if (!previous || previous.engineId !== engineId) return fresh;
  const nothingNew = stack.containers.every(({ id }) => previouslySeen.has(id));
  const next = nothingNew ? grown(previous, fresh) : renewed(previous, fresh);
  return sameNote(previous, next) ? previous : next;
}

function renewed(previous: StackNote, fresh: StackNote): StackNote {
  const { profiles, workingDir, configFiles, envFiles } = previous;
  // Containers that carry no files (made through the API) don't make the ones that are known untrue.
  const files = fresh.configFiles.length === 0 ? { workingDir, configFiles, envFiles } : {};
  const before = new Map(previous.volumes.map((volume) => [volume.name, volume]));
  const volumes = fresh.volumes.map((volume) => betterKnown(before.get(volume.name), volume));
  return { ...fresh, ...files, profiles, volumes: inOrder(volumes) };
}

function grown(previous: StackNote, fresh: StackNote): StackNote {
  const services = [...new Set([...previous.services, ...fresh.services])];
  const volumes = new Map(previous.volumes.map((volume) => [volume.name, volume]));
  for (const volume of fresh.volumes) volumes.set(volume.name, betterKnown(volumes.get(volume.name), volume));
  return { ...previous, services, volumes: inOrder(volumes.values()), goneAt: null, goneBy: null };
}

// A volume may be mounted before it is listed: what is known of it by then is no more than its name.
const betterKnown = (before: NotedVolume | undefined, now: NotedVolume): NotedVolume =>
  before && now.createdAt === null ? before : now;

/** One-offs are left out: `compose run migrate` doesn't make migrate a part of the next `up`. */
function servicesOf(stack: Stack): readonly string[] {
  const services = new Set<string>();
  for (const { compose } of stack.containers) {
    if (compose && compose.service !== null && !compose.oneOff) services.add(compose.service);
  }
  return [...services];
}

/** Those that the next run must find again: named, and labelled with the project or mounted by its containers. */
function volumesOf(stack: Stack, volumes: Iterable<Volume>): readonly NotedVolume[] {
  const mounted = new Set<VolumeName>();
  for (const mount of stack.containers.flatMap((container) => container.mounts)) {
    if (mount.kind === 'volume' && !mount.anonymous) mounted.add(mount.volume);
  }
  const noted = new Map<VolumeName, NotedVolume>();
  for (const { name, anonymous, compose, createdAt } of volumes) {
    const own = compose?.project === stack.name;
    if (anonymous || !(own || mounted.has(name))) continue;
    noted.set(name, { name, label: own ? compose.key : name, createdAt });
  }
  // Mounted, but not in the list yet: events of containers and of volumes arrive apart.
  for (const name of mounted) if (!noted.has(name)) noted.set(name, { name, label: name, createdAt: null });
  return inOrder(noted.values());
}

const inOrder = (volumes: Iterable<NotedVolume>): readonly NotedVolume[] =>
  [...volumes].sort((a, b) => compareNatural(a.label, b.label) || compareNatural(a.name, b.name));

// Notes are plain data whose fields are always written in the same order.
const sameNote = (a: StackNote, b: StackNote): boolean =>
  a === b || JSON.stringify(facts(a)) === JSON.stringify(facts(b));

const facts = (note: StackNote): readonly unknown[] => [
  note.name,
  note.engineId,
  note.workingDir,
  note.configFiles,
  note.envFiles,
  note.profiles,
  note.services,
  note.volumes.map(({ name, label, createdAt }) => [name, label, createdAt]),
  note.goneAt,
  note.goneBy,
];

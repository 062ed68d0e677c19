import { isWithin } from '../../shared/database-at.ts';
import type { SavedFiles } from '../../shared/deletion.ts';
import type { Container, Mount } from '../../shared/engine.ts';
import type { VolumeName } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure, factsOf } from '../failure.ts';
import { mountName, type OpenableVolume, withHelper } from '../volumes/helper.ts';
import type { Copied } from './copy-tar.ts';
import { entriesIn, sendPart } from './read-archive-file.ts';

type PuttingApi = Pick<EngineApi, 'writeArchive' | 'statPath'>;

interface Putting {
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
}

/** What is put into a container that keeps running after: it may be called off between two entries, never within one. */
interface PuttingEach extends Putting {
  readonly goOn?: () => boolean;
}

/** What became of saved files. */
interface Put {
  readonly files: number;
  readonly bytes: number;
  /** Entries that were left out, since something of somebody else's is at their place by now. */
  readonly leftOut: number;
  /** The paths of those that it did not come to, since it was called off. What was at their places still is. */
  readonly notBack: readonly string[];
}

/** A place in the new container that files are put into: its own layer, or a volume by its path. */
type Group = '/' | Mount['destination'];

/** Where a saved path belongs in a container; `null` where something is mounted that has data of its own. */
export function placeIn(
  { mounts }: Container,
  standing: ReadonlySet<VolumeName>,
  path: string,
): Group | null {
  const mount = innermost(mounts, path);
  if (mount === null) return '/';
  const isOpen = mount.kind === 'volume' && !mount.readOnly && !standing.has(mount.volume);
  return isOpen ? mount.destination : null;
}

/**
 * Puts saved files into a container that does not run: made anew, and best not run yet, so that a database starts with its
 * data.
 * Nothing is written into a volume of `standing`, which held data before: what would go there is left out. Throws what
 * the engine throws; `cancelled` where it was called off before anything was put in.
 */
export async function putBackContainer(
  api: PuttingApi,
  saved: SavedFiles,
  container: Container,
  standing: ReadonlySet<VolumeName>,
  { signal, onBytes, goOn }: PuttingEach,
): Promise<Put> {
  const groupOf = (path: string) => placeIn(container, standing, path);
  const groups = new Set<Group>();
  // In the order of the archive.
  const waiting = new Set<string>();
  let leftOut = 0;
  for (const { path } of await entriesIn(saved.path)) {
    const group = groupOf(path);
    // A folder at which something is mounted by now is there already.
    if (group === null) leftOut += 1;
    else {
      groups.add(group);
      waiting.add(path);
    }
  }
  let soFar = 0;
  const send = async (into: Group, wanted: (group: Group | null) => boolean): Promise<Copied> => {
    const copied = await sendPart(
      saved.path,
      ({ name }) => (wanted(groupOf(`/${name}`)) ? nameWithin(into, `/${name}`) : null),
      (tar) => api.writeArchive(container.id, into, tar, signal),
      (count) => {
        soFar += count;
        onBytes(soFar);
      },
      goOn,
    );
    for (const name of copied.names) waiting.delete(pathOf(into, name));
    await mustBeThere(api, container, into, copied.names);
    return copied;
  };
  const sums = (copies: readonly Copied[]): Put => {
    if (waiting.size > 0 && copies.every(({ names }) => names.length === 0))
      throw new Failure({ kind: 'cancelled' });
    return {
      files: copies.reduce((sum, copied) => sum + copied.files, 0),
      bytes: copies.reduce((sum, copied) => sum + copied.bytes, 0),
      leftOut,
      notBack: [...waiting],
    };
  };
  if (groups.size === 0) return sums([]);
  try {
    // From the top, volumes get their own owner and mode back too: the engine passes over that of the folder itself.
    return sums([await send('/', (group) => group !== null)]);
  } catch (thrown) {
    if (groups.has('/') || !isReadOnly(thrown)) throw thrown;
  }
  const copies: Copied[] = [];
  for (const group of groups) copies.push(await send(group, (own) => own === group));
  return sums(copies);
}

/** A container whose own layer may not be written takes files into its volumes alone. Only the text tells. */
function isReadOnly(thrown: unknown): boolean {
  const facts = factsOf(thrown);
  return (facts.kind === 'unexpected' || facts.kind === 'conflict') && /read-only/i.test(facts.detail);
}

/** Puts an export back into a volume that was made anew. Throws `no-helper-image` on an engine without images. */
export function putBackVolume(
  opened: OpenableVolume,
  saved: SavedFiles,
  { signal, onBytes }: Putting,
): Promise<Put> {
  return withHelper(opened, async (helper) => {
    let soFar = 0;
    const { files, bytes } = await sendPart(
      saved.path,
      ({ name }) => (name === '' ? mountName : `${mountName}/${name}`),
      (tar) => opened.api.writeArchive(helper, '/', tar, signal),
      (count) => {
        soFar += count;
        onBytes(soFar);
      },
    );
    return { files, bytes, leftOut: 0, notBack: [] };
  });
}

function innermost(mounts: readonly Mount[], path: string): Mount | null {
  return mounts
    .filter(({ destination }) => isWithin(path, destination))
    .reduce<Mount | null>(
      (inner, mount) =>
        inner === null || mount.destination.length > inner.destination.length ? mount : inner,
      null,
    );
}

/** The path in the container of a name in what is sent to a group. */
const pathOf = (group: Group, name: string): string =>
  name === '.' ? group : `${group === '/' ? '' : group}/${name}`;

const nameWithin = (group: Group, path: string): string =>
  group === '/' ? path.slice(1) : path === group ? '.' : path.slice(group.length + 1);

// A request each: that one of them is missing would be a surprise, and these tell of it.
const mostLookedAt = 25;

async function mustBeThere(
  api: PuttingApi,
  { id, name }: Container,
  group: Group,
  names: readonly string[],
): Promise<void> {
  const step = Math.max(1, Math.ceil(names.length / mostLookedAt));
  for (let at = 0; at < names.length; at += step) {
    const path = pathOf(group, names[at] ?? '.');
    if ((await api.statPath(id, path)) !== null) continue;
    throw new Failure({
      kind: 'unexpected',
      detail: t('{path} was not put back into {name}.', { path, name }),
    });
  }
}

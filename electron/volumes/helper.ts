import type { ContainerId, ImageId, VolumeName } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure } from '../failure.ts';

/** The folder of a helper container at which the volume is mounted. */
export const mountName = '.stackyard-volume';
/** The same as a path. */
export const target = `/${mountName}`;

/** A volume of an engine, and whose helper containers open it: so that leftovers can be told from others' helpers. */
export interface OpenableVolume {
  readonly api: EngineApi;
  readonly owner: string;
  readonly volume: VolumeName;
}

// Some image may be for another machine, or broken; not all of them are.
const mostTried = 5;

/** Removing takes a moment even while everything else fails: it is tried, and what hinders it is not told. */
const removeQuietly = (api: EngineApi, id: ContainerId) => api.removeHelper(id).catch(() => undefined);

/**
 * Does work with a container that mounts the volume and is never started. Throws `no-helper-image` on an engine without
 * images.
 */
export async function withHelper<T>(
  volume: OpenableVolume,
  work: (helper: ContainerId) => Promise<T>,
): Promise<T> {
  const id = await openVolume(volume);
  try {
    return await work(id);
  } finally {
    await removeQuietly(volume.api, id);
  }
}

/** Makes such a container; whoever asks for it removes it. Throws `no-helper-image`. */
export async function openVolume({ api, owner, volume }: OpenableVolume): Promise<ContainerId> {
  const images = (await api.helperImages()).slice(0, mostTried);
  return firstThatWorks(images, (imageId) => api.makeHelper({ work: owner, imageId, volume, target }));
}

async function firstThatWorks(
  images: readonly ImageId[],
  make: (image: ImageId) => Promise<ContainerId>,
): Promise<ContainerId> {
  let failure: unknown = new Failure({ kind: 'no-helper-image', needs: 'any' });
  for (const image of images) {
    try {
      return await make(image);
    } catch (thrown) {
      failure = thrown;
    }
  }
  throw failure;
}

// Files may be named like options, and be more than a command line holds.
const removeAll = `cd ${target} || exit 3
set --
for f in .* *; do
  case "$f" in .|..) continue;; esac
  [ -e "./$f" ] || [ -L "./$f" ] || continue
  set -- "$@" "./$f"
  if [ $# -ge 200 ]; then rm -rf -- "$@" || exit 4; set --; fi
done
[ $# -eq 0 ] || rm -rf -- "$@" || exit 4`;

const shells = ['/bin/sh'];
const removers = ['/bin/rm', '/usr/bin/rm'];
const mostProbed = 40;

/** Whether one of the paths is there. */
async function isThere(api: EngineApi, id: ContainerId, paths: readonly string[]): Promise<boolean> {
  for (const path of paths) if ((await api.statPath(id, path)) !== null) return true;
  return false;
}

/**
 * Removes all that is in the volume, by the shell of one of the engine's images: `first` are tried before the others.
 * The volume's own folder keeps its owner and mode. Throws `no-helper-image` where no image has a shell.
 */
export async function emptyVolume(
  volume: OpenableVolume,
  first: readonly ImageId[],
  signal: AbortSignal,
): Promise<void> {
  const code = await runInVolume(volume, first, ['/bin/sh', '-c', removeAll], signal);
  if (code === 0) return;
  throw new Failure({ kind: 'unexpected', detail: `Not all of ${volume.volume} could be removed.` });
}

// POSIX's codes for a program that can't be run.
const notRunnable: ReadonlySet<number> = new Set([126, 127]);

/**
 * Runs a program of the first image that has a shell and `rm`, with the volume mounted at `target`, and answers its exit
 * code. Throws `no-helper-image`.
 */
export async function runInVolume(
  volume: OpenableVolume,
  first: readonly ImageId[],
  command: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const images = [...new Set([...first, ...(await volume.api.helperImages())])].slice(0, mostProbed);
  for (const imageId of images) {
    const code = await runBy(volume, imageId, command, signal);
    if (code !== null && !notRunnable.has(code)) return code;
  }
  throw new Failure({ kind: 'no-helper-image', needs: 'shell' });
}

/** The exit code; `null` where this image can't do it. */
async function runBy(
  { api, owner, volume }: OpenableVolume,
  imageId: ImageId,
  command: readonly string[],
  signal: AbortSignal,
): Promise<number | null> {
  const id = await api.makeHelper({ work: owner, imageId, volume, target, command }).catch(() => null);
  if (id === null) return null;
  try {
    if (!(await isThere(api, id, shells)) || !(await isThere(api, id, removers))) return null;
    return await api.runHelper(id, signal).catch((thrown: unknown) => {
      if (signal.aborted || isAway(thrown)) throw thrown;
      // Of an image for another machine nothing can be run.
      return null;
    });
  } finally {
    await removeQuietly(api, id);
  }
}

const isAway = (thrown: unknown) => thrown instanceof Failure && thrown.error.kind === 'engine-unreachable';

import { randomUUID } from 'node:crypto';
import { type ContainerId, type ImageId, imageId, type VolumeName } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure, factsOf } from '../failure.ts';
import { broughtImage, broughtName } from './brought-image.ts';

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

/** A helper container. Whoever has one made releases it. */
export interface Helper {
  readonly id: ContainerId;
  /** Never rejects: what can't be removed now, is once the engine has come again, or at the next start of the app. */
  release(): Promise<void>;
}

// Some image may be for another machine, or broken; not all of them are.
const mostTried = 5;

// Known before the engine hears of a helper: so each is either in this list or left over.
const inUse = new Set<string>();

/** Whether the helper that was made for this work is needed still. */
export const isInUse = (work: string): boolean => inUse.has(work);

const isAway = (thrown: unknown) => factsOf(thrown).kind === 'engine-unreachable';

/** Does work with a container that mounts the volume and is never started. Throws `no-helper-image`. */
export async function withHelper<T>(
  volume: OpenableVolume,
  work: (helper: ContainerId) => Promise<T>,
): Promise<T> {
  const { id, release } = await openVolume(volume);
  try {
    return await work(id);
  } finally {
    await release();
  }
}

/** Makes such a container, of any image that is there; of the app's own where there is none. Throws `no-helper-image`. */
export async function openVolume(volume: OpenableVolume): Promise<Helper> {
  const images = (await volume.api.helperImages()).slice(0, mostTried);
  let failure: unknown = new Failure({ kind: 'no-helper-image', needs: 'any' });
  for (const image of images) {
    try {
      return await makeHelper(volume, image);
    } catch (thrown) {
      failure = thrown;
    }
  }
  if (isAway(failure)) throw failure;
  const brought = await broughtHelper(volume);
  if (brought === null) throw failure;
  return brought;
}

export async function makeHelper(
  { api, owner, volume }: OpenableVolume,
  image: ImageId,
  command?: readonly string[],
): Promise<Helper> {
  const work = `${owner} ${randomUUID()}`;
  inUse.add(work);
  try {
    const id = await api.makeHelper({
      work,
      imageId: image,
      volume,
      target,
      ...(command === undefined ? {} : { command }),
    });
    return {
      id,
      async release() {
        // Removing takes a moment even while everything else fails: it is tried, and what hinders it is not told.
        await api.removeHelper(id).catch(() => undefined);
        inUse.delete(work);
      },
    };
  } catch (thrown) {
    inUse.delete(work);
    throw thrown;
  }
}

/**
 * A helper of the image that the app brings: loaded for it, and removed with it unless another helper needs it. `null`
 * where the engine can't run it, or won't have it.
 */
export async function broughtHelper(
  volume: OpenableVolume,
  command?: readonly string[],
): Promise<Helper | null> {
  const { api } = volume;
  try {
    const archive = broughtImage(await api.platform());
    if (archive === null) return null;
    await api.loadImage(archive);
    const helper = await makeHelper(volume, imageId(broughtName), command);
    return {
      id: helper.id,
      async release() {
        await helper.release();
        await api.removeImage(broughtName).catch(() => undefined);
      },
    };
  } catch (thrown) {
    await api.removeImage(broughtName).catch(() => undefined);
    if (isAway(thrown)) throw thrown;
    return null;
  }
}

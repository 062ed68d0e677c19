import type { WrittenFiles, WrittenLayer, WrittenPlace } from '../../shared/container-data.ts';
import { isWithin } from '../../shared/database-at.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId } from '../../shared/ids.ts';
import { eachOf } from '../engine/concurrency.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { isToldWhole } from '../engine/path-bytes.ts';
import { placesOfData, type SortedLayer, sortWritten } from './sort-written.ts';

type Reads = Pick<EngineApi, 'writtenBytes' | 'changedFiles' | 'statPath'>;
type Written = Pick<Container, 'id' | 'mounts' | 'image'>;

/** A file costs a request of some milliseconds, so that no more than these are asked for one by one. */
const fewFiles = 24;
const askedAtOnce = 4;

/** Whether these can be counted one by one: a name that is no UTF-8 can't be asked for, and its file is there all the same. */
const canBeCounted = (paths: readonly string[]): boolean =>
  paths.length <= fewFiles && paths.every(isToldWhole);

const nothing: WrittenLayer = { bytes: 0, exact: true, files: 0, places: [] };

/**
 * The data in a container's own layer; `null` where the container is gone or the engine can't tell. Few files of data
 * are counted one by one; of many, the noise is counted and taken from the whole. Where both are many, the whole has
 * to do (`exact` is false).
 */
export async function readWritten(api: Reads, container: Written): Promise<WrittenLayer | null> {
  // Costs less than the list of changes, and most layers are empty.
  const total = await api.writtenBytes(container.id);
  if (total === null) return null;
  if (total === 0) return nothing;
  const changes = await api.changedFiles(container.id);
  if (changes === null) return null;
  const sorted = sortWritten(changes, container);
  if (sorted.data.length === 0) return nothing;
  return canBeCounted(sorted.data)
    ? countedOneByOne(api, container, sorted)
    : withoutNoise(api, container, sorted, total);
}

/** Where the data in a container's own layer is, by whether it lies in a folder. */
export interface WrittenAround {
  readonly inside: readonly WrittenPlace[];
  readonly outside: readonly WrittenPlace[];
}

/** The data in the layer, in and around a folder; of many files the bytes are not counted. `null`: it is gone. */
export async function readWrittenAround(
  api: Reads,
  container: Written,
  folder: string,
): Promise<WrittenAround | null> {
  const changes = await api.changedFiles(container.id);
  if (changes === null) return null;
  const sorted = sortWritten(changes, container);
  const placesOf = async (paths: readonly string[]) => {
    const few = canBeCounted(paths);
    const sizes = few ? await fileSizes(api, container.id, paths) : new Map<string, number>();
    const files = few ? paths.filter((path) => sizes.has(path)) : paths;
    return placesOfData({ ...sorted, data: files }, container.image, sizes);
  };
  const [inside, outside] = await Promise.all([
    placesOf(sorted.data.filter((path) => isWithin(path, folder))),
    placesOf(sorted.data.filter((path) => !isWithin(path, folder))),
  ]);
  return { inside, outside };
}

async function countedOneByOne(api: Reads, container: Written, sorted: SortedLayer): Promise<WrittenLayer> {
  const sizes = await fileSizes(api, container.id, sorted.data);
  const files = sorted.data.filter((path) => sizes.has(path));
  return {
    bytes: sum(sizes),
    exact: true,
    files: files.length,
    places: placesOfData({ ...sorted, data: files }, container.image, sizes),
  };
}

async function withoutNoise(
  api: Reads,
  container: Written,
  sorted: SortedLayer,
  total: number,
): Promise<WrittenLayer> {
  const paths = sorted.noise.map(({ path }) => path);
  const few = canBeCounted(paths);
  const noise = few ? await fileSizes(api, container.id, paths) : new Map();
  const bytes = Math.max(0, total - sum(noise));
  const places = placesOfData(sorted, container.image, new Map());
  const [only, ...others] = places;
  return {
    bytes,
    exact: few,
    files: sorted.data.length,
    places: few && only !== undefined && others.length === 0 ? [{ ...only, bytes }] : places,
  };
}

/** Bytes of what is a file or a link; folders, sockets and what has gone meanwhile are left out. */
async function fileSizes(
  api: Reads,
  id: ContainerId,
  paths: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  await eachOf(paths, askedAtOnce, async (path) => {
    const stat = await api.statPath(id, path);
    if (stat?.kind === 'file' || stat?.kind === 'link') sizes.set(path, stat.bytes);
  });
  return sizes;
}

const sum = (sizes: ReadonlyMap<string, number>): number =>
  [...sizes.values()].reduce((total, bytes) => total + bytes, 0);

const mostListed = 500;
const mostSized = 100;

/** The files in a container's own layer, for somebody who wants to see them; `null` when the container is gone. */
export async function listWritten(api: Reads, container: Written): Promise<WrittenFiles | null> {
  const changes = await api.changedFiles(container.id);
  if (changes === null) return null;
  const { data, noise } = sortWritten(changes, container);
  const sized = data.filter(isToldWhole).slice(0, mostSized);
  const sizes = await fileSizes(api, container.id, sized);
  const known = new Set(sized);
  // An empty folder is no file: what was asked for and is none is left out.
  const files = data
    .filter((path) => sizes.has(path) || !known.has(path))
    .map((path) => ({ path, bytes: sizes.get(path) ?? null, what: 'data' as const }));
  const all = [...files, ...noise.map(({ path, what }) => ({ path, bytes: null, what }))];
  return { files: all.slice(0, mostListed), more: Math.max(0, all.length - mostListed) };
}

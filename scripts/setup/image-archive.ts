import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { must } from './run.ts';

/** One image of an archive: layers from the lowest up, and its config as `docker inspect` shows it. */
export interface ArchivedImage {
  readonly name: string;
  readonly layers: readonly Layer[];
  readonly config: Readonly<Record<string, unknown>>;
}

export interface Layer {
  /** Path inside the archive. */
  readonly path: string;
  /** `sha256:` and the digest of the uncompressed tar. */
  readonly diffId: string;
}

/** Packs a folder, with its owners and modes, as the layer `name` below `archive`. */
export async function packLayer(archive: string, name: string, folder: string): Promise<Layer> {
  const path = `${name}/layer.tar`;
  const file = join(archive, path);
  await mkdir(join(archive, name), { recursive: true });
  await must('tar', ['--numeric-owner', '--sort=name', '-C', folder, '-cf', file, '.']);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { path, diffId: `sha256:${hash.digest('hex')}` };
}

/** Completes `archive` to what `docker load` reads, and packs it into `file`. */
export async function packImages(
  archive: string,
  images: readonly ArchivedImage[],
  file: string,
): Promise<void> {
  const manifest = await Promise.all(images.map((image) => writeImage(archive, image)));
  await writeFile(join(archive, 'manifest.json'), JSON.stringify(manifest));
  await must('tar', ['-C', archive, '-cf', file, '.']);
}

async function writeImage(archive: string, { name, layers, config }: ArchivedImage): Promise<unknown> {
  const created = new Date().toISOString();
  const text = JSON.stringify({
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    created,
    config,
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(({ path }) => ({ created, created_by: path })),
  });
  // An image's id is the digest of its config.
  const Config = `${createHash('sha256').update(text).digest('hex')}.json`;
  await writeFile(join(archive, Config), text);
  return { Config, RepoTags: [name], Layers: layers.map(({ path }) => path) };
}

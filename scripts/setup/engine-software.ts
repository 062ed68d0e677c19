import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedFolder } from './cache.ts';
import { unpackDebian, type WantedPackages } from './debian-software.ts';
import { systemPackages } from './system-packages.ts';

/** Docker Engine 20.10 (API 1.41), or 26.1 (API 1.45). */
export type EngineVersion = '20' | '26';

// One runc for both: a newer release's runc wants a newer libc than the machine may have.
const packages: Record<EngineVersion, WantedPackages> = {
  20: { bookworm: ['docker.io', 'containerd', 'runc', 'tini'] },
  26: { trixie: ['docker.io', 'docker-cli', 'containerd'], bookworm: ['runc', 'tini'] },
};

const folderNames: Record<EngineVersion, string> = { 20: 'engine-20.10-1', 26: 'engine-26.1-1' };

/**
 * The folders that hold an engine's programs (dockerd, containerd, runc, docker, …), to be put first in PATH; fetched
 * from Debian when they are not in the cache, and never installed.
 */
export async function engineSoftware(version: EngineVersion): Promise<readonly string[]> {
  await systemPackages('engine');
  const folder = await cachedFolder(folderNames[version], `Fetching Docker Engine ${version}`, (empty) =>
    unpackDebian(empty, packages[version]),
  );
  return [join(folder, 'usr', 'bin'), join(folder, 'usr', 'sbin')];
}

/** A folder with the programs `docker-compose` (2.26) and `docker-buildx`, to be linked as CLI plugins. */
export async function composeSoftware(): Promise<string> {
  const folder = await cachedFolder('compose-2.26-1', 'Fetching Docker Compose 2.26', async (empty) => {
    await unpackDebian(empty, { trixie: ['docker-compose', 'docker-buildx'] });
    await rename(join(empty, 'usr', 'libexec', 'docker', 'cli-plugins'), join(empty, 'cli-plugins'));
    await rm(join(empty, 'usr'), { recursive: true });
  });
  return join(folder, 'cli-plugins');
}

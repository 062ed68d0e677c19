import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cachedFolder } from './cache.ts';
import { unpackDebian } from './debian-software.ts';
import { packImages, packLayer } from './image-archive.ts';
import { addFolder, addProgram, fillBase } from './image-layers.ts';
import { SetupError } from './say.ts';

const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Redis as bookworm has it (7.0), its own libraries with it so that no service is installed here. */
const redisPackages = [
  'redis-server',
  'redis-tools',
  'libatomic1',
  'libhiredis0.14',
  'libjemalloc2',
  'liblzf1',
  'libssl3',
];

/**
 * Loads the images that the sample and the tests name into an engine: `node:lts-slim` (this machine's node),
 * `redis:7`, `busybox:latest`. They are stand-ins made here from the same programs, because a test reaches no
 * registry. Takes a second or two, and some more the first time, when they are made.
 */
export async function loadStandInImages(engine: { readonly socketPath: string }): Promise<void> {
  const archive = await standInImages();
  const answer = await load(engine.socketPath, archive);
  if (answer.includes('"error"')) throw new SetupError(`The stand-in images could not be loaded: ${answer}`);
}

/** The archive that `docker load` reads, made when it is not in the cache. Needs root, for the files' owners. */
export async function standInImages(): Promise<string> {
  const name = `images-2-node-${process.version}`;
  const folder = await cachedFolder(name, 'Making stand-in images', async (empty) => {
    const work = join(empty, 'work');
    await unpackDebian(join(empty, 'parts'), { bookworm: ['busybox-static', ...redisPackages] });
    await makeArchive(join(empty, 'parts'), work, join(empty, 'images.tar'));
    await rm(work, { recursive: true });
    await rm(join(empty, 'parts'), { recursive: true });
  });
  return join(folder, 'images.tar');
}

async function makeArchive(debian: string, work: string, file: string): Promise<void> {
  const archive = join(work, 'archive');
  const base = join(work, 'base');
  const node = join(work, 'node');
  const redis = join(work, 'redis');
  await mkdir(archive, { recursive: true });

  await fillBase(base, join(debian, 'bin', 'busybox'));

  await addProgram(node, process.execPath);
  await addFolder(node, 'home/node', 1000);

  const libraries = join(
    debian,
    'usr',
    'lib',
    process.arch === 'x64' ? 'x86_64-linux-gnu' : 'aarch64-linux-gnu',
  );
  await addProgram(redis, join(debian, 'usr', 'bin', 'redis-cli'), libraries);
  await addProgram(redis, join(debian, 'usr', 'bin', 'redis-server'), libraries);
  await openRedis(join(redis, 'usr', 'local'));
  await addFolder(redis, 'data', 999);

  const lowest = await packLayer(archive, 'busybox', base);
  const images = [
    { name: 'busybox:latest', layers: [lowest], config: { Env: [`PATH=${path}`], Cmd: ['sh'] } },
    {
      name: 'node:lts-slim',
      layers: [lowest, await packLayer(archive, 'node', node)],
      config: { Env: [`PATH=${path}`, `NODE_VERSION=${process.versions.node}`], Cmd: ['node'] },
    },
    {
      name: 'redis:7',
      layers: [lowest, await packLayer(archive, 'redis', redis)],
      config: {
        Env: [`PATH=${path}`],
        Cmd: ['redis-server'],
        WorkingDir: '/data',
        Volumes: { '/data': {} },
        ExposedPorts: { '6379/tcp': {} },
      },
    },
  ];
  await packImages(archive, images, file);
}

/** Redis refuses other containers unless told otherwise; the official image is built with that refusal off. */
async function openRedis(local: string): Promise<void> {
  await mkdir(join(local, 'libexec'));
  await rename(join(local, 'bin', 'redis-server'), join(local, 'libexec', 'redis-server'));
  const script = `#!/bin/sh
case "$1" in
  ''|--[a-uw-z]*) exec /usr/local/libexec/redis-server --protected-mode no "$@" ;;
  *) exec /usr/local/libexec/redis-server "$@" ;;
esac
`;
  await writeFile(join(local, 'bin', 'redis-server'), script, { mode: 0o755 });
}

async function load(socketPath: string, archive: string): Promise<string> {
  const answered = new Promise<string>((resolve, reject) => {
    const asked = request({ socketPath, method: 'POST', path: '/images/load?quiet=1' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
      response.on('error', reject);
    });
    asked.setHeader('content-type', 'application/x-tar');
    asked.on('error', reject);
    pipeline(createReadStream(archive), asked).catch(reject);
  });
  return answered;
}

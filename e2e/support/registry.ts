import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { must } from '../../scripts/setup/run.ts';
import type { Terminal } from './terminal.ts';

/** A registry on this machine with one image, which it hands out as slowly as a test needs it. */
export interface Registry {
  /** `127.0.0.1:PORT/slow/NAME:1` for any NAME: engines trust registries of this machine without a certificate. */
  image(name: string): string;
  /** Lets the rest of the layers go out, which stop half-way until then. */
  release(): void;
  close(): Promise<void>;
}

interface Blob {
  readonly digest: string;
  readonly bytes: Buffer;
}

const layerBytes = 6_000_000;
const chunkBytes = 100_000;
const chunkMs = 20;

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const blobOf = (bytes: Buffer): Blob => ({ digest: digestOf(bytes), bytes });

/** The stand-in `busybox` with a layer of noise on top, which takes its time on the way. */
async function slowImage(terminal: Terminal, folder: string) {
  const saved = join(folder, 'saved');
  await mkdir(saved, { recursive: true });
  await terminal.docker(['save', '--output', join(folder, 'saved.tar'), 'busybox:latest']);
  await must('tar', ['-C', saved, '-xf', join(folder, 'saved.tar')]);
  const [image] = JSON.parse(await readFile(join(saved, 'manifest.json'), 'utf8'));
  const config = JSON.parse(await readFile(join(saved, image.Config), 'utf8'));

  const noise = join(folder, 'noise');
  await mkdir(noise);
  await writeFile(join(noise, 'noise'), randomBytes(layerBytes));
  await must('tar', ['-C', noise, '-cf', join(folder, 'noise.tar'), '.']);
  const tars = [
    ...(await Promise.all(image.Layers.map((path: string) => readFile(join(saved, path))))),
    await readFile(join(folder, 'noise.tar')),
  ];
  const layers = tars.map((tar) => blobOf(gzipSync(tar)));
  const created = new Date(0).toISOString();
  const text = JSON.stringify({
    architecture: config.architecture,
    os: config.os,
    config: config.config,
    created,
    rootfs: { type: 'layers', diff_ids: tars.map(digestOf) },
    history: tars.map(() => ({ created, created_by: 'a test' })),
  });
  return { config: blobOf(Buffer.from(text)), layers };
}

function manifestOf(config: Blob, layers: readonly Blob[]): Buffer {
  const type = 'application/vnd.docker';
  const entry = (mediaType: string, { digest, bytes }: Blob) => ({ mediaType, digest, size: bytes.length });
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: `${type}.distribution.manifest.v2+json`,
      config: entry(`${type}.container.image.v1+json`, config),
      layers: layers.map((layer) => entry(`${type}.image.rootfs.diff.tar.gzip`, layer)),
    }),
  );
}

/** Starts the registry (distribution spec, `GET` and `HEAD` of manifests and blobs alone). */
export async function startRegistry(terminal: Terminal, folder: string): Promise<Registry> {
  const { config, layers } = await slowImage(terminal, folder);
  const manifest = manifestOf(config, layers);
  const blobs = new Map([config, ...layers].map((blob) => [blob.digest, blob.bytes]));
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });

  async function send(response: ServerResponse, bytes: Buffer): Promise<void> {
    const half = Math.floor(bytes.length / 2);
    for (let sent = 0; sent < bytes.length && !response.destroyed; sent += chunkBytes) {
      if (bytes.length > layerBytes / 2 && sent >= half) await released;
      response.write(bytes.subarray(sent, sent + chunkBytes));
      await new Promise((resolve) => setTimeout(resolve, bytes.length > chunkBytes ? chunkMs : 0));
    }
    response.end();
  }

  const server: Server = createServer((request, response) => {
    const [, kind, reference = ''] =
      /^\/v2\/slow\/[^/]+\/(manifests|blobs)\/(.+)$/.exec(request.url ?? '') ?? [];
    const bytes = kind === 'manifests' ? manifest : blobs.get(reference);
    response.setHeader('docker-distribution-api-version', 'registry/2.0');
    if (request.url === '/v2/') {
      response.end('{}');
    } else if (bytes === undefined) {
      response.writeHead(404).end();
    } else {
      response.writeHead(200, {
        'content-type':
          kind === 'manifests'
            ? 'application/vnd.docker.distribution.manifest.v2+json'
            : 'application/octet-stream',
        'content-length': bytes.length,
        'docker-content-digest': digestOf(bytes),
      });
      if (request.method === 'HEAD') response.end();
      else void send(response, bytes);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    image: (name) => `127.0.0.1:${port}/slow/${name}:1`,
    release,
    close: async () => {
      release();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

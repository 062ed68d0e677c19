import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A place on this machine where a newer version is, which behaves as a test wants it. */
export interface UpdateServer {
  /** To be given to the app: where it looks, what it replaces, and where it keeps what it downloads. */
  readonly env: NodeJS.ProcessEnv;
  /** What it answers with: all is well, the announcement fails, or the file is another one than was announced. */
  answerWith(how: 'all' | 'error' | 'another-file'): void;
  /** The paths that were asked for. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

interface Offer {
  readonly folder: string;
  readonly version: string;
  readonly notes: string;
  readonly content: string;
}

export async function startUpdateServer({ folder, version, notes, content }: Offer): Promise<UpdateServer> {
  const asked: string[] = [];
  let how: Parameters<UpdateServer['answerWith']>[0] = 'all';
  const sha512 = createHash('sha512').update(content).digest('base64');
  const file = `Stackyard-${version}.AppImage`;
  const announced = [
    `version: ${version}`,
    `files: [{ url: ${file}, sha512: ${sha512}, size: ${content.length} }]`,
    `path: ${file}`,
    `sha512: ${sha512}`,
    `releaseNotes: ${JSON.stringify(notes)}`,
    "releaseDate: '2030-01-01T00:00:00.000Z'",
  ].join('\n');
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    asked.push(path);
    if (how === 'error') response.writeHead(500).end('It hurts');
    else if (path === '/latest-linux.yml') response.end(announced);
    else if (path === `/${file}`) response.end(how === 'another-file' ? `${content}# evil\n` : content);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const config = join(folder, 'app-update.yml');
  await writeFile(
    config,
    `provider: generic\nurl: http://127.0.0.1:${port}\nupdaterCacheDirName: stackyard-updater\n`,
  );
  return {
    env: {
      STACKYARD_UPDATES: config,
      APPIMAGE: join(folder, 'Stackyard.AppImage'),
      XDG_CACHE_HOME: join(folder, 'cache'),
    },
    answerWith: (next) => {
      how = next;
    },
    asked,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

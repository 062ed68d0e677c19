import { posix, win32 } from 'node:path';
import type { KnownEngine } from '../../shared/engine-choice.ts';
import { compareNatural } from '../../shared/natural-order.ts';
import { t } from '../../shared/texts.ts';
import { defaultAddress, normalAddress } from './engine-address.ts';
import { configFolder, type Surroundings } from './engine-target.ts';
import { type KnownSocket, knownSockets } from './known-sockets.ts';
import { fields, isFields, text } from './narrow.ts';

interface Around extends Pick<Surroundings, 'env' | 'homeDir' | 'platform' | 'readFile'> {
  readonly uid: number | null;
  /** The names in a folder; none where it can't be read. */
  readonly readFolder: (path: string) => Promise<readonly string[]>;
  /** Whether a socket is there, through whatever links lead to it: the path that it really has, or `null`. */
  readonly realSocket: (path: string) => Promise<string | null>;
}

// Far more than anybody has: the folder may hold anything.
const mostContexts = 200;

/** The docker contexts, and the sockets of engines that no context leads to. Never rejects. */
export async function knownEngines(around: Around): Promise<readonly KnownEngine[]> {
  const contexts = [defaultEngine(around), ...(await readContexts(around))];
  const addresses = await Promise.all(contexts.map(({ address }) => realAddress(address, around)));
  return [...contexts, ...(await foundSockets(around, new Set(addresses)))];
}

function defaultEngine({ env, platform }: Around): KnownEngine {
  return {
    choice: { kind: 'context', name: 'default' },
    title: 'default',
    address: addressOrNull(env.DOCKER_HOST || defaultAddress(platform)),
    description: env.DOCKER_HOST ? t('From DOCKER_HOST') : '',
  };
}

function addressOrNull(raw: string): string | null {
  try {
    return normalAddress(raw, false);
  } catch {
    return null;
  }
}

async function readContexts(around: Around): Promise<readonly KnownEngine[]> {
  const { join } = around.platform === 'win32' ? win32 : posix;
  const folder = join(configFolder(around), 'contexts', 'meta');
  const names = (await around.readFolder(folder)).slice(0, mostContexts);
  const read = await Promise.all(
    names.map(async (name) =>
      contextFrom(await around.readFile(join(folder, name, 'meta.json')).catch(() => '')),
    ),
  );
  return read.filter((engine) => engine !== null).sort((a, b) => compareNatural(a.title, b.title));
}

/** A context from its `meta.json`; `null` where it is none, or has no name. */
function contextFrom(json: string): KnownEngine | null {
  let meta: unknown;
  try {
    meta = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isFields(meta)) return null;
  const name = text(meta.Name);
  if (name === '' || name === 'default') return null;
  return {
    choice: { kind: 'context', name },
    title: name,
    address: addressOrNull(text(fields(fields(meta.Endpoints).docker).Host)),
    description: text(fields(meta.Metadata).Description),
  };
}

async function realAddress(address: string | null, { realSocket }: Around): Promise<string | null> {
  if (address === null || !address.startsWith('unix://')) return address;
  return (await realSocket(address.slice('unix://'.length))) ?? address;
}

async function foundSockets(
  around: Around,
  led: ReadonlySet<string | null>,
): Promise<readonly KnownEngine[]> {
  const found: (KnownSocket & { readonly real: string | null })[] = await Promise.all(
    knownSockets(around).map(async (socket) => ({ ...socket, real: await around.realSocket(socket.path) })),
  );
  const seen = new Set(led);
  return found.flatMap(({ title, path, real }): KnownEngine[] => {
    if (real === null || seen.has(real)) return [];
    seen.add(real);
    const address = `unix://${path}`;
    return [
      { choice: { kind: 'address', address }, title, address, description: t('Found on this machine') },
    ];
  });
}

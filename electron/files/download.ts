import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContainerPath } from '../../shared/container-files.ts';
import { isInMemory, nameOf } from '../../shared/container-path.ts';
import type { Container } from '../../shared/engine.ts';
import { type HostPath, hostPath } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { hasEscapes } from '../engine/path-bytes.ts';
import { Failure } from '../failure.ts';
import { fileFailure as hostFailure, replaceFile } from '../history/atomic-file.ts';
import { readTar } from '../tar/read-tar.ts';
import { fileFailure } from './file-failure.ts';
import { hostName } from './host-name.ts';
import { openArchive } from './read-file.ts';
import { type Unpacked, unpack, writeAll } from './unpack.ts';

type Engine = Pick<EngineApi, 'readArchive' | 'outputOf'>;

interface Download {
  readonly api: Engine;
  readonly container: Container;
  readonly path: ContainerPath;
  readonly signal: AbortSignal;
  /** How far it is; `total` is `null` where nobody knows. */
  readonly onMoved: (bytes: number, total: number | null) => void;
}

export interface Downloaded extends Unpacked {
  readonly to: HostPath;
}

const one: Unpacked = { files: 1, leftOut: [], more: 0 };
// What is in memory comes through memory.
const mostFromMemory = 64_000_000;

/** Writes a file of a container to `to`: there when it is complete, or not at all. Throws `container-file`, `file-failed`. */
export async function downloadFile(download: Download, to: HostPath): Promise<Downloaded> {
  const { api, container, path, signal, onMoved } = download;
  if (container.state === 'running' && isInMemory(path, container)) {
    const content = await readWhole(api, container, path, signal);
    await replaceFile(to, 0o666, (file) => file.writeFile(content));
    return { ...one, to };
  }
  const source = await openArchive(api, container.id, path, signal);
  try {
    for await (const { entry, body } of readTar(source)) {
      if (entry.kind !== 'file') throw fileFailure('not-a-file', path);
      let moved = 0;
      await replaceFile(to, 0o666, (file) =>
        writeAll(file, body(), (bytes) => {
          moved += bytes;
          onMoved(moved, entry.bytes);
        }),
      );
      return { ...one, to };
    }
    throw fileFailure('not-found', path);
  } catch (thrown) {
    throw translated(thrown, to, signal);
  } finally {
    source.destroy();
  }
}

/** Writes a folder, or anything else, as the archive that the engine makes of it. */
export async function downloadTar(download: Download, to: HostPath): Promise<Downloaded> {
  const { api, container, path, signal, onMoved } = download;
  refuseMemory(container, path);
  const source = await openArchive(api, container.id, path, signal);
  let moved = 0;
  try {
    await replaceFile(to, 0o666, async (file) => {
      for await (const chunk of source) {
        const bytes = Buffer.from(chunk);
        for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
        moved += bytes.length;
        onMoved(moved, null);
      }
    });
    return { ...one, to };
  } catch (thrown) {
    throw translated(thrown, to, signal);
  } finally {
    source.destroy();
  }
}

/**
 * Makes a folder of this machine, in `into`, of one in a container: under its own name, or one with a number where that
 * is taken. Its parts come together in a folder that nobody else knows, which then gets the name. What can't be made
 * safely is left out, and told.
 */
export async function downloadFolder(
  download: Download,
  into: HostPath,
  platform: NodeJS.Platform,
): Promise<Downloaded> {
  const { api, container, path, signal, onMoved } = download;
  refuseMemory(container, path);
  const source = await openArchive(api, container.id, path, signal);
  const work = join(into, `.${hostName(nameOf(path), 'files')}.${randomBytes(6).toString('hex')}.tmp`);
  let moved = 0;
  try {
    await mkdir(work, { mode: 0o700 });
    const unpacked = await unpack(source, {
      folder: work,
      top: nameOf(path),
      platform,
      onBytes: (bytes) => {
        moved += bytes;
        onMoved(moved, null);
      },
    });
    await chmod(work, 0o755);
    return { ...unpacked, to: await moveTo(work, into, hostName(nameOf(path), 'files')) };
  } catch (thrown) {
    await rm(work, { recursive: true, force: true }).catch(() => undefined);
    throw translated(thrown, into, signal);
  } finally {
    source.destroy();
  }
}

const mostTries = 1_000;

/** Gives a folder the first name that is free: a rename replaces an empty folder, so that one is looked for first. */
async function moveTo(work: string, into: HostPath, name: string): Promise<HostPath> {
  for (let number = 1; number <= mostTries; number += 1) {
    const to = join(into, number === 1 ? name : `${name} (${number})`);
    const isFree = await stat(to).then(
      () => false,
      () => true,
    );
    if (!isFree) continue;
    await rename(work, to);
    return hostPath(to);
  }
  throw new Error('Every name is taken');
}

/** The engine's archives have what lies beneath it. */
function refuseMemory(container: Container, path: ContainerPath): void {
  if (container.state === 'running' && isInMemory(path, container)) throw fileFailure('in-memory', path);
}

async function readWhole(
  api: Engine,
  container: Container,
  path: ContainerPath,
  signal: AbortSignal,
): Promise<Buffer> {
  if (hasEscapes(path)) throw fileFailure('in-memory', path);
  const spec = { command: ['cat', '--', path], user: '0', workingDir: '/', env: ['LC_ALL=C'] };
  const { stdout, stderr, exitCode } = await api.outputOf(container.id, spec, mostFromMemory, signal);
  if (exitCode !== 0) throw fileFailure('in-memory', path, stderr.trim());
  return stdout;
}

/** What was called off is no failure of the disk; what the system says is one of it. */
function translated(thrown: unknown, path: HostPath, signal: AbortSignal): unknown {
  if (signal.aborted) return new Failure({ kind: 'cancelled' }, thrown);
  if (thrown instanceof Failure) return thrown;
  return thrown instanceof Error && 'syscall' in thrown ? hostFailure(path, thrown) : thrown;
}

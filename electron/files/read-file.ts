import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  type ContainerPath,
  type FileContent,
  largestPicture,
  largestText,
} from '../../shared/container-files.ts';
import { isInMemory } from '../../shared/container-path.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { hasEscapes } from '../engine/path-bytes.ts';
import type { NamedEntry } from '../tar/named-entry.ts';
import { readTar } from '../tar/read-tar.ts';
import { fileFailure, refusalIn, refusedFile } from './file-failure.ts';
import { pictureType, textIn } from './file-type.ts';

type Engine = Pick<EngineApi, 'readArchive' | 'outputOf'>;

/** A file with its beginning, as many bytes as were wanted. */
interface FileStart {
  readonly entry: NamedEntry;
  readonly start: Buffer;
}

const sniffed = 4_096;

/**
 * What a file of a container holds, as far as it can be shown. A link is not followed. Throws `container-file`,
 * `not-found` and `engine-unreachable`.
 */
export async function readFile(api: Engine, container: Container, path: ContainerPath): Promise<FileContent> {
  if (container.state === 'running' && isInMemory(path, container)) {
    return readByProgram(api, container.id, path);
  }
  const { entry, start } = await readStart(api, container.id, path);
  switch (entry.kind) {
    case 'folder':
    case 'link':
    case 'hard-link':
      throw fileFailure('not-a-file', path);
    case 'other':
      return { kind: 'special' };
    case 'file':
      return contentOf(start, entry.bytes, versionOf(start));
  }
}

/** Tells whether a file still holds what it held. */
export const versionOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** A file's facts, and its content as far as it can be shown. Throws `container-file`. */
export async function readStart(
  api: Pick<Engine, 'readArchive'>,
  id: ContainerId,
  path: ContainerPath,
): Promise<FileStart> {
  const ending = new AbortController();
  const source = await openArchive(api, id, path, ending.signal);
  try {
    for await (const { entry, body } of readTar(source)) {
      return { entry, start: await startOf(body(), entry.bytes) };
    }
    throw fileFailure('not-found', path);
  } finally {
    source.destroy();
    ending.abort();
  }
}

/** An archive of what is at a path. Throws `container-file`. */
export async function openArchive(
  api: Pick<Engine, 'readArchive'>,
  id: ContainerId,
  path: string,
  signal: AbortSignal,
): Promise<Readable> {
  const source = await api.readArchive(id, path, signal).catch((thrown: unknown) => {
    throw refusedFile(thrown, path);
  });
  if (source === null) throw fileFailure('not-found', path);
  return source;
}

/** A picture is read whole where it can be shown, all else as far as text is. */
async function startOf(body: AsyncIterable<Buffer>, bytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let got = 0;
  let wanted = largestText;
  for await (const part of body) {
    parts.push(part);
    got += part.length;
    if (got >= sniffed && got - part.length < sniffed) {
      const isPicture = pictureType(Buffer.concat(parts)) !== null;
      if (isPicture) wanted = bytes <= largestPicture ? bytes : sniffed;
    }
    if (got >= wanted) break;
  }
  return Buffer.concat(parts).subarray(0, wanted);
}

function contentOf(start: Buffer, bytes: number, version: string | null): FileContent {
  const type = pictureType(start);
  if (type !== null) {
    if (start.length < bytes) return { kind: 'large-picture', bytes };
    return { kind: 'picture', type, data: new Uint8Array(start) };
  }
  const whole = start.length >= bytes;
  const text = textIn(start, whole);
  if (text === null) return { kind: 'binary', bytes };
  return {
    kind: 'text',
    ...text,
    whole,
    bytes,
    version: whole && text.encoding === 'utf-8' ? version : null,
  };
}

/** Of what is in memory: the engine's archives have what lies beneath it. */
async function readByProgram(api: Engine, id: ContainerId, path: ContainerPath): Promise<FileContent> {
  if (hasEscapes(path)) throw fileFailure('in-memory', path);
  const run = (command: readonly string[], most: number) =>
    api
      .outputOf(id, { command, user: '0', workingDir: '/', env: ['LC_ALL=C'] }, most)
      .catch((thrown: unknown) => {
        const refusal = refusalIn(thrown);
        if (refusal !== null) throw fileFailure('in-memory', path, refusal.message, thrown);
        throw thrown;
      });
  // To read a pipe or a terminal would wait for ever.
  const tested = await run(['stat', '-c', '%f', '--', path], 100);
  const bits = Number.parseInt(tested.stdout.toString('latin1'), 16);
  if (tested.exitCode !== 0 || Number.isNaN(bits)) throw complaint(path, tested.stderr);
  const kind = bits & 0o170000;
  if (kind === 0o040000 || kind === 0o120000) throw fileFailure('not-a-file', path);
  if (kind !== 0o100000) return { kind: 'special' };
  const { stdout, stderr, exitCode } = await run(
    ['head', '-c', String(largestText + 1), '--', path],
    largestText + 1,
  );
  if (exitCode !== null && exitCode !== 0 && stdout.length === 0) throw complaint(path, stderr);
  // Files of the system tell no length: what came is what there is.
  return contentOf(stdout.subarray(0, largestText), stdout.length, null);
}

function complaint(path: ContainerPath, stderr: string) {
  const detail = stderr.trim();
  const problem = /permission denied|not permitted/i.test(detail)
    ? 'permission-denied'
    : /no such file/i.test(detail)
      ? 'not-found'
      : 'in-memory';
  return fileFailure(problem, path, detail);
}

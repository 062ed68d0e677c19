import type { ContainerPath } from '../../shared/container-files.ts';
import { isInMemory } from '../../shared/container-path.ts';
import { isWithin } from '../../shared/database-at.ts';
import type { Container } from '../../shared/engine.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { bytesOfText, hasEscapes } from '../engine/path-bytes.ts';
import { fileFailure, problemIn, refusalIn } from './file-failure.ts';

/** POSIX's codes for a program that was not found, or may not be run. */
const notRunnable: ReadonlySet<number> = new Set([126, 127]);

const systemFolders: ReadonlySet<string> = new Set(['/', '/proc', '/sys', '/dev']);

/**
 * A name with a byte that is no letter can't be a program's argument, as the engine takes them; a shell makes it out of
 * octal numbers. What follows it keeps line feeds at its end.
 */
const byShell = `name=$(printf "%b." "$1") && exec rm -rf -- "\${name%.}"`;

/** What deletes a file, or a folder with all that is in it, when it is run. */
export function deletingCommand(path: ContainerPath): readonly string[] {
  if (!hasEscapes(path)) return ['rm', '-rf', '--', path];
  const octal = [...bytesOfText(path)].map((byte) => `\\0${byte.toString(8).padStart(3, '0')}`).join('');
  return ['sh', '-c', byShell, 'sh', octal];
}

/**
 * Has a program of the container delete a file, or a folder with all that is in it; of a link, the link. Gone already
 * counts as success. Throws `container-file`: the engine itself can't delete anything in a container.
 */
export async function deleteFile(
  api: Pick<EngineApi, 'outputOf'>,
  container: Container,
  path: ContainerPath,
): Promise<void> {
  const holdsMount = container.mounts.some(({ destination }) => isWithin(destination, path));
  if (holdsMount || systemFolders.has(path)) throw fileFailure('mounted', path);
  if (container.state !== 'running') throw fileFailure('not-running', path);
  const spec = { command: deletingCommand(path), user: '0', workingDir: '/', env: ['LC_ALL=C'] };
  const { exitCode, stderr } = await api.outputOf(container.id, spec, 1_000).catch((thrown: unknown) => {
    const refusal = refusalIn(thrown);
    if (refusal !== null) throw fileFailure('no-program', path, refusal.message, thrown);
    throw thrown;
  });
  if (exitCode === 0) return;
  if (exitCode === null || notRunnable.has(exitCode)) throw fileFailure('no-program', path);
  const detail = stderr.trim();
  throw fileFailure(
    problemIn(detail) ?? (isInMemory(path, container) ? 'in-memory' : 'permission-denied'),
    path,
    detail,
  );
}

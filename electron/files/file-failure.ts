import type { ContainerPath, FileProblem } from '../../shared/container-files.ts';
import { Refusal } from '../engine/engine-failure.ts';
import { Failure } from '../failure.ts';

export const fileFailure = (
  problem: FileProblem,
  path: ContainerPath,
  detail = '',
  cause?: unknown,
): Failure => new Failure({ kind: 'container-file', problem, path, detail }, cause);

/**
 * What the engine says in its own words alone, under the one status 500. (moby `daemon/archive*.go`, and the system's
 * names of errors.) What is not among them stays as it was thrown.
 */
const words: readonly (readonly [RegExp, FileProblem])[] = [
  [/marked read-only|read-only file system/i, 'read-only'],
  [/permission denied|operation not permitted/i, 'permission-denied'],
  [/device or resource busy/i, 'mounted'],
  [/not a directory|extraction point is not a directory/i, 'not-a-folder'],
  [/no such file|could not find the file/i, 'not-found'],
];

/** The facts of a refusal about a file; whatever else was thrown, as it is. */
export function refusedFile(thrown: unknown, path: ContainerPath): unknown {
  if (!(thrown instanceof Refusal)) return thrown;
  if (thrown.status === 404) return fileFailure('not-found', path, '', thrown);
  const found = words.find(([pattern]) => pattern.test(thrown.message));
  return found === undefined ? thrown : fileFailure(found[1], path, thrown.message, thrown);
}

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
  [/cannot overwrite (?:non-)?directory/i, 'other-kind'],
  [/not a directory|extraction point is not a directory/i, 'not-a-folder'],
  [/no such file|could not find the file/i, 'not-found'],
];

/** What a complaint means; `null` where it says nothing that we know. */
export const problemIn = (said: string): FileProblem | null =>
  words.find(([pattern]) => pattern.test(said))?.[1] ?? null;

/** What the engine answered, if that is what was thrown; else `null`. */
export function refusalIn(thrown: unknown): Refusal | null {
  if (thrown instanceof Refusal) return thrown;
  return thrown instanceof Failure && thrown.cause instanceof Refusal ? thrown.cause : null;
}

/** The facts of a refusal about a file; whatever else was thrown, as it is. */
export function refusedFile(thrown: unknown, path: ContainerPath): unknown {
  const refusal = refusalIn(thrown);
  if (refusal === null) return thrown;
  const problem = refusal.status === 404 ? 'not-found' : problemIn(refusal.message);
  return problem === null ? thrown : fileFailure(problem, path, refusal.message, thrown);
}

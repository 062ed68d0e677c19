import type { AppError } from '../shared/errors.ts';

/** Carries the facts of a failure up to the IPC handler, which turns it into a `Result`. */
export class Failure extends Error {
  readonly error: AppError;

  constructor(error: AppError, cause?: unknown) {
    super(error.kind, { cause });
    this.name = 'Failure';
    this.error = error;
  }
}

/** The facts of anything that was thrown; what is not a `Failure` is unexpected. */
export function factsOf(thrown: unknown): AppError {
  if (thrown instanceof Failure) return thrown.error;
  return { kind: 'unexpected', detail: thrown instanceof Error ? thrown.message : String(thrown) };
}

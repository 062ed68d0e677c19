import type { AppState } from '../../shared/app-state.ts';
import type { AppError } from '../../shared/errors.ts';
import { describeError } from './describe-error.ts';

/** A failure in one line, for a list of several: why, and what is busy or missing where the cause alone leaves it open. */
export function failureLine(error: AppError, platform: AppState['platform']): string {
  const { title, cause } = describeError(error, platform);
  return error.kind === 'busy' || error.kind === 'not-found' ? `${title}. ${cause}` : cause;
}

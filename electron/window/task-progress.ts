import type { Operation } from '../../shared/operation.ts';

/**
 * What the taskbar or dock shows of all that goes on: from 0 to 1; more than 1 where nobody knows how far it is, as
 * Electron's `setProgressBar` has it; -1 while nothing goes on.
 */
export function taskProgress(operations: readonly Operation[]): number {
  const running = operations.filter(({ state }) => state.kind === 'running' || state.kind === 'cancelling');
  if (running.length === 0) return -1;
  const steps = running.flatMap((operation) => operation.steps);
  // A single step is either not done or over.
  if (steps.length < 2) return 2;
  return steps.filter(({ state }) => state !== 'working').length / steps.length;
}

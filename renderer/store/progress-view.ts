import type { Operation } from '../../shared/operation.ts';
import type { ProgressView, UiState } from './ui-state.ts';

/** A run shows its steps by itself: it takes long, and what it pulls and builds is of interest. */
export function progressView(operation: Operation, progress: UiState['progress']): ProgressView {
  const byItself = ['run', 'run-again', 'undo', 'update-images'].includes(operation.kind)
    ? 'steps'
    : 'closed';
  return progress.get(operation.id) ?? byItself;
}

import type { BulkAction } from '../../../shared/bulk.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';

export interface BulkButton {
  readonly action: BulkAction;
  readonly icon: IconName;
  /** Why it rests when it applies to nothing. */
  readonly nothing: string;
}

/** The buttons for what is selected, in their order. */
export const bulkButtons: readonly BulkButton[] = [
  { action: 'start', icon: 'play', nothing: 'Nothing that is selected can be started' },
  { action: 'stop', icon: 'stop', nothing: 'Nothing that is selected is running' },
  { action: 'restart', icon: 'restart', nothing: 'Nothing that is selected can be started any more' },
  { action: 'pause', icon: 'pause', nothing: 'Only what is running can be paused' },
  { action: 'unpause', icon: 'play', nothing: 'Nothing that is selected is paused' },
  { action: 'delete', icon: 'bin', nothing: 'Nothing is selected' },
];

import type { BulkAction } from '../../../shared/bulk.ts';
import { t } from '../../../shared/texts.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';

export interface BulkButton {
  readonly action: BulkAction;
  readonly icon: IconName;
  /** Why it rests when it applies to nothing. */
  readonly nothing: string;
}

/** The buttons for what is selected, in their order. */
export const bulkButtons: readonly BulkButton[] = [
  { action: 'start', icon: 'play', nothing: t('Nothing that is selected can be started') },
  { action: 'stop', icon: 'stop', nothing: t('Nothing that is selected is running') },
  { action: 'restart', icon: 'restart', nothing: t('Nothing that is selected can be started any more') },
  { action: 'pause', icon: 'pause', nothing: t('Only what is running can be paused') },
  { action: 'unpause', icon: 'play', nothing: t('Nothing that is selected is paused') },
  { action: 'delete', icon: 'bin', nothing: t('Nothing is selected') },
];

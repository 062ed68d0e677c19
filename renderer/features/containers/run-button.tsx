import { memo } from 'react';
import { t } from '../../../shared/texts.ts';
import { appChords } from '../../commands/app-chords.ts';
import { useActions } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';

/** Opens the dialog that runs a stack. */
export const RunButton = memo(function RunButton() {
  const { openDialog } = useActions();
  return (
    <ActionButton
      look="primary"
      icon="plus"
      disabledReason={useEngineReason()}
      chord={appChords.run}
      onClick={() => openDialog({ kind: 'run', path: null })}
    >
      {t('Run a stack')}
    </ActionButton>
  );
});

import { memo } from 'react';
import { t } from '../../../shared/texts.ts';
import { useApp, useSetUi } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';

/** Opens and closes the charts above the table. */
export const ChartsButton = memo(function ChartsButton() {
  const open = useApp(({ ui }) => ui.charts);
  const setUi = useSetUi();
  return (
    <ActionButton icon="chart" onClick={() => setUi(({ charts }) => ({ charts: !charts }))}>
      {open ? t('Hide charts') : t('Show charts')}
    </ActionButton>
  );
});

import Switch from '@mui/material/Switch';
import { memo } from 'react';
import { t } from '../../../shared/texts.ts';
import { useApp, useSetUi } from '../../store/app-context.tsx';
import styles from './containers.module.css';

/** Drawn once, not with every key of a search beside it. */
export const OnlyRunningSwitch = memo(function OnlyRunningSwitch() {
  const on = useApp(({ ui }) => ui.onlyRunning);
  const setUi = useSetUi();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch in it is its control.
    <label className={styles.switch}>
      <Switch size="small" checked={on} onChange={(_, onlyRunning) => setUi(() => ({ onlyRunning }))} />
      {t('Only running')}
    </label>
  );
});

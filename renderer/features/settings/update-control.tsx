import { assertNever } from '../../../shared/assert-never.ts';
import { t } from '../../../shared/texts.ts';
import type { UpdateState } from '../../../shared/update.ts';
import { age } from '../../format/age.ts';
import { updateProblemText } from '../../format/update-words.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { useTimeText } from '../../ui/clock.ts';
import { OnOff } from './on-off.tsx';
import styles from './settings.module.css';

function stateText(state: UpdateState, now: number): string {
  switch (state.kind) {
    case 'not-here':
      return t('This copy does not update itself: it is updated the way it was installed.');
    case 'no-place':
      return t('This build has no place to look for updates: it names no repository.');
    case 'idle':
      return '';
    case 'checking':
      return t('Looking …');
    case 'newest':
      return t('Nothing newer, looked for {age}', { age: age(state.at, now) });
    case 'check-failed':
      return updateProblemText(state.problem);
    case 'available':
    case 'download-failed':
      return t('Stackyard {version} is available', { version: state.release.version });
    case 'downloading':
      return t('Downloading Stackyard {version}', { version: state.release.version });
    case 'downloaded':
      return t('Stackyard {version} is ready', { version: state.release.version });
    default:
      return assertNever(state);
  }
}

/** Whether the app looks for newer versions, what came of it, and a look right now. */
export function UpdateControl({ title }: { title: string }) {
  const { changeSettings, updateAct } = useActions();
  const on = useApp(({ settings }) => settings.checkForUpdates);
  const state = useApp(({ update }) => update);
  const text = useTimeText((now) => stateText(state, now));
  return (
    <span className={styles.update}>
      <small role="status" aria-label={t('Updates')}>
        <bdi>{text}</bdi>
      </small>
      {state.kind !== 'not-here' && state.kind !== 'no-place' && (
        <>
          <ActionButton
            size="small"
            disabledReason={
              state.kind === 'idle' || state.kind === 'newest' || state.kind === 'check-failed' ? null : text
            }
            onClick={() => void updateAct('check')}
          >
            {t('Check now')}
          </ActionButton>
          <OnOff
            title={title}
            on={on}
            onChange={(checkForUpdates) => void changeSettings({ checkForUpdates })}
          />
        </>
      )}
    </span>
  );
}

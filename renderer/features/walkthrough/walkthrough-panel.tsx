import { t } from '../../../shared/texts.ts';
import { pointerOf, stepKeys } from '../../../shared/walkthrough.ts';
import { useActions, useApp, useSetUi } from '../../store/app-context.tsx';
import { openPage } from '../../store/route.ts';
import { pointerTextId } from '../../store/use-pointed-at.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Result } from './again-step.tsx';
import { useRunReason } from './run-step.tsx';
import { pointerText, stepWords } from './steps.ts';
import { TodosTicks } from './todos-step.tsx';
import { useWalkthrough } from './use-walkthrough.ts';
import styles from './walkthrough-panel.module.css';

/** The walkthrough beside the table Containers: the step that is to be done, and what it points at there. */
export function WalkthroughPanel() {
  const { walkthrough, current } = useWalkthrough();
  const expanded = useApp(({ ui }) => ui.expanded);
  const setUi = useSetUi();
  const { runFolder } = useActions();
  const { copy } = walkthrough;
  const runReason = useRunReason(copy);
  const pointer = pointerOf(copy, (name) => expanded.has(name));
  const { before = null, after = null } = copy?.progress ?? {};
  const mayRun = copy !== null && copy.stack?.up !== true && (current === 'run' || current === 'again');
  const title = current === null ? t('All five steps are done') : stepWords[current].title;
  return (
    <aside className={styles.panel} aria-label={t('Walkthrough')}>
      <header>
        <small>
          {current === null ? t('Walkthrough') : t('Step {n} of 5', { n: stepKeys.indexOf(current) + 1 })}
        </small>
        <IconButton
          label={t('Close the walkthrough')}
          icon="cross"
          onClick={() => setUi(() => ({ walkthroughPanel: false }))}
        />
      </header>
      <h2>{title}</h2>
      {current !== null && <p className={styles.text}>{stepWords[current].text}</p>}
      {pointer !== null && (
        <p id={pointerTextId} className={styles.pointer} role="status">
          {pointerText(pointer)}
        </p>
      )}
      {current === 'todos' && (
        <div className={styles.ticks}>
          <TodosTicks copy={copy} />
        </div>
      )}
      {(current === null || current === 'again') && before !== null && after !== null && (
        <Result before={before} after={after} />
      )}
      <div className={styles.buttons}>
        {mayRun && (
          <ActionButton
            look="primary"
            icon="play"
            disabledReason={runReason}
            onClick={() => void runFolder(copy.progress.folder)}
          >
            {before === null ? t('Run the application') : t('Run it again')}
          </ActionButton>
        )}
        <ActionButton
          icon="walkthrough"
          onClick={() => {
            openPage({ view: 'walkthrough' });
          }}
        >
          {t('All steps')}
        </ActionButton>
      </div>
    </aside>
  );
}

import { plural, t } from '../../../shared/texts.ts';
import type { CopyFacts, StepState } from '../../../shared/walkthrough.ts';
import { useActions, useSetUi } from '../../store/app-context.tsx';
import { openPage } from '../../store/route.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Ticks } from './ticks.tsx';
import styles from './walkthrough.module.css';

/** Opens Containers with the walkthrough beside it, pointing at what comes next. */
export function ShowMe({ primary }: { primary: boolean }) {
  const setUi = useSetUi();
  return (
    <ActionButton
      look={primary ? 'primary' : 'plain'}
      icon="container"
      onClick={() => {
        setUi(() => ({ walkthroughPanel: true, query: '', onlyRunning: false }));
        openPage({ view: 'containers' });
      }}
    >
      {t('Show me in Containers')}
    </ActionButton>
  );
}

/** What is checked of step 4. Whoever added a todo was at the frontend, whichever way they came. */
export function TodosTicks({ copy }: { copy: CopyFacts | null }) {
  const { pageOpened = false, added = false } = copy?.progress ?? {};
  return (
    <Ticks
      ticks={[
        { text: t('The frontend was opened'), done: pageOpened || added },
        { text: t('The database holds a new todo'), done: added },
      ]}
    />
  );
}

/** Step 4: leads to the link, and watches for a todo. */
export function TodosStep({ copy, state }: { copy: CopyFacts | null; state: StepState }) {
  const { openLink } = useActions();
  const url = copy?.stack?.url ?? null;
  const progress = copy?.progress ?? null;
  const held = progress?.last?.todos.length ?? 0;
  return (
    <>
      <div className={styles.buttons}>
        <ShowMe primary={state.kind !== 'done'} />
        <ActionButton
          icon="external"
          disabledReason={url === null ? t('The application does not run') : null}
          onClick={() => url !== null && void openLink(url)}
        >
          {t('Open the frontend')}
        </ActionButton>
      </div>
      <TodosTicks copy={copy} />
      {progress?.last != null && (
        <p className={styles.hint}>
          {held === 0
            ? t('The database holds no todos now.')
            : plural(held, 'The database holds {n} todo now.', 'The database holds {n} todos now.')}
        </p>
      )}
    </>
  );
}

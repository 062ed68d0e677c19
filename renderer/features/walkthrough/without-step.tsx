import type { ReactNode } from 'react';
import type { Operation } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import { type StepState, verdictOf, type Walkthrough } from '../../../shared/walkthrough.ts';
import { shortPath } from '../../format/path.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { rich } from '../../ui/rich.tsx';
import { AgainStep } from './again-step.tsx';
import { StackAtWork, useRunReason } from './run-step.tsx';
import { Ticks } from './ticks.tsx';
import styles from './walkthrough.module.css';

/** The counter-example is done when it was seen that something is lost. */
export function withoutState({ without }: Pick<Walkthrough, 'without'>): StepState {
  const { before = null, after = null } = without?.progress ?? {};
  const isLost = before !== null && after !== null && verdictOf(before, after).kind === 'lost';
  return isLost ? { kind: 'done' } : { kind: 'todo' };
}

interface Props {
  readonly walkthrough: Walkthrough;
  readonly progressOf: (operation: Operation) => ReactNode;
}

/** The counter-example: a copy without a volume, run, filled, deleted and run again. */
export function WithoutStep({ walkthrough, progressOf }: Props) {
  const { copy, without, fetching } = walkthrough;
  const { setWithout, runFolder, openLink, lifecycle, openDialog } = useActions();
  const home = useApp(({ about }) => about.homeDir);
  const reason = useRunReason(without);
  if (without === null) {
    return (
      <div className={styles.buttons}>
        <ActionButton
          look="primary"
          icon="play"
          disabledReason={fetching.kind === 'running' ? t('Wait: the sample is being fetched') : null}
          onClick={() => void setWithout(true)}
        >
          {t('Get a copy without a volume')}
        </ActionButton>
      </div>
    );
  }
  const { progress, stack } = without;
  const url = stack?.url ?? null;
  // Both publish the same port of this machine.
  const inTheWay = copy?.stack?.up === true && stack?.up !== true ? copy.stack.name : null;
  return (
    <>
      <p className={styles.hint}>
        {rich('The copy is in {folder}.', { folder: <bdi>{shortPath(progress.folder, home)}</bdi> })}
      </p>
      {inTheWay !== null && (
        <Banner
          tone="info"
          title={t('Stop {inTheWay} first', { inTheWay })}
          actions={
            <ActionButton
              size="small"
              onClick={() => void lifecycle({ kind: 'stack', name: inTheWay }, 'stop')}
            >
              {t('Stop {inTheWay}', { inTheWay })}
            </ActionButton>
          }
        >
          {t('Both use port 3000. Nothing of it is lost; start it again afterwards.')}
        </Banner>
      )}
      {stack?.up !== true && progress.before === null && (
        <div className={styles.buttons}>
          <ActionButton
            look="primary"
            icon="play"
            disabledReason={reason ?? (inTheWay === null ? null : t('Stop {inTheWay} first', { inTheWay }))}
            onClick={() => void runFolder(progress.folder)}
          >
            {t('Run it without a volume')}
          </ActionButton>
        </div>
      )}
      {stack?.up === true && !progress.added && (
        <div className={styles.buttons}>
          <ActionButton
            look="primary"
            icon="external"
            disabledReason={url === null ? t('The application does not run') : null}
            onClick={() => url !== null && void openLink(url)}
          >
            {t('Open the frontend and add a todo')}
          </ActionButton>
        </div>
      )}
      {progress.added || progress.before !== null ? (
        <AgainStep copy={without} progressOf={progressOf} isCounterExample />
      ) : (
        <StackAtWork copy={without} progressOf={progressOf} />
      )}
      <Ticks
        ticks={[
          { text: t('It runs without a volume'), done: progress.hasRun },
          { text: t('A todo was added'), done: progress.added },
          { text: t('The stack was deleted'), done: progress.before !== null },
          { text: t('It was run again, and compared'), done: progress.after !== null },
        ]}
      />
      {progress.after !== null && stack !== null && (
        <p className={styles.hint}>
          {rich('Delete the stack {name} when you have seen enough: it uses port 3000 too.', {
            name: <bdi>{stack.name}</bdi>,
          })}
        </p>
      )}
      <div className={styles.buttons}>
        {progress.after !== null && stack !== null && (
          <ActionButton
            icon="bin"
            onClick={() => openDialog({ kind: 'delete', target: { kind: 'stack', name: stack.name } })}
          >
            {t('Delete {name}', { name: stack.name })}
          </ActionButton>
        )}
        <ActionButton look="link" onClick={() => void setWithout(false)}>
          {t('End the counter-example')}
        </ActionButton>
      </div>
    </>
  );
}

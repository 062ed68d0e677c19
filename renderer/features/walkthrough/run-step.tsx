import type { ReactNode } from 'react';
import type { Operation } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import type { CopyFacts, StepState } from '../../../shared/walkthrough.ts';
import { shortPath } from '../../format/path.ts';
import { useActions, useApp, useRunning } from '../../store/app-context.tsx';
import { useComposeReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { rich } from '../../ui/rich.tsx';
import { Ticks } from './ticks.tsx';
import styles from './walkthrough.module.css';

interface Props {
  readonly copy: CopyFacts | null;
  readonly state: StepState;
  readonly progressOf: (operation: Operation) => ReactNode;
}

/** Why a copy can't be run: nothing to run, something in its way, or something going on already. */
export function useRunReason(copy: CopyFacts | null): string | null {
  const compose = useComposeReason();
  const { stacks } = useRunning();
  if (copy === null) return t('Get the sample first');
  const { file } = copy;
  if (file.kind === 'reading') return t('Wait: reading the Compose file');
  if (file.kind === 'missing') return t('The copy is not there');
  const name = file.kind === 'read' ? file.project : copy.stack?.name;
  return compose ?? (name !== undefined && stacks.has(name) ? t('Wait: {name} is busy', { name }) : null);
}

/** What is being done to the copy's stack, with its progress. */
export function StackAtWork({ copy, progressOf }: Pick<Props, 'copy' | 'progressOf'>) {
  const { stacks } = useRunning();
  const name = copy?.file.kind === 'read' ? copy.file.project : copy?.stack?.name;
  const operation = name === undefined ? undefined : stacks.get(name);
  return operation === undefined ? null : <div className={styles.work}>{progressOf(operation)}</div>;
}

/** Another stack stands where the copy's would. */
function Namesake({ copy }: { copy: CopyFacts }) {
  const home = useApp(({ about }) => about.homeDir);
  if (copy.namesake === null || copy.file.kind !== 'read' || copy.stack !== null) return null;
  return (
    <Banner
      tone="warning"
      title={t('A stack named {project} is there already', { project: copy.file.project })}
    >
      <span>
        {rich(
          'It was made from {namesake}. Compose would take the two for one. Delete that stack first (its volumes stay), or go on with that copy.',
          { namesake: <bdi>{shortPath(copy.namesake, home)}</bdi> },
        )}
      </span>
    </Banner>
  );
}

/** Step 3: runs the copy, and shows how it goes. */
export function RunStep({ copy, state, progressOf }: Props) {
  const { runFolder } = useActions();
  const reason = useRunReason(copy);
  const namesake = copy?.stack === null && copy.namesake !== null;
  return (
    <>
      {copy !== null && <Namesake copy={copy} />}
      <div className={styles.buttons}>
        <ActionButton
          look={state.kind === 'done' ? 'plain' : 'primary'}
          icon="play"
          disabledReason={reason ?? (namesake ? t('Another stack has its name') : null)}
          onClick={() => copy !== null && void runFolder(copy.progress.folder)}
        >
          {state.kind === 'done' ? t('Run it once more') : t('Run the application')}
        </ActionButton>
      </div>
      <StackAtWork copy={copy} progressOf={progressOf} />
      <Ticks
        ticks={[
          { text: t('The containers todo-app and todo-database run'), done: copy?.stack?.up ?? false },
          { text: t('The volume is mounted at /data/db'), done: (copy?.stack?.volume ?? null) !== null },
        ]}
      />
    </>
  );
}

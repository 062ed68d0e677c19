import type { ReactNode } from 'react';
import { type AddVolumePreview, type AfterAdding, mayCopy } from '../../../shared/add-volume.ts';
import type { AppError } from '../../../shared/errors.ts';
import { lineDiff } from '../../../shared/line-diff.ts';
import type { Operation } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import { type CopyFacts, type StepState, sampleParts } from '../../../shared/walkthrough.ts';
import { describeError } from '../../errors/describe-error.ts';
import { fileName } from '../../format/path.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { DiffView } from '../../ui/diff-view.tsx';
import { StackAtWork, useRunReason } from './run-step.tsx';
import { Ticks } from './ticks.tsx';
import { useVolumePreview } from './use-volume-preview.ts';
import styles from './walkthrough.module.css';

function Problem({ error }: { error: AppError }) {
  const platform = useApp(({ about }) => about.platform);
  const { title, cause, nextStep } = describeError(error, platform);
  return (
    <Banner tone="bad" title={title}>
      <bdi>{cause}</bdi>
      <span>{nextStep}</span>
    </Banner>
  );
}

/** What is wrong with the file, or speaks against changing it. */
function problemOf(copy: CopyFacts | null, shown: ReturnType<typeof useVolumePreview>): AppError | null {
  if (copy?.file.kind === 'wrong') return copy.file.error;
  if (shown.kind === 'failed') return shown.error;
  if (shown.kind !== 'ready' || shown.preview.change.kind !== 'refused') return null;
  return { ...shown.preview.change, kind: 'volume-refused' };
}

/** Todos that are there already come along where they can; nothing that is there is given up. */
function afterwardsOf(preview: AddVolumePreview): AfterAdding {
  if (!preview.hasContainers) return 'nothing';
  if (mayCopy(preview)) return 'copy-and-recreate';
  return preview.data.kind === 'nothing' && preview.lost.length === 0 ? 'recreate' : 'nothing';
}

interface Props {
  readonly copy: CopyFacts | null;
  readonly state: StepState;
  readonly progressOf: (operation: Operation) => ReactNode;
}

/** Step 2: the change of the Compose file, shown before it is made, made by a button or in an editor. */
export function VolumeStep({ copy, state, progressOf }: Props) {
  const { openSample, addVolume } = useActions();
  const engine = useEngineReason();
  const runReason = useRunReason(copy);
  const shown = useVolumePreview(copy);
  const problem = problemOf(copy, shown);
  const change = shown.kind === 'ready' ? shown.preview.change : null;
  const file = copy?.file.kind === 'read' ? fileName(copy.file.path) : 'compose.yaml';
  const apply = () => {
    if (shown.kind !== 'ready' || change === null || change.kind === 'refused') return;
    void addVolume({
      home: shown.home,
      service: sampleParts.database,
      key: shown.preview.key,
      path: shown.preview.path,
      seen: change.seen,
      afterwards: afterwardsOf(shown.preview),
    });
  };
  return (
    <>
      {problem !== null && <Problem error={problem} />}
      {change?.kind === 'edit' && (
        <DiffView label={t('Changes of {file}', { file })} lines={lineDiff(change.before, change.after)} />
      )}
      <div className={styles.buttons}>
        {state.kind !== 'done' && (
          <ActionButton
            look="primary"
            icon="check"
            disabledReason={
              runReason ?? (change?.kind === 'edit' ? null : t('Wait: the change is being worked out'))
            }
            onClick={apply}
          >
            {t('Apply to {file}', { file })}
          </ActionButton>
        )}
        <ActionButton
          icon="pen"
          disabledReason={copy === null ? t('Get the sample first') : engine}
          onClick={() => void openSample('editor')}
        >
          {t('Open in editor')}
        </ActionButton>
      </div>
      {change?.kind === 'edit' && (
        <p className={styles.hint}>{t('A copy of the file as it is now is kept beside it.')}</p>
      )}
      <StackAtWork copy={copy} progressOf={progressOf} />
      <Ticks
        ticks={[
          { text: t('Compose can read the file'), done: copy?.file.kind === 'read' },
          {
            text: t('todo-database has a volume at /data/db'),
            done: copy?.file.kind === 'read' && copy.file.volume !== null,
          },
        ]}
      />
    </>
  );
}

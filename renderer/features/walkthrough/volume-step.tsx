import type { CopyFacts, StepState } from '../../../shared/walkthrough.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Ticks } from './ticks.tsx';
import styles from './walkthrough.module.css';

/** What Compose says against the file. */
function FileProblem({ copy }: { copy: CopyFacts }) {
  const platform = useApp(({ about }) => about.platform);
  if (copy.file.kind !== 'wrong') return null;
  const { title, cause, nextStep } = describeError(copy.file.error, platform);
  return (
    <Banner tone="bad" title={title}>
      <span>
        <bdi>{cause}</bdi> {nextStep}
      </span>
    </Banner>
  );
}

/** Step 2: the volume in the Compose file. */
export function VolumeStep({ copy, state }: { copy: CopyFacts | null; state: StepState }) {
  const { openSample } = useActions();
  const engine = useEngineReason();
  return (
    <>
      {copy !== null && <FileProblem copy={copy} />}
      <div className={styles.buttons}>
        <ActionButton
          look={state.kind === 'done' ? 'plain' : 'primary'}
          icon="pen"
          disabledReason={copy === null ? 'Get the sample first' : engine}
          onClick={() => void openSample('editor')}
        >
          Open in editor
        </ActionButton>
      </div>
      <Ticks
        ticks={[
          { text: 'Compose can read the file', done: copy?.file.kind === 'read' },
          {
            text: 'todo-database has a volume at /data/db',
            done: copy?.file.kind === 'read' && copy.file.volume !== null,
          },
        ]}
      />
    </>
  );
}

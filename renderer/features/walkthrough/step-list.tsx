import { t } from '../../../shared/texts.ts';
import { currentStep, type StepState, type Steps, stepKeys } from '../../../shared/walkthrough.ts';
import { Icon } from '../../ui/icon.tsx';
import { type ShownStep, stepWords, undoneWords } from './steps.ts';
import styles from './walkthrough.module.css';

interface Props {
  readonly steps: Steps;
  /** The step whose words are shown. */
  readonly shown: ShownStep;
  readonly onShow: (step: ShownStep) => void;
  /** What became of the counter-example. */
  readonly without: StepState;
}

function lineOf(step: ShownStep, state: StepState): string {
  switch (state.kind) {
    case 'done':
      return t('Done');
    case 'todo':
      return stepWords[step].waiting;
    case 'undone':
      return undoneWords[state.why].title;
  }
}

function Line(props: {
  step: ShownStep;
  mark: string;
  state: StepState;
  look: string;
  current: boolean;
  onShow: () => void;
}) {
  const { step, mark, state, look, current, onShow } = props;
  return (
    <li>
      <button
        type="button"
        className={styles.line}
        aria-current={current ? 'step' : undefined}
        onClick={onShow}
      >
        <span className={`${styles.number} ${styles[look]}`} aria-hidden="true">
          {state.kind === 'done' ? <Icon name="check" size={14} /> : state.kind === 'undone' ? '!' : mark}
        </span>
        <span className={styles.lineTexts}>
          <b>{stepWords[step].title}</b>
          <small>{lineOf(step, state)}</small>
        </span>
      </button>
    </li>
  );
}

/** The steps in order, what is ticked, and what came undone. Each opens its words. */
export function StepList({ steps, shown, onShow, without }: Props) {
  const current = currentStep(steps);
  const number = stepKeys.filter((key) => steps[key].kind === 'done').length;
  return (
    <>
      <div
        className={styles.progress}
        role="progressbar"
        aria-label={t('Steps done')}
        aria-valuemin={0}
        aria-valuemax={stepKeys.length}
        aria-valuenow={number}
        aria-valuetext={t('{number} of {n}', { number, n: stepKeys.length })}
      >
        <i style={{ width: `${(100 * number) / stepKeys.length}%` }} />
      </div>
      <ol className={styles.list} aria-label={t('Steps')}>
        {stepKeys.map((key, at) => (
          <Line
            key={key}
            step={key}
            mark={String(at + 1)}
            state={steps[key]}
            look={steps[key].kind === 'todo' ? (key === current ? 'now' : 'later') : steps[key].kind}
            current={key === shown}
            onShow={() => onShow(key)}
          />
        ))}
        <Line
          step="without"
          mark="+"
          state={without}
          look={without.kind === 'todo' ? 'later' : without.kind}
          current={shown === 'without'}
          onShow={() => onShow('without')}
        />
      </ol>
    </>
  );
}

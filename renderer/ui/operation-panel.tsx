import type { Operation, Step } from '../../shared/operation.ts';
import { t } from '../../shared/texts.ts';
import { ActionButton } from './action-button.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import { LogLines } from './log-lines.tsx';
import { NameText } from './name-text.tsx';
import styles from './operation-panel.module.css';

/** How much is shown: nothing, the steps, or the log beneath them too. */
export type PanelView = 'closed' | 'steps' | 'log';

interface Props {
  readonly operation: Operation;
  readonly view: PanelView;
  readonly log: readonly string[] | null;
  readonly onView: (view: PanelView) => void;
  readonly onCancel: () => void;
}

const subjectIcons: Record<Step['subject'], IconName> = {
  container: 'container',
  network: 'network',
  volume: 'volume',
  image: 'image',
  build: 'build',
  check: 'shield',
};

const stepHeight = 24;
const shownSteps = 6;

/** The height of a panel in CSS pixels: the list of rows must know it before it is drawn. */
export function panelHeight(operation: Operation, view: PanelView): number {
  const steps = Math.min(Math.max(operation.steps.length, 1), shownSteps) * stepHeight;
  return 51 + steps + (view === 'log' ? 190 : 0);
}

function StepLine({ step }: { step: Step }) {
  return (
    <li className={`${styles.step} ${styles[step.state]}`}>
      <Icon name={step.state === 'done' ? 'check' : subjectIcons[step.subject]} size={14} />
      <NameText className={styles.name}>{step.name}</NameText>
      <NameText className={styles.words}>{step.text}</NameText>
    </li>
  );
}

/** What is going on: each step with its words, the log behind a toggle, and a way to cancel. */
export function OperationPanel({ operation, view, log, onView, onCancel }: Props) {
  const cancelling = operation.state.kind === 'cancelling';
  return (
    <section className={styles.panel} aria-label={t('Progress of {name}', { name: operation.name })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard. */}
      <ul className={styles.steps} style={{ maxHeight: shownSteps * stepHeight }} tabIndex={0}>
        {operation.steps.length === 0 && (
          <li className={styles.step}>
            <span className={styles.waiting}>{t('Getting ready …')}</span>
          </li>
        )}
        {operation.steps.map((step) => (
          <StepLine key={`${step.subject} ${step.name}`} step={step} />
        ))}
      </ul>
      {view === 'log' && <LogLines lines={log} label={t('Log of {name}', { name: operation.name })} />}
      <div className={styles.foot}>
        <ActionButton size="small" look="link" onClick={() => onView(view === 'log' ? 'steps' : 'log')}>
          {view === 'log' ? t('Hide log') : t('Show log')}
        </ActionButton>
        {operation.cancellable && (
          <ActionButton
            size="small"
            label={t('Cancel {name}', { name: operation.name })}
            onClick={onCancel}
            disabledReason={cancelling ? t('It is being cancelled') : null}
          >
            {t('Cancel')}
          </ActionButton>
        )}
      </div>
    </section>
  );
}

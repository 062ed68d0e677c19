import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Operation } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import { type StepState, stepKeys } from '../../../shared/walkthrough.ts';
import { shortPath } from '../../format/path.ts';
import { useActions, useApp, useSetUi } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { View } from '../../ui/view.tsx';
import { Diagram } from './diagrams.tsx';
import { ManualWay } from './manual-way.tsx';
import { StepBody } from './step-body.tsx';
import { StepList } from './step-list.tsx';
import { manualWays, pictures, type ShownStep, stepWords, undoneWords } from './steps.ts';
import { useWalkthrough } from './use-walkthrough.ts';
import styles from './walkthrough.module.css';
import { withoutState } from './without-step.tsx';

interface Props {
  readonly progressOf: (operation: Operation) => ReactNode;
}

const heading = (step: ShownStep): string =>
  step === 'without'
    ? t('Optional · {title}', { title: stepWords[step].title })
    : t('Step {n} · {title}', { n: stepKeys.indexOf(step) + 1, title: stepWords[step].title });

function Undone({ state }: { state: StepState }) {
  if (state.kind !== 'undone') return null;
  const { title, text } = undoneWords[state.why];
  return (
    <Banner tone="warning" title={title} urgent>
      {text}
    </Banner>
  );
}

/** Another step is read from its beginning, and the focus of who has just done one goes there too. */
function useCardInSight(shown: ShownStep): RefObject<HTMLElement | null> {
  const card = useRef<HTMLElement>(null);
  const before = useRef(shown);
  useLayoutEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    const page = card.current?.parentElement ?? null;
    if (page !== null) page.scrollTop = 0;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      card.current?.querySelector('h2')?.focus({ preventScroll: true });
  }, [shown]);
  return card;
}

/** Five steps from a sample to data that survives its stack, each checked on the disk and on the engine. */
export function WalkthroughView({ progressOf }: Props) {
  const { walkthrough, steps, current, shown, show } = useWalkthrough();
  const { resetWalkthrough } = useActions();
  const setUi = useSetUi();
  const home = useApp(({ about }) => about.homeDir);
  const { copy } = walkthrough;
  const without = withoutState(walkthrough);
  const state = shown === 'without' ? without : steps[shown];
  const card = useCardInSight(shown);
  const reset = () => {
    setUi(() => ({ walkthroughStep: null }));
    void resetWalkthrough();
  };
  return (
    <View
      title={t('Persist container data')}
      sub={t('Five steps, each checked against your engine as you go')}
      aside={
        copy !== null && (
          <ActionButton icon="undo" onClick={reset}>
            {t('Start over')}
          </ActionButton>
        )
      }
    >
      <div className={styles.page}>
        <section className={styles.card} aria-label={heading(shown)} ref={card}>
          <header>
            <h2 tabIndex={-1}>{heading(shown)}</h2>
            {copy !== null && shown !== 'without' && (
              <bdi className={styles.path} title={copy.progress.folder}>
                {shortPath(copy.progress.folder, home)}
              </bdi>
            )}
          </header>
          <Undone state={state} />
          <p className={styles.text}>{stepWords[shown].text}</p>
          <StepBody step={shown} walkthrough={walkthrough} steps={steps} progressOf={progressOf} />
          {pictures[shown].map((kind) => (
            <Diagram key={kind} kind={kind} />
          ))}
          {shown !== 'without' && <ManualWay ways={manualWays(shown, copy)} />}
        </section>
        <section className={`${styles.card} ${styles.side}`} aria-label={t('Progress')}>
          <StepList steps={steps} shown={shown} onShow={show} without={without} />
          {/* Told when a step ticks itself, however it was done. */}
          <p className="visually-hidden" role="status">
            {current === null
              ? t('All five steps are done.')
              : t('{n} of 5 steps done. Next: {title}.', {
                  n: stepKeys.filter((key) => steps[key].kind === 'done').length,
                  title: stepWords[current].title,
                })}
          </p>
        </section>
      </div>
    </View>
  );
}

import { useActions } from '../../store/app-context.tsx';
import { openPage } from '../../store/route.ts';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CommandLine } from '../../ui/command-line.tsx';
import { View } from '../../ui/view.tsx';
import { steps, type WalkthroughStep } from './steps.ts';
import styles from './walkthrough.module.css';

function StepAction({ action }: { action: NonNullable<WalkthroughStep['action']> }) {
  const { openDialog } = useActions();
  const engineReason = useEngineReason();
  return action === 'run' ? (
    <ActionButton
      look="primary"
      icon="plus"
      disabledReason={engineReason}
      onClick={() => openDialog({ kind: 'run', path: null })}
    >
      Run a stack
    </ActionButton>
  ) : (
    <ActionButton
      icon="container"
      onClick={() => {
        openPage({ view: 'containers' });
      }}
    >
      Go to Containers
    </ActionButton>
  );
}

/** Five steps from a sample to data that survives its stack. */
export function WalkthroughView() {
  const { copy } = useActions();
  return (
    <View title="Persist container data" sub="Five steps: run a stack, delete it, and find its data again">
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.key} className={styles.step}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <div className={styles.words}>
              <h2>{step.title}</h2>
              <p>{step.text}</p>
              {step.action !== null && <StepAction action={step.action} />}
            </div>
            <div className={styles.manual}>
              {step.manual.map(({ how, lines }) => (
                <div key={how}>
                  <small>{how}</small>
                  <CommandLine command={lines} onCopy={(text) => void copy(text, 'Lines')} />
                </div>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </View>
  );
}

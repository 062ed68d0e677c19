import type { EngineTarget, UnreachableCause } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { describeUnreachable } from '../../errors/describe-unreachable.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { CommandLine } from '../../ui/command-line.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { rich } from '../../ui/rich.tsx';
import { InstallEngine } from './install-engine.tsx';
import styles from './shell.module.css';

const sources: Record<EngineTarget['source'], (target: EngineTarget) => string> = {
  chosen: ({ context }) =>
    context === 'default' ? t('as you chose') : t('context {context}, as you chose', { context }),
  DOCKER_HOST: () => t('from DOCKER_HOST'),
  DOCKER_CONTEXT: ({ context }) => t('context {context}, from DOCKER_CONTEXT', { context }),
  context: ({ context }) => t('context {context}', { context }),
  default: () => t('the default address'),
};

function Tried({ target }: { target: EngineTarget }) {
  return (
    <span className={styles.tried}>
      {rich('Tried {address} ({target}).', {
        address: <code>{target.address}</code>,
        target: sources[target.source](target),
      })}
    </span>
  );
}

interface AwayProps {
  readonly cause: UnreachableCause;
  readonly target: EngineTarget | null;
  /** There is a last known list to show beneath. */
  readonly known: boolean;
}

function EngineAway({ cause, target, known }: AwayProps) {
  const { retryEngine, copy } = useActions();
  const platform = useApp(({ about }) => about.platform);
  const { title, cause: why, nextStep, command } = describeUnreachable(cause, platform);
  const retry = (
    <ActionButton icon="restart" onClick={() => void retryEngine()}>
      {t('Try again')}
    </ActionButton>
  );
  const line = command !== undefined && (
    <CommandLine command={command} onCopy={(text) => void copy(text, t('Command'))} />
  );
  const words = (
    <>
      <span>
        <bdi>{why}</bdi> {nextStep}
      </span>
      {line}
      {target !== null && <Tried target={target} />}
    </>
  );
  if (known) {
    return (
      <Banner tone="bad" urgent title={title} actions={retry}>
        {words}
      </Banner>
    );
  }
  return (
    <div role="alert" className={styles.scrolls}>
      <EmptyState framed icon="plug" title={title} actions={retry}>
        <div className={styles.away}>
          {words}
          {cause.kind === 'socket-missing' && <InstallEngine />}
        </div>
      </EmptyState>
    </div>
  );
}

/** Says what was tried to reach the engine, why it failed, and what mends it. Nothing while all is well. */
export function EngineNotice() {
  const connection = useApp(({ snapshot }) => snapshot.connection);
  const known = useApp(({ snapshot }) => snapshot.listedAt !== null);
  if (connection.kind !== 'unreachable') return null;
  return <EngineAway cause={connection.cause} target={connection.target} known={known} />;
}

import { containerLabel } from '../../../shared/container-label.ts';
import type { Container } from '../../../shared/engine.ts';
import type { AppError } from '../../../shared/errors.ts';
import { shortId } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { hrefOf } from '../../store/route.ts';
import { useBusyReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CommandLine } from '../../ui/command-line.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from './exec.module.css';
import { useSessions } from './use-sessions.ts';

interface Props {
  readonly container: Container;
  readonly engineReason: string | null;
}

/** Why no terminal can be opened in the container as it is now, and what changes that. */
export function NotStartable({ container, engineReason }: Props) {
  const { retryEngine } = useActions();
  const name = containerLabel(container);
  if (engineReason !== null) {
    return (
      <EmptyState
        framed
        icon="plug"
        title={t('The engine is away')}
        actions={<ActionButton onClick={() => void retryEngine()}>{t('Try again')}</ActionButton>}
      >
        {t('A terminal can be opened as soon as it is back.')}
      </EmptyState>
    );
  }
  const paused = container.state === 'paused';
  return (
    <EmptyState
      framed
      icon={paused ? 'pause' : 'terminal'}
      title={paused ? t('{name} is paused', { name }) : t('{name} is not running', { name })}
      actions={<BringUp container={container} primary />}
    >
      {paused
        ? t('Nothing runs in a paused container, and so no terminal.')
        : t('A terminal runs a program in a running container.')}
    </EmptyState>
  );
}

/** Starts or unpauses the container. Nothing where neither would help. */
export function BringUp({ container, primary = false }: { container: Container; primary?: boolean }) {
  const { lifecycle } = useActions();
  const target = { kind: 'container', id: container.id } as const;
  const busy = useBusyReason(target);
  const name = containerLabel(container);
  const paused = container.state === 'paused';
  if (!paused && container.state !== 'created' && container.state !== 'exited') return null;
  const verb = paused ? t('Unpause') : t('Start');
  return (
    <ActionButton
      icon="play"
      look={primary ? 'primary' : 'plain'}
      label={
        paused ? t('Unpause {name} for a terminal', { name }) : t('Start {name} for a terminal', { name })
      }
      disabledReason={busy}
      onClick={() => void lifecycle(target, paused ? 'unpause' : 'start')}
    >
      {verb}
    </ActionButton>
  );
}

/** The image holds no shell that we know. */
export function NoShell({ container }: { container: Container }) {
  const sessions = useSessions();
  const { copy } = useActions();
  const id = shortId(container.id);
  const beside = `docker run --rm -it --pid container:${id} --network container:${id} --cap-add SYS_PTRACE busybox`;
  return (
    <EmptyState
      framed
      icon="terminal"
      title={t('No shell in this image')}
      actions={
        <>
          <ActionButton look="primary" onClick={() => sessions.show(container.id, null)}>
            {t('Run a command…')}
          </ActionButton>
          <ActionButton
            icon="folder"
            onClick={() => {
              window.location.hash = hrefOf({ view: 'container', id: container.id, tab: 'files' });
            }}
          >
            {t('Show files')}
          </ActionButton>
        </>
      }
    >
      <div className={styles.noShell}>
        <p>
          {t(
            'It has neither bash, zsh, fish, ash, sh nor pwsh. You can run a program that it does have, or copy its files out.',
          )}
        </p>
        <p>{t('To look in with tools of another image; its files are under /proc/1/root there:')}</p>
        <CommandLine command={beside} onCopy={(text) => void copy(text, t('Command'))} />
      </div>
    </EmptyState>
  );
}

export function LookingFailed({ container, error }: { container: Container; error: AppError }) {
  const sessions = useSessions();
  const platform = useApp(({ about }) => about.platform);
  const { title, cause, nextStep } = describeError(error, platform);
  return (
    <EmptyState
      framed
      icon="warning"
      title={title}
      actions={
        <>
          <ActionButton look="primary" onClick={() => void sessions.lookForShells(container.id)}>
            {t('Try again')}
          </ActionButton>
          <ActionButton onClick={() => sessions.show(container.id, null)}>{t('Run a command…')}</ActionButton>
        </>
      }
    >
      <bdi>{cause}</bdi> {nextStep}
    </EmptyState>
  );
}

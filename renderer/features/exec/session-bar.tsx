import { containerLabel } from '../../../shared/container-label.ts';
import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp, useSetUi } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './exec.module.css';
import { leftRunning } from './notices.ts';
import { keyWords } from './screen-keys.ts';
import { programName, sessionWords } from './session-words.ts';
import type { SessionView } from './sessions.ts';
import { useExec, useSessions } from './use-sessions.ts';

interface Props {
  readonly container: Container;
  readonly sessions: readonly SessionView[];
  /** `null`: the form for a new one. */
  readonly shown: SessionView | null;
  readonly isSearching: boolean;
  readonly onSearch: (on: boolean) => void;
}

/** The sessions of a container, and what can be done beside typing. */
export function SessionBar({ container, sessions, shown, isSearching, onSearch }: Props) {
  const all = useSessions();
  const { openTerminal } = useActions();
  const screenReader = useExec((data) => data.screenReader);
  const { search } = keyWords(useApp(({ about }) => about.platform) === 'darwin');
  return (
    <div className={styles.bar}>
      {/* biome-ignore lint/a11y/useSemanticElements: a set of fields it is not. */}
      <div role="group" aria-label={t('Sessions')} className={styles.sessions}>
        {sessions.map((session) => (
          <SessionChip
            key={session.id}
            container={container}
            session={session}
            shown={session.id === shown?.id}
          />
        ))}
        <IconButton
          label={t('New session')}
          icon="plus"
          aria-pressed={shown === null}
          onClick={() => all.show(container.id, null)}
        />
      </div>
      <div className={styles.tools}>
        {shown !== null && (
          <IconButton
            label={t('Search the terminal')}
            icon="search"
            hint={t('Search the terminal ({chord})', { chord: search })}
            aria-pressed={isSearching}
            onClick={() => {
              onSearch(!isSearching);
              if (isSearching) all.screenOf(shown.id)?.focus();
            }}
          />
        )}
        <IconButton
          label={t('Screen reader mode')}
          icon="speech"
          hint={screenReader ? t('Screen reader mode is on') : t('Screen reader mode: says what is shown')}
          aria-pressed={screenReader}
          onClick={() => all.setScreenReader(!screenReader)}
        />
        <ActionButton
          icon="external"
          size="small"
          disabledReason={container.state === 'running' ? null : t('The container is not running')}
          onClick={() => void openTerminal(container.id)}
        >
          {t('Open in terminal')}
        </ActionButton>
      </div>
    </div>
  );
}

interface ChipProps {
  readonly container: Container;
  readonly session: SessionView;
  readonly shown: boolean;
}

function SessionChip({ container, session, shown }: ChipProps) {
  const all = useSessions();
  const setUi = useSetUi();
  const { id, number, settings, state } = session;
  const name = programName(settings.program);
  const end = async () => {
    const how = await all.end(id);
    if (how?.kind === 'left-running') setUi(leftRunning(name, containerLabel(container)));
  };
  return (
    <span className={styles.chip} data-shown={shown} data-ended={state.kind === 'ended'}>
      <button
        type="button"
        aria-pressed={shown}
        aria-label={t('Session {number}: {settings}', { number, settings: sessionWords(settings) })}
        title={sessionWords(settings)}
        onClick={() => {
          all.show(container.id, id);
          all.screenOf(id)?.focus();
        }}
      >
        <b>{number}</b> <bdi>{name}</bdi>
      </button>
      <IconButton
        label={t('End session {number}', { number })}
        hint={state.kind === 'ended' ? t('Close session') : t('End session')}
        icon="cross"
        size={12}
        onClick={() => void end()}
      />
    </span>
  );
}

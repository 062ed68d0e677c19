import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { useApp } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import styles from './exec.module.css';
import { BringUp } from './no-session.tsx';
import type { SessionEnd } from './session.ts';
import { endWords } from './session-words.ts';
import type { SessionView } from './sessions.ts';
import { useSessions } from './use-sessions.ts';

interface Props {
  readonly container: Container;
  readonly session: SessionView;
  readonly end: SessionEnd;
}

/** How a session ended, beneath its last screen, and the way to have it again. */
export function SessionEnded({ container, session, end }: Props) {
  const sessions = useSessions();
  const engineReason = useEngineReason();
  const platform = useApp(({ about }) => about.platform);
  const { title, more, tone } = endWords(end, platform);
  const running = container.state === 'running';
  const startAgain = () => {
    sessions.startAgain(session.id);
    sessions.screenOf(session.id)?.focus();
  };
  return (
    <div role="status" className={styles.ended}>
      <Banner
        tone={tone}
        title={title}
        actions={
          <>
            {engineReason === null && !running && <BringUp container={container} />}
            <ActionButton
              icon="restart"
              disabledReason={engineReason ?? (running ? null : t('The container is not running'))}
              onClick={startAgain}
            >
              {t('Start again')}
            </ActionButton>
          </>
        }
      >
        {more !== '' && <span>{more}</span>}
      </Banner>
    </div>
  );
}

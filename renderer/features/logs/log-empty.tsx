import { assertNever } from '../../../shared/assert-never.ts';
import { isUp } from '../../../shared/is-up.ts';
import type { Target } from '../../../shared/target.ts';
import { t } from '../../../shared/texts.ts';
import { useActions } from '../../store/app-context.tsx';
import { useTarget } from '../../store/use-target.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { LogSession } from './log-session.ts';
import styles from './log-view.module.css';
import { firstLogView, isFiltered, type LogViewState } from './log-view-state.ts';

interface Props {
  readonly session: LogSession;
  readonly view: LogViewState;
  readonly target: Target;
  readonly onReadAgain: () => void;
}

/** Why no line is to be seen; `null` where there are some, or an error says it. */
type Emptiness = 'reading' | 'counting' | 'filtered' | 'cleared' | 'silent' | null;

function emptinessOf({ store, search, list, stream }: LogSession, view: LogViewState): Emptiness {
  if (list.view().count > 0) return null;
  if (store.size() > 0) {
    const state = search.state();
    const counting = view.onlyMatching && state.kind === 'searching' && !state.done;
    return isFiltered(view) ? (counting ? 'counting' : 'filtered') : null;
  }
  if (view.cleared) return 'cleared';
  if (stream().kind === 'ended') return store.caughtUp() ? 'silent' : null;
  return store.caughtUp() ? 'silent' : 'reading';
}

/** Stands in the place of the lines while there are none: why, and one next step. */
export function LogEmpty({ session, view, target, onReadAgain }: Props) {
  const { lifecycle } = useActions();
  const { members } = useTarget(target);
  const emptiness = emptinessOf(session, view);
  switch (emptiness) {
    case null:
    case 'counting':
      return null;
    case 'reading':
      return <p className={styles.reading}>{t('Reading the log …')}</p>;
    case 'filtered': {
      const { services, streams, onlyMatching } = firstLogView;
      const show = () => session.update({ services, streams, onlyMatching });
      return (
        <div className={styles.empty}>
          <EmptyState
            icon="filter"
            title={t('No line is let through')}
            actions={<ActionButton onClick={show}>{t('Show all lines')}</ActionButton>}
          >
            {t('What is held doesn’t fit the search or the filters.')}
          </EmptyState>
        </div>
      );
    }
    case 'cleared':
      return (
        <div className={styles.empty}>
          <EmptyState
            icon="check"
            title={t('Cleared')}
            actions={<ActionButton onClick={onReadAgain}>{t('Show earlier lines')}</ActionButton>}
          >
            {t('New lines appear here as they are written. The log itself is as it was.')}
          </EmptyState>
        </div>
      );
    case 'silent': {
      const runs = members.some(isUp);
      return (
        <div className={styles.empty}>
          <EmptyState
            icon="terminal"
            title={t('No output yet')}
            actions={
              !runs && (
                <ActionButton onClick={() => void lifecycle(target, 'start')}>{t('Start')}</ActionButton>
              )
            }
          >
            {runs
              ? t('Lines appear here as they are written.')
              : t('It is not running. Start it, and what it writes appears here.')}
          </EmptyState>
        </div>
      );
    }
    default:
      return assertNever(emptiness);
  }
}

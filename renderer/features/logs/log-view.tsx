import { useCallback, useMemo, useRef } from 'react';
import type { Target } from '../../../shared/target.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useTarget } from '../../store/use-target.ts';
import { copyLog } from './copy-log.ts';
import { leadText } from './lead-text.ts';
import { LogEmpty } from './log-empty.tsx';
import { LogList } from './log-list.tsx';
import { coloursOf, type LogLook } from './log-look.ts';
import { LogProblem } from './log-problem.tsx';
import type { LogSession } from './log-session.ts';
import { LogStatus } from './log-status.tsx';
import { LogToolbar } from './log-toolbar.tsx';
import styles from './log-view.module.css';
import { NewLines } from './new-lines.tsx';
import { sameDay } from './time-text.ts';
import { selectionIn } from './use-log-selection.ts';
import { useLogSession, useLogVersion } from './use-log-session.ts';

/** What a container writes, or all services of a stack, as it comes: searched, filtered, copied and saved. */
export function LogView({ target }: { target: Target }) {
  const { session, restart } = useLogSession(target);
  useLogVersion(session);
  const { name } = useTarget(target);
  const view = session.view();
  const content = useRef<HTMLDivElement>(null);
  const wrap = useApp(({ settings }) => settings.logs.wrap);
  const look = useLook(session, target.kind === 'stack');
  const { copy, tell } = useActions();

  const copyAll = useCallback(() => {
    copyLog({ session, look, selection: { kind: 'all' }, copy, tell });
  }, [session, look, copy, tell]);
  const copySelected = () => copyLog({ session, look, selection: selectionIn(content.current), copy, tell });

  return (
    <div className={styles.view}>
      <LogToolbar
        session={session}
        view={view}
        colours={look.colours}
        onCopy={copySelected}
        target={target}
      />
      <LogProblem session={session} onTryAgain={restart} />
      <div className={styles.frame}>
        <div className={styles.lines}>
          <NewLines session={session} />
          <LogList
            session={session}
            view={view}
            label={t('Logs of {name}', { name })}
            look={look}
            wrap={wrap}
            nameLength={Math.max(0, ...session.store.sources().map((source) => source.name.length))}
            lead={leadText(session.store)}
            content={content}
            onCopyAll={copyAll}
          />
          <LogEmpty session={session} view={view} target={target} onReadAgain={restart} />
        </div>
        <LogStatus session={session} view={view} />
      </div>
    </div>
  );
}

/** How lines are drawn right now: the same object until something about it changes. */
function useLook({ store, search }: LogSession, named: boolean): LogLook {
  const timestamps = useApp(({ settings }) => settings.logs.timestamps);
  const sources = store.sources();
  const colours = useMemo(() => (named ? coloursOf(sources) : null), [named, sources]);
  const matcher = search.matcher();
  const oldest = store.entry(0)?.at ?? Number.NaN;
  const today = Number.isNaN(oldest) || sameDay(oldest, Date.now());
  const time = timestamps ? (today ? 'clock' : 'date') : 'none';
  return useMemo(() => ({ time, colours, matcher }), [time, colours, matcher]);
}

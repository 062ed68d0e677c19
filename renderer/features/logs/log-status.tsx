import { useSyncExternalStore } from 'react';
import { plural, t } from '../../../shared/texts.ts';
import { grouped } from '../../format/number.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import type { LogSession } from './log-session.ts';
import styles from './log-view.module.css';
import { isFiltered, type LogViewState } from './log-view-state.ts';
import { Toggle } from './toggle.tsx';

const lines = (number: number) =>
  plural(number, '{n} line', '{n} lines').replace(String(number), grouped(number));

/** Beneath the lines: how many there are, and whether their end is followed. */
export function LogStatus({ session, view }: { session: LogSession; view: LogViewState }) {
  const { list, store, sync } = session;
  const { following, count: shown } = useSyncExternalStore(list.subscribe, list.view);
  const held = store.size();
  const follow = (on: boolean) => {
    sync();
    if (on) list.toEnd();
    else list.pause();
  };
  return (
    <div className={styles.status}>
      <span>
        {isFiltered(view)
          ? t('{shown} of {held}', { shown: grouped(shown), held: lines(held) })
          : lines(held)}
      </span>
      <span role="status" className="visually-hidden">
        {following ? t('Following') : t('Not following')}
      </span>
      <span className={styles.end}>
        <ActionButton size="small" look="link" onClick={() => session.clear()}>
          {t('Clear')}
        </ActionButton>
        <Toggle label={t('Follow')} hint={t('Stay at the end')} pressed={following} onPress={follow}>
          <StatusDot tone={following ? 'good' : 'off'} text="" />
          {t('Follow')}
        </Toggle>
      </span>
    </div>
  );
}

import { useSyncExternalStore } from 'react';
import { plural } from '../../../shared/texts.ts';
import { grouped } from '../../format/number.ts';
import { Icon } from '../../ui/icon.tsx';
import type { LogSession } from './log-session.ts';
import styles from './log-view.module.css';

/** How many lines came below what is read; leads back to the end. */
export function NewLines({ session: { list, sync } }: { session: LogSession }) {
  const { unseen } = useSyncExternalStore(list.subscribe, list.view);
  if (unseen === 0) return null;
  return (
    <button
      type="button"
      className={styles.newLines}
      onClick={() => {
        sync();
        list.toEnd();
      }}
    >
      <Icon name="down" size={14} />
      {plural(unseen, '{n} new line', '{n} new lines').replace(String(unseen), grouped(unseen))}
    </button>
  );
}

import { t } from '../../../shared/texts.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './walkthrough.module.css';

/** The parts of a step that are checked one by one. */
export function Ticks({ ticks }: { ticks: readonly { readonly text: string; readonly done: boolean }[] }) {
  return (
    <ul className={styles.ticks} aria-label={t('Checked by Stackyard')}>
      {ticks.map(({ text, done }) => (
        <li key={text} className={done ? styles.ticked : undefined}>
          <Icon name={done ? 'check' : 'right'} size={14} />
          {text}
          <span className="visually-hidden">{done ? t(': done') : t(': not yet')}</span>
        </li>
      ))}
    </ul>
  );
}

import { t } from '../../../shared/texts.ts';
import { useActions } from '../../store/app-context.tsx';
import { CommandLine } from '../../ui/command-line.tsx';
import styles from './walkthrough.module.css';

/** The same by hand: commands and lines to copy. It ticks itself either way. */
export function ManualWay({ ways }: { ways: readonly { readonly how: string; readonly lines: string }[] }) {
  const { copy } = useActions();
  return (
    <section className={styles.manual} aria-label={t('By hand')}>
      <h3>{t('By hand')}</h3>
      {ways.map(({ how, lines }) => (
        <div key={how}>
          <small>{how}</small>
          <CommandLine command={lines} onCopy={(text) => void copy(text, t('Lines'))} />
        </div>
      ))}
    </section>
  );
}

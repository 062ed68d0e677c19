import { t } from '../../shared/texts.ts';
import styles from './command-line.module.css';
import { IconButton } from './icon-button.tsx';

/** A command to run in a terminal, with a button that copies it. */
export function CommandLine({ command, onCopy }: { command: string; onCopy: (text: string) => void }) {
  return (
    <div className={styles.line}>
      <pre>{command}</pre>
      <IconButton
        label={t('Copy {split}', { split: command.split('\n')[0] ?? '' })}
        hint={t('Copy')}
        icon="copy"
        onClick={() => onCopy(command)}
      />
    </div>
  );
}

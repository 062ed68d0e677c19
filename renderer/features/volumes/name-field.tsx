import { useId } from 'react';
import { t } from '../../../shared/texts.ts';
import styles from './volume-dialogs.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
}

/** The name of a volume that is to be made. What stands there untouched is no mistake of the user's. */
export function NameField({ label, value, problem, onChange, onEnter }: Props) {
  const box = useId();
  const hint = useId();
  const wrong = problem !== null && value !== '';
  return (
    <div className={styles.field}>
      <label htmlFor={box}>{label}</label>
      <input
        id={box}
        // biome-ignore lint/a11y/noAutofocus: it is what the dialog was opened for.
        autoFocus
        value={value}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={wrong}
        aria-describedby={hint}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter();
        }}
      />
      <small id={hint} className={wrong ? styles.wrong : undefined}>
        {wrong ? problem : t('Letters, digits, - _ and . are allowed.')}
      </small>
    </div>
  );
}

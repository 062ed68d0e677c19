import { t } from '../../shared/texts.ts';
import { searchField } from './focus-search.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './search-box.module.css';

interface Props {
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
  /** Its accessible name. */
  readonly label?: string;
  /** How much was found: `2/14`. */
  readonly found?: string | undefined;
  /** Enter leads to the next match, Shift and Enter to the one before. */
  readonly onStep?: (step: 1 | -1) => void;
}

/** The search box of a view: `/` goes to it, Escape empties it. */
export function SearchBox({ value, placeholder, onChange, label = t('Search'), found, onStep }: Props) {
  return (
    <div className={styles.search}>
      <Icon name="search" />
      <input
        {...searchField}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') onChange('');
          if (event.key === 'Enter') onStep?.(event.shiftKey ? -1 : 1);
        }}
      />
      {value !== '' && found !== undefined && (
        <span className={styles.found} role="status" aria-label={t('Matches')}>
          {found}
        </span>
      )}
      {value === '' ? (
        <span className={styles.key} aria-hidden="true">
          /
        </span>
      ) : (
        <IconButton label={t('Clear search')} icon="cross" size={14} onClick={() => onChange('')} />
      )}
    </div>
  );
}

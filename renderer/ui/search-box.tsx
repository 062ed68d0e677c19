import { useEffect, useRef } from 'react';
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

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** The search box of a view: `/` goes to it, Escape empties it. */
export function SearchBox({ value, placeholder, onChange, label = 'Search', found, onStep }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      // A dialog has the keyboard to itself.
      if (document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className={styles.search}>
      <Icon name="search" />
      <input
        ref={input}
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
        <span className={styles.found} role="status" aria-label="Matches">
          {found}
        </span>
      )}
      {value === '' ? (
        <span className={styles.key} aria-hidden="true">
          /
        </span>
      ) : (
        <IconButton label="Clear search" icon="cross" size={14} onClick={() => onChange('')} />
      )}
    </div>
  );
}

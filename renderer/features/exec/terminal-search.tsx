import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/texts.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './exec.module.css';
import type { Found } from './screen.ts';
import type { SessionView } from './sessions.ts';
import { useSessions } from './use-sessions.ts';

function foundWords(found: Found | null): string {
  if (found === null) return '';
  if (found.count === 0) return t('No match');
  return found.at === null
    ? t('{count} matches', { count: found.count })
    : t('{at} of {count}', { at: found.at, count: found.count });
}

/** Looks through all that the screen holds, the newest match first. Enter and Shift+Enter go on, Escape ends it. */
export function TerminalSearch({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const { id, found } = session;
  const sessions = useSessions();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    input.current?.focus();
    return () => {
      sessions.screenOf(id)?.endSearch();
      sessions.change(id, { found: null });
    };
  }, [id, sessions]);
  const go = (direction: 'next' | 'previous', what = text) => {
    if (what === '') {
      sessions.screenOf(id)?.endSearch();
      sessions.change(id, { found: null });
    } else sessions.screenOf(id)?.search(what, direction);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: Chromium gives the element no role of its own yet.
    <div role="search" aria-label={t('Search the terminal')} className={styles.search}>
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        aria-label={t('Search the terminal')}
        placeholder={t('Search the terminal')}
        spellCheck={false}
        value={text}
        onChange={({ target: { value } }) => {
          setText(value);
          go('previous', value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? 'next' : 'previous');
          else if (event.key === 'Escape') onClose();
          else return;
          event.preventDefault();
        }}
      />
      <span role="status" className={styles.found}>
        {text === '' ? '' : foundWords(found)}
      </span>
      <IconButton
        label={t('Previous match')}
        hint={t('Previous match (Enter)')}
        icon="up"
        onClick={() => go('previous')}
      />
      <IconButton
        label={t('Next match')}
        hint={t('Next match (Shift+Enter)')}
        icon="down"
        onClick={() => go('next')}
      />
      <IconButton label={t('Close search')} icon="cross" size={14} onClick={onClose} />
    </div>
  );
}

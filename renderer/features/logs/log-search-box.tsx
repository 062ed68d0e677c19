import { type KeyboardEvent, useId, useState } from 'react';
import { tooSlow } from '../../../shared/log-match.ts';
import { t } from '../../../shared/texts.ts';
import { grouped } from '../../format/number.ts';
import { searchField } from '../../ui/focus-search.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './log-search-box.module.css';
import type { LogSession } from './log-session.ts';
import type { LogViewState } from './log-view-state.ts';
import { matchCount } from './match-count.ts';
import { Toggle } from './toggle.tsx';

interface Props {
  readonly session: LogSession;
  readonly view: LogViewState;
}

/** Looks for text or a regular expression in all that is held. Escape empties it. */
export function LogSearchBox({ session, view }: Props) {
  const problemId = useId();
  const { query, onlyMatching } = view;
  const [said, setSaid] = useState('');
  const found = matchCount(session.search, view.current);
  const problem = problemOf(session, view);

  const change = (part: Partial<LogViewState['query']>) => {
    setSaid('');
    session.update({ query: { ...query, ...part } });
  };
  const go = (step: 1 | -1) => {
    session.goToMatch(step);
    const now = matchCount(session.search, session.view().current);
    setSaid(
      now === null
        ? ''
        : t('{at} of {count} matching lines', { at: grouped(now.at), count: grouped(now.count) }),
    );
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && query.text !== '') change({ text: '' });
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.search}>
      <div className={styles.box}>
        <Icon name="search" />
        <input
          {...searchField}
          type="search"
          aria-label={t('Search logs')}
          aria-keyshortcuts="/"
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          placeholder={t('Search logs')}
          spellCheck={false}
          value={query.text}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={onKey}
        />
        {query.text !== '' && (
          <>
            {found !== null && <Found {...found} />}
            <IconButton label={t('Previous match')} icon="up" size={14} onClick={() => go(-1)} />
            <IconButton label={t('Next match')} icon="down" size={14} onClick={() => go(1)} />
          </>
        )}
      </div>
      <Toggle label={t('Regular expression')} pressed={query.regExp} onPress={(regExp) => change({ regExp })}>
        .*
      </Toggle>
      <Toggle
        label={t('Match case')}
        pressed={query.matchCase}
        onPress={(matchCase) => change({ matchCase })}
      >
        {t('Aa')}
      </Toggle>
      <Toggle
        label={t('Only matching lines')}
        pressed={onlyMatching}
        onPress={(only) => session.update({ onlyMatching: only })}
      >
        <Icon name="filter" />
      </Toggle>
      <span role="status" className="visually-hidden">
        {said}
      </span>
      {problem !== null && (
        <p id={problemId} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** `1/2`, and `…` as long as not everything is looked through. */
function Found({ at, count, done }: { at: number; count: number; done: boolean }) {
  const text = count === 0 && !done ? '…' : `${grouped(at)}/${grouped(count)}${done ? '' : '…'}`;
  return (
    <span className={styles.count} title={done ? t('Matching lines') : t('Still counting')}>
      {text}
    </span>
  );
}

function problemOf({ search }: LogSession, { problem }: LogViewState): string | null {
  const state = search.state();
  const detail = problem ?? (state.kind === 'invalid' ? state.detail : null);
  if (detail === null) return null;
  if (detail === tooSlow) return t('This could take too long: something that repeats is repeated again.');
  // The engine repeats the whole expression, and says what is wrong with it at the end.
  return t('Not a regular expression: {detail}', { detail: detail.replace(/^.*: /s, '') });
}

import { type RefObject, useEffect, useState } from 'react';
import type { LogSession } from './log-session.ts';
import { textBetween } from './log-text.ts';
import { endsOf, type LogTextSelection, readSelection } from './text-selection.ts';

const sameNumbers = (a: readonly number[], b: readonly number[]) => a.join() === b.join();

/** What is selected in a log right now. */
export function selectionIn(content: Element | null): LogTextSelection {
  return content === null ? { kind: 'none' } : readSelection(document.getSelection(), content);
}

/**
 * Keeps what is selected in a log: who selects is not moved on, and the rows at both ends stay drawn, wherever one
 * scrolls meanwhile. Copying takes the lines between them too. Gives the ids of those rows.
 */
export function useLogSelection(
  session: LogSession,
  content: RefObject<Element | null>,
  onCopyAll: () => void,
): readonly number[] {
  const [ends, setEnds] = useState<readonly number[]>([]);
  useEffect(() => {
    const onChange = () => {
      const selection = selectionIn(content.current);
      if (selection.kind !== 'none') {
        session.sync();
        session.list.pause();
      }
      const next = endsOf(selection);
      setEnds((known) => (sameNumbers(known, next) ? known : next));
    };
    const onCopy = (event: ClipboardEvent) => {
      const selection = selectionIn(content.current);
      if (selection.kind === 'all') onCopyAll();
      else if (selection.kind === 'rows') {
        const text = textBetween(session.store, session.list.rows(), selection.from, selection.to);
        event.clipboardData?.setData('text/plain', text);
      } else return;
      event.preventDefault();
    };
    document.addEventListener('selectionchange', onChange);
    document.addEventListener('copy', onCopy);
    return () => {
      document.removeEventListener('selectionchange', onChange);
      document.removeEventListener('copy', onCopy);
    };
  }, [session, content, onCopyAll]);
  return ends;
}

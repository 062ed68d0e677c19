import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import styles from './log-list.module.css';
import type { LogLook } from './log-look.ts';
import { LogRow } from './log-row.tsx';
import type { LogSession } from './log-session.ts';
import type { LogViewState } from './log-view-state.ts';
import { selectAllIn } from './text-selection.ts';
import { useLogSelection } from './use-log-selection.ts';

interface Props {
  readonly session: LogSession;
  readonly view: LogViewState;
  /** The accessible name. */
  readonly label: string;
  readonly look: LogLook;
  readonly wrap: boolean;
  /** Characters of the longest name of a source. */
  readonly nameLength: number;
  /** Said above the first line. */
  readonly lead: string | null;
  /** What all rows scroll in; its rows are what can be selected. */
  readonly content: RefObject<HTMLDivElement | null>;
  readonly onCopyAll: () => void;
}

/** Above the first line: without and with something that is said there. */
const leadHeights = { plain: 8, said: 36 };

/** The lines in sight, and a few around them. */
export function LogList(props: Props) {
  const { session, view, label, look, wrap, nameLength, lead, content, onCopyAll } = props;
  const { list } = session;
  const scroller = useRef<HTMLDivElement>(null);
  const block = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const { drawn, top, height } = useSyncExternalStore(list.subscribe, list.view);
  const selected = useLogSelection(session, content, onCopyAll);

  useRoom(session, scroller, lead === null ? leadHeights.plain : leadHeights.said);
  useForgottenHeights(session, `${wrap} ${look.time} ${look.colours !== null}`);
  usePlace(session, scroller, block, wrap);

  const apart = [...selected, ...(focused === null ? [] : [focused])].filter(
    (id) => !drawn.includes(id) && session.store.indexOf(id) !== -1,
  );
  const rows = [...new Set([...drawn, ...apart])].sort((a, b) => a - b);
  return (
    <div
      ref={scroller}
      role="log"
      aria-label={label}
      // Else every line that comes would be read out.
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
      tabIndex={0}
      className={styles.scroller}
      style={{ '--source-width': `${Math.min(nameLength, 26)}ch` } as CSSProperties}
      data-wrap={wrap ? '' : undefined}
      onScroll={({ currentTarget: { scrollTop } }) => {
        // Where it was put by us, but for the rounding of a zoomed page.
        if (Math.abs(scrollTop - list.view().scrollTop) <= 1) return;
        session.sync();
        list.scrolled(scrollTop);
      }}
      onScrollEnd={() => list.rest()}
      onKeyDown={(event) => onKey(event, session, content.current)}
      onFocus={({ target }) => setFocused(entryOf(target))}
      onBlur={() => setFocused(null)}
    >
      <div ref={content} className={styles.content} style={{ height }}>
        {lead !== null && (
          <div className={styles.lead} style={{ height: leadHeights.said - 6, top: list.begin() }}>
            {lead}
          </div>
        )}
        <div ref={block} className={styles.block} style={{ transform: `translateY(${top}px)` }}>
          {rows.map((id) => (
            <LogRow
              key={id}
              session={session}
              id={id}
              look={look}
              current={view.current === id}
              unfolded={view.unfolded.has(id)}
              whole={view.whole.has(id)}
              apart={apart.includes(id) ? list.topOf(id) - top : null}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function entryOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-entry]') : null;
  return row === null ? null : Number(row.dataset.entry);
}

function onKey(event: KeyboardEvent, { list, sync }: LogSession, content: Element | null): void {
  const { key, altKey, shiftKey } = event;
  const control = event.ctrlKey || event.metaKey;
  if (altKey || shiftKey) return;
  if (control && key.toLowerCase() === 'a' && content !== null) selectAllIn(content);
  else if (key === 'End') {
    sync();
    list.toEnd();
  } else if (key === 'Home') {
    sync();
    list.toStart();
  } else return;
  event.preventDefault();
}

/** Tells the list how much room there is. */
function useRoom({ list }: LogSession, scroller: RefObject<HTMLElement | null>, lead: number): void {
  const width = useRef(0);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const measure = () => {
      // What is not laid out has no height: the last one still holds.
      list.setRoom({ viewport: box.clientHeight || list.viewport(), lead });
      if (box.clientWidth !== width.current) list.forgetHeights();
      width.current = box.clientWidth;
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [list, scroller, lead]);
}

/** Lines that look otherwise are broken at other places. */
function useForgottenHeights({ list }: LogSession, look: string): void {
  const last = useRef(look);
  useLayoutEffect(() => {
    if (last.current === look) return;
    last.current = look;
    list.forgetHeights();
  }, [list, look]);
}

/** Scrolls to where the list is, and tells it how high the rows turned out. */
function usePlace(
  { list }: LogSession,
  scroller: RefObject<HTMLElement | null>,
  block: RefObject<HTMLElement | null>,
  wrap: boolean,
): void {
  const widest = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width begins with every way to break lines.
  useEffect(() => {
    widest.current = 0;
    if (block.current !== null) block.current.style.minWidth = '';
  }, [wrap]);
  useLayoutEffect(() => {
    const { scrollTop, drawnHeight } = list.view();
    if (scroller.current === null || block.current === null) return;
    if (Math.abs(scroller.current.scrollTop - scrollTop) > 1) scroller.current.scrollTop = scrollTop;
    const { offsetHeight, offsetWidth } = block.current;
    // The longest line that was seen keeps its room: what was scrolled to sideways stays.
    if (!wrap && offsetWidth > widest.current) {
      widest.current = offsetWidth;
      block.current.style.minWidth = `max(100%, ${offsetWidth}px)`;
    }
    if (offsetHeight === 0 || offsetHeight === drawnHeight) return;
    const heights = new Map<number, number>();
    for (const row of block.current.children) {
      if (!(row instanceof HTMLElement) || row.dataset.apart !== undefined) continue;
      heights.set(Number(row.dataset.entry), row.offsetHeight);
    }
    list.measured(heights);
  });
}

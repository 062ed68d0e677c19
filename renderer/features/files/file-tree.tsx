import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { type DragEvent, type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { ContainerPath } from '../../../shared/container-files.ts';
import { t } from '../../../shared/texts.ts';
import { FileRowView } from './file-row.tsx';
import { type EntryRow, type FileRow, rowOfLetters } from './file-rows.ts';
import styles from './files.module.css';

interface Props {
  readonly label: string;
  readonly rows: readonly FileRow[];
  /** Says which visit this is: another one begins at the top, or at what was chosen. */
  readonly visit: number;
  /** The key of the chosen row. */
  readonly chosen: string | null;
  readonly onChoose: (row: FileRow) => void;
  readonly onOpen: (folder: ContainerPath, open: boolean) => void;
  /** Enter or a double click on what is no folder. */
  readonly onEnter: (row: FileRow) => void;
  readonly onDelete: (row: FileRow) => void;
  readonly onDrag: (event: DragEvent, row: EntryRow) => void;
}

const rowHeight = 28;
const lettersRestMs = 700;

/** A folder of a container as a tree, of which only the rows in sight are drawn. */
export function FileTree({ label, rows, visit, chosen, onChoose, onOpen, onEnter, onDelete, onDrag }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const letters = useRef({ text: '', answeredAt: 0 });
  const base = useId();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 800, height: 600 },
    // An element that isn't laid out has no height: keep the last one.
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => {
        if (rect.height > 0) report(rect);
      }),
  });
  const at = rows.findIndex(({ key }) => key === chosen);
  const idOf = (row: FileRow) => `${base} ${row.key}`.replaceAll(/\s/g, '_');
  useEffect(() => {
    if (at !== -1) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [at, virtualizer]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit begins anew.
  useEffect(() => {
    if (at === -1) virtualizer.scrollToOffset(0);
  }, [visit]);

  const choose = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row !== undefined) onChoose(row);
  };
  const act = (row: FileRow) => {
    if (row.kind === 'entry' && row.entry.kind === 'folder') onOpen(row.path, !row.open);
    else onEnter(row);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[at];
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const isFolder = row?.kind === 'entry' && row.entry.kind === 'folder';
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => choose(at + 1),
      ArrowUp: () => choose(at === -1 ? 0 : at - 1),
      Home: () => choose(0),
      End: () => choose(rows.length - 1),
      PageDown: () => choose(at + page),
      PageUp: () => choose(at - page),
      ArrowRight: () => {
        if (!isFolder) return;
        if (row.open) choose(at + 1);
        else onOpen(row.path, true);
      },
      ArrowLeft: () => {
        if (row === undefined) return;
        if (isFolder && row.open) onOpen(row.path, false);
        else choose(rowAround(rows, row) ?? at);
      },
      Enter: () => {
        if (row !== undefined) act(row);
      },
      Delete: () => {
        if (row !== undefined) onDelete(row);
      },
    };
    const known = acts[event.key];
    if (known !== undefined) {
      event.preventDefault();
      known();
      return;
    }
    if (event.key.length !== 1) return;
    const goesOn = event.timeStamp - letters.current.answeredAt < lettersRestMs;
    letters.current = { text: (goesOn ? letters.current.text : '') + event.key, answeredAt: event.timeStamp };
    const found = rowOfLetters(rows, letters.current.text, goesOn ? Math.max(0, at) : at + 1);
    event.preventDefault();
    // Others listen for single letters, too.
    event.stopPropagation();
    if (found !== null) choose(found);
    // However long the window took for this letter, that was no rest of who types.
    setTimeout(() => {
      letters.current.answeredAt = performance.now();
    });
  };

  return (
    <div className={styles.tree}>
      <div className={styles.head} aria-hidden="true">
        <span className={styles.name}>{t('Name')}</span>
        <span className={styles.size}>{t('Size')}</span>
        <span className={styles.modified}>{t('Modified')}</span>
        <span className={styles.mode}>{t('Mode')}</span>
        <span className={styles.owner}>{t('Owner')}</span>
      </div>
      <div
        ref={scroller}
        role="tree"
        aria-label={label}
        tabIndex={0}
        {...(rows[at] !== undefined && { 'aria-activedescendant': idOf(rows[at]) })}
        className={styles.scroller}
        onKeyDown={onKeyDown}
      >
        <div role="none" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, size }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <FileRowView
                key={row.key}
                row={row}
                id={idOf(row)}
                chosen={index === at}
                top={start}
                height={size}
                onChoose={() => onChoose(row)}
                onAct={() => act(row)}
                onToggle={() => act(row)}
                onDrag={onDrag}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The row of the folder that a row is in; `null` at the top. */
function rowAround(rows: readonly FileRow[], { folder }: FileRow): number | null {
  const at = rows.findIndex((row) => row.kind === 'entry' && row.path === folder);
  return at === -1 ? null : at;
}

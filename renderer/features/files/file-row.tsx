import type { DragEvent } from 'react';
import type { FileEntry } from '../../../shared/container-files.ts';
import { shownName } from '../../../shared/shown-name.ts';
import { t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useApp } from '../../store/app-context.tsx';
import { Age } from '../../ui/age.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { EntryRow, FileRow } from './file-rows.ts';
import styles from './files.module.css';
import { kindIcons, markOf, markWords, modeWords, ownerText, rowLabel, sizeText } from './row-words.ts';
import { dropFolderAttribute } from './use-file-drop.ts';

interface Props {
  readonly row: FileRow;
  readonly id: string;
  readonly chosen: boolean;
  readonly top: number;
  readonly height: number;
  readonly onChoose: () => void;
  /** Opens or closes a folder, follows a link, reads what was too much at once. */
  readonly onAct: () => void;
  readonly onToggle: () => void;
  /** A file begins to be dragged. */
  readonly onDrag: (event: DragEvent, row: EntryRow) => void;
}

/** One row of the tree; the tree has the focus, and takes the keys. */
export function FileRowView({ row, id, chosen, top, height, onChoose, onAct, onToggle, onDrag }: Props) {
  const isFolder = row.kind === 'entry' && row.entry.kind === 'folder';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys, for the row that is chosen.
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus, and names this row as the active one.
    <div
      role="treeitem"
      id={id}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-label={rowLabel(row)}
      aria-selected={chosen}
      {...(isFolder && { 'aria-expanded': row.open })}
      {...{ [dropFolderAttribute]: isFolder ? row.path : row.folder }}
      className={`${styles.row} ${row.kind === 'deleted' ? styles.deletedRow : ''}`}
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={onChoose}
      onDoubleClick={onAct}
      {...(row.kind === 'entry' &&
        row.entry.kind === 'file' && { draggable: true, onDragStart: (event) => onDrag(event, row) })}
    >
      <span className={styles.name} style={{ paddingLeft: 8 + (row.level - 1) * 18 }}>
        {isFolder ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above; the arrow keys do the same.
          // biome-ignore lint/a11y/noStaticElementInteractions: the row says that it can be opened.
          <span
            className={styles.sign}
            onClick={(event) => {
              event.stopPropagation();
              onToggle();
            }}
            onDoubleClick={(event) => event.stopPropagation()}
          >
            <Icon name={row.open ? 'down' : 'right'} size={14} />
          </span>
        ) : (
          <span className={styles.sign} />
        )}
        <RowText row={row} onAct={onAct} />
      </span>
      {row.kind === 'entry' && <Facts row={row} />}
    </div>
  );
}

function RowText({ row, onAct }: Pick<Props, 'row' | 'onAct'>) {
  const platform = useApp(({ about }) => about.platform);
  const mark = markOf(row);
  const word = mark !== null && (
    <span className={styles.mark} data-mark={mark}>
      {markWords[mark]}
    </span>
  );
  switch (row.kind) {
    case 'entry': {
      const { entry } = row;
      return (
        <>
          <Icon name={kindIcons[entry.kind]} size={15} />
          <span className={styles.text} title={shownName(entry.name)}>
            <bdi>{shownName(entry.name)}</bdi>
            {entry.target !== null && (
              <span className={styles.target}>
                {' → '}
                <bdi>{shownName(entry.target)}</bdi>
              </span>
            )}
          </span>
          {word}
        </>
      );
    }
    case 'deleted':
      return (
        <>
          <Icon name="file" size={15} />
          <span className={styles.text} title={shownName(row.name)}>
            <bdi>{shownName(row.name)}</bdi>
          </span>
          {word}
        </>
      );
    case 'failed': {
      const { title, cause } = describeError(row.error, platform);
      return (
        <span className={`${styles.text} ${styles.bad}`} title={cause}>
          {title}: {cause}
        </span>
      );
    }
    case 'partial':
      return (
        <>
          <span className={`${styles.text} ${styles.dim}`}>{rowLabel(row)}</span>
          {row.rest === 'unread' && (
            <button type="button" tabIndex={-1} className={styles.rest} onClick={onAct}>
              {t('Read it whole')}
            </button>
          )}
        </>
      );
    case 'reading':
    case 'empty':
      return <span className={`${styles.text} ${styles.dim}`}>{rowLabel(row)}</span>;
  }
}

function Facts({ row: { entry } }: { row: Extract<FileRow, { kind: 'entry' }> }) {
  return (
    <>
      <span className={styles.size}>{sizeText(entry)}</span>
      <span className={styles.modified}>{entry.modifiedAt !== null && <Age at={entry.modifiedAt} />}</span>
      <span className={styles.mode}>{modeWords(entry)}</span>
      <span className={styles.owner} title={ownerTitle(entry)}>
        {ownerText(entry)}
      </span>
    </>
  );
}

function ownerTitle({ owner }: FileEntry): string | undefined {
  return owner === null ? undefined : t('User {uid}, group {gid}', { uid: owner.uid, gid: owner.gid });
}

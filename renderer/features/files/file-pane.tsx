import type { Container } from '../../../shared/engine.ts';
import { absoluteTime } from '../../format/age.ts';
import { shownName } from '../../format/file-name.ts';
import { useActions } from '../../store/app-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FileContentView } from './file-content.tsx';
import type { FileRow } from './file-rows.ts';
import styles from './files.module.css';
import { kindWords, markOf, modeWords, ownerText, sizeText } from './row-words.ts';
import { useFileContent } from './use-file-content.ts';

export type EntryRow = Extract<FileRow, { kind: 'entry' }>;

interface Props {
  readonly container: Container;
  readonly row: EntryRow;
  readonly onClose: () => void;
  readonly onFollow: () => void;
}

/** What was chosen in the tree: its facts, and what it holds. */
export function FilePane({ container, row, onClose, onFollow }: Props) {
  const { copy } = useActions();
  const { entry, path } = row;
  const name = shownName(entry.name);
  return (
    <section className={styles.pane} aria-label={`About ${name}`}>
      <header className={styles.paneHead}>
        <h2 title={shownName(path)}>
          <bdi>{name}</bdi>
        </h2>
        <IconButton
          label={`Copy the path of ${name}`}
          hint="Copy path"
          icon="copy"
          onClick={() => void copy(path, 'Path')}
        />
        <IconButton label="Close the preview" hint="Close" icon="cross" onClick={onClose} />
      </header>
      <Facts row={row} onFollow={onFollow} />
      {entry.kind === 'file' && <Preview container={container} row={row} name={name} />}
    </section>
  );
}

function Facts({ row, onFollow }: { row: EntryRow; onFollow: () => void }) {
  const { entry } = row;
  const mark = markOf(row);
  const facts = [
    entry.kind === 'file' ? sizeText(entry) : kindWords[entry.kind],
    modeWords(entry),
    ownerText(entry),
    entry.modifiedAt === null ? '' : absoluteTime(entry.modifiedAt),
  ].filter((fact) => fact !== '');
  return (
    <p className={styles.facts}>
      {mark !== null && (
        <span className={styles.mark} data-mark={mark}>
          {mark}
        </span>
      )}
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {entry.target !== null && (
        <button type="button" className={styles.follow} onClick={onFollow}>
          Go to <bdi>{shownName(entry.target)}</bdi>
        </button>
      )}
    </p>
  );
}

function Preview({ container, row, name }: { container: Container; row: EntryRow; name: string }) {
  const { reading, again } = useFileContent(container, row.path);
  return <FileContentView name={name} reading={reading} onAgain={again} />;
}

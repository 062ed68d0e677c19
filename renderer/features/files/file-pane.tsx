import type { Container } from '../../../shared/engine.ts';
import { shownName } from '../../../shared/shown-name.ts';
import { t } from '../../../shared/texts.ts';
import { absoluteTime } from '../../format/age.ts';
import { useActions, useBridge } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { rich } from '../../ui/rich.tsx';
import { FileContentView } from './file-content.tsx';
import type { EntryRow } from './file-rows.ts';
import styles from './files.module.css';
import { filesStoreOf } from './files-store.ts';
import { asEdited, lineEndsOf } from './line-ends.ts';
import { MenuButton } from './menu-button.tsx';
import { kindWords, markOf, markWords, modeWords, ownerText, sizeText } from './row-words.ts';
import { TextEditor, useDraft } from './text-editor.tsx';
import { useFileContent } from './use-file-content.ts';
import { whyNotDeleted, whyNotEdited } from './why-not.ts';

interface Props {
  readonly container: Container;
  readonly row: EntryRow;
  readonly onClose: () => void;
  readonly onFollow: () => void;
  readonly onDownload: (as: 'file' | 'tar' | 'folder') => void;
  readonly onDelete: () => void;
  /** The file was saved. */
  readonly onChanged: () => void;
}

/** What was chosen in the tree: its facts, what it holds, and what can be done with it. */
export function FilePane(props: Props) {
  const { row, onClose, onFollow } = props;
  const { copy } = useActions();
  const { entry, path } = row;
  const name = shownName(entry.name);
  return (
    <section className={styles.pane} aria-label={t('About {name}', { name })}>
      <header className={styles.paneHead}>
        <h2 title={shownName(path)}>
          <bdi>{name}</bdi>
        </h2>
        <IconButton
          label={t('Copy the path of {name}', { name })}
          hint={t('Copy path')}
          icon="copy"
          onClick={() => void copy(path, t('Path'))}
        />
        <IconButton label={t('Close the preview')} hint={t('Close')} icon="cross" onClick={onClose} />
      </header>
      <Facts row={row} onFollow={onFollow} />
      {entry.kind === 'file' ? (
        <FileOf {...props} name={name} />
      ) : (
        <div className={styles.buttons}>
          <Buttons {...props} name={name} />
        </div>
      )}
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
          {markWords[mark]}
        </span>
      )}
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {entry.target !== null && (
        <button type="button" className={styles.follow} onClick={onFollow}>
          {rich('Go to {target}', { target: <bdi>{shownName(entry.target)}</bdi> })}
        </button>
      )}
    </p>
  );
}

type Named = Props & { readonly name: string };

function FileOf(props: Named) {
  const { container, row, name, onChanged } = props;
  const { reading, again } = useFileContent(container, row.path);
  const files = filesStoreOf(useBridge());
  const draft = useDraft(container, row);
  const content = reading.kind === 'read' ? reading.content : null;
  const reason = content === null ? t('The file is being read') : whyNotEdited(container, row.path, content);

  const edit = () => {
    if (content?.kind !== 'text' || content.version === null) return;
    const ends = lineEndsOf(content.text);
    if (ends === 'mixed') return;
    const text = asEdited(content.text);
    files.setDraft(container.id, row.path, { text, before: text, version: content.version, ends });
  };
  const onSaved = () => {
    again();
    onChanged();
  };
  return (
    <>
      <div className={styles.buttons}>
        {draft === null && content?.kind === 'text' && (
          <ActionButton icon="pen" label={t('Edit {name}', { name })} disabledReason={reason} onClick={edit}>
            {t('Edit')}
          </ActionButton>
        )}
        <Buttons {...props} />
      </div>
      {draft === null ? (
        <FileContentView name={name} reading={reading} onAgain={again} />
      ) : (
        <TextEditor container={container} row={row} name={name} draft={draft} onSaved={onSaved} />
      )}
    </>
  );
}

function Buttons({ container, row, name, onDownload, onDelete }: Named) {
  const engineReason = useEngineReason();
  const { kind } = row.entry;
  return (
    <>
      {kind === 'file' && (
        <ActionButton
          icon="drop"
          label={t('Download {name}', { name })}
          disabledReason={engineReason}
          onClick={() => onDownload('file')}
        >
          {t('Download')}
        </ActionButton>
      )}
      {kind === 'folder' && (
        <MenuButton
          title={t('Download')}
          label={t('Download {name}', { name })}
          icon="drop"
          disabledReason={engineReason}
          lines={[
            { title: t('As a folder…'), act: () => onDownload('folder') },
            { title: t('As a .tar file…'), act: () => onDownload('tar') },
          ]}
        />
      )}
      <ActionButton
        icon="bin"
        label={t('Delete {name}', { name })}
        disabledReason={engineReason ?? whyNotDeleted(container, row.path)}
        onClick={onDelete}
      >
        {t('Delete')}
      </ActionButton>
    </>
  );
}

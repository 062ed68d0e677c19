import type { Deletion, SavedFiles } from '../../../shared/deletion.ts';
import { heirOf, stillThere } from '../../../shared/put-back.ts';
import { t } from '../../../shared/texts.ts';
import { absoluteTime, age } from '../../format/age.ts';
import { shortPath } from '../../format/path.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useBusyReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useTimeText } from '../../ui/clock.ts';
import { Icon } from '../../ui/icon.tsx';
import { NameText } from '../../ui/name-text.tsx';
import styles from './deleted-stacks.module.css';
import { savedFacts, savedName } from './saved-words.ts';

function SavedWhen({ at }: { at: number }) {
  const text = useTimeText((now) => t('saved {at}', { at: age(at, now) }));
  return <span title={absoluteTime(at)}>{text}</span>;
}

/** Offered where a container stands in the place of the one that they were saved of. */
function PutBackButton({ deletion, files, name }: { deletion: Deletion; files: SavedFiles; name: string }) {
  const { openDialog } = useActions();
  const heir = useApp(({ snapshot: { containers, connection } }) =>
    connection.kind === 'ready' && connection.engine.id === deletion.engineId
      ? heirOf(deletion, files, containers.values())
      : null,
  );
  if (heir === null) return null;
  return (
    <ActionButton
      label={t('Put saved files of {name} back…', { name })}
      onClick={() => openDialog({ kind: 'put-back', deletion: deletion.id, path: files.path })}
    >
      {t('Put back…')}
    </ActionButton>
  );
}

/** A copy of what nothing has been done to: what was to go was called off, or failed, or was cut short. */
function StillThere({ deletion, files }: { deletion: Deletion; files: SavedFiles }) {
  const id = useApp(({ snapshot: { containers, connection } }) =>
    connection.kind === 'ready' && connection.engine.id === deletion.engineId
      ? stillThere(deletion, files, containers)
      : null,
  );
  // What was saved it for is about to do away with it.
  const busy = useBusyReason(id === null ? null : { kind: 'container', id });
  if (id === null || busy !== null) return null;
  return (
    <small className={styles.note}>
      {t('The container is there still, with its own files: this is one more copy.')}
    </small>
  );
}

function SavedList({ deletion }: { deletion: Deletion }) {
  const { revealSaved, openDialog } = useActions();
  const homeDir = useApp(({ about }) => about.homeDir);
  return deletion.saved.map((files) => {
    const name = savedName(files, deletion);
    return (
      <li key={files.path} className={styles.item}>
        <div className={styles.row}>
          <Icon name={files.of.kind === 'volume' ? 'volume' : 'file'} />
          <div className={styles.texts}>
            <NameText as="b">{name}</NameText>
            <small className={styles.under}>
              <SavedWhen at={deletion.at} />
              <span aria-hidden="true">·</span>
              <NameText>{shortPath(files.path, homeDir)}</NameText>
            </small>
            <StillThere deletion={deletion} files={files} />
          </div>
          <div className={styles.kept}>{savedFacts(files)}</div>
          <div className={styles.buttons}>
            <PutBackButton deletion={deletion} files={files} name={name} />
            <ActionButton
              label={t('Reveal saved files of {name}', { name })}
              onClick={() => void revealSaved(deletion.id, files.path)}
            >
              {t('Reveal')}
            </ActionButton>
            <ActionButton
              look="link"
              label={t('Remove saved files of {name}…', { name })}
              onClick={() =>
                openDialog({ kind: 'remove-saved', deletion: deletion.id, path: files.path, name })
              }
            >
              {t('Remove…')}
            </ActionButton>
          </div>
        </div>
      </li>
    );
  });
}

/** What was saved before deletions, until the user removes it. */
export function SavedFilesRegion({ deletions }: { deletions: readonly Deletion[] }) {
  if (deletions.length === 0) return null;
  return (
    <section aria-label={t('Saved files')} className={styles.region}>
      <div className={styles.heading}>
        <h2>{t('Saved files')}</h2>
        <span> {t('· copies made before something was deleted, kept until you remove them')}</span>
      </div>
      <ul>
        {deletions.map((deletion) => (
          <SavedList key={deletion.id} deletion={deletion} />
        ))}
      </ul>
    </section>
  );
}

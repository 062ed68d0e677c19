import type { Deletion } from '../../../shared/deletion.ts';
import { t } from '../../../shared/texts.ts';
import { absoluteTime, age } from '../../format/age.ts';
import { shortPath } from '../../format/path.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
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
          </div>
          <div className={styles.kept}>{savedFacts(files)}</div>
          <div className={styles.buttons}>
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

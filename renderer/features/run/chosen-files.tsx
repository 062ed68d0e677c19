import type { HostPath } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PathText } from '../../ui/path-text.tsx';
import styles from './run.module.css';

interface Props {
  /** In order: later ones override earlier ones. */
  readonly files: readonly HostPath[];
  readonly onFiles: (files: readonly HostPath[]) => void;
  readonly onAdd: () => void;
  readonly onChange: () => void;
}

/** The Compose files that will be run, in their order. */
export function ChosenFiles({ files, onFiles, onAdd, onChange }: Props) {
  const homeDir = useApp(({ about }) => about.homeDir);
  return (
    <div className={styles.source}>
      <Icon name="file" />
      <ol className={styles.files} aria-label={t('Compose files')}>
        {files.map((file) => (
          <li key={file}>
            <PathText path={file} homeDir={homeDir} />
            {files.length > 1 && (
              <IconButton
                label={t('Leave out {file}', { file })}
                hint={t('Leave out')}
                icon="cross"
                size={13}
                onClick={() => onFiles(files.filter((other) => other !== file))}
              />
            )}
          </li>
        ))}
      </ol>
      <ActionButton size="small" icon="plus" onClick={onAdd}>
        {t('Add file…')}
      </ActionButton>
      <ActionButton size="small" onClick={onChange}>
        {t('Change…')}
      </ActionButton>
    </div>
  );
}

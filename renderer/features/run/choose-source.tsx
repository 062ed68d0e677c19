import { t } from '../../../shared/texts.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './run.module.css';

interface Props {
  readonly onChoose: (what: 'file' | 'folder') => void;
  readonly disabledReason: string | null;
}

/** Where a stack comes from: a file, a folder, or whatever is dropped on the window. */
export function ChooseSource({ onChoose, disabledReason }: Props) {
  return (
    <div className={styles.choose}>
      <Icon name="drop" size={30} />
      <b>{t('Drop Compose files or their folder here')}</b>
      <div className={styles.chooseButtons}>
        <ActionButton icon="file" onClick={() => onChoose('file')} disabledReason={disabledReason} autoFocus>
          {t('Choose file…')}
        </ActionButton>
        <ActionButton icon="folder" onClick={() => onChoose('folder')} disabledReason={disabledReason}>
          {t('Choose folder…')}
        </ActionButton>
      </div>
    </div>
  );
}

import type { KeyboardEvent } from 'react';
import type { VolumeName } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { useActions } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './volumes.module.css';

interface Props {
  readonly selected: readonly VolumeName[];
  /** How many of them search and filter leave out. */
  readonly hidden: number;
  readonly onClear: () => void;
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void;
}

/** What can be done to all volumes that are ticked. */
export function VolumeBulkBar({ selected, hidden, onClear, onKey }: Props) {
  const { openDialog } = useActions();
  const engineReason = useEngineReason();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
    <div role="group" aria-label={t('Selected volumes')} className={styles.bulk} onKeyDown={onKey}>
      <span role="status" aria-label={t('Selection')} className={styles.count}>
        <b>{t('{n} selected', { n: selected.length })}</b>
        {hidden > 0 && <small>{t('{hidden} out of sight', { hidden })}</small>}
      </span>
      <span className={styles.danger}>
        <ActionButton
          size="small"
          icon="bin"
          disabledReason={engineReason}
          onClick={() => openDialog({ kind: 'delete-volumes' })}
        >
          {t('Delete')}
        </ActionButton>
      </span>
      <IconButton label={t('Clear selection')} icon="cross" size={14} onClick={onClear} />
    </div>
  );
}

import type { KeyboardEvent } from 'react';
import type { VolumeName } from '../../../shared/ids.ts';
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
    <div role="group" aria-label="Selected volumes" className={styles.bulk} onKeyDown={onKey}>
      <span role="status" aria-label="Selection" className={styles.count}>
        <b>{selected.length} selected</b>
        {hidden > 0 && <small>{hidden} out of sight</small>}
      </span>
      <span className={styles.danger}>
        <ActionButton
          size="small"
          icon="bin"
          disabledReason={engineReason}
          onClick={() => openDialog({ kind: 'delete-volumes' })}
        >
          Delete
        </ActionButton>
      </span>
      <IconButton label="Clear selection" icon="cross" size={14} onClick={onClear} />
    </div>
  );
}

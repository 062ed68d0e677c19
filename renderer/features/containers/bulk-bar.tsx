import type { KeyboardEvent } from 'react';
import { type BulkGroup, bulkGroups, whatAppliesToGroups } from '../../../shared/bulk-groups.ts';
import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { actionWords } from '../../format/bulk-words.ts';
import { busyReason } from '../../format/operation-words.ts';
import { useActions, useInventory, useRunning } from '../../store/app-context.tsx';
import { heldBy } from '../../store/running.ts';
import type { Sight } from '../../store/sight.ts';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './bulk-bar.module.css';
import { type BulkButton, bulkButtons } from './bulk-buttons.ts';

interface Props {
  readonly sight: Sight;
  readonly onClear: () => void;
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void;
}

/** What can be done to all that is ticked. What is out of sight is never changed without being named first. */
export function BulkBar({ sight: { inSight, hidden }, onClear, onKey }: Props) {
  const { bulk, openDialog } = useActions();
  const ticked = [...inSight, ...hidden.map(({ container }) => container)];
  const ids = ticked.map(({ id }) => id);
  const groups = bulkGroups(new Set(ids), useInventory());
  const reasonOf = useReasons(groups);
  const act = ({ action }: BulkButton) => {
    if (action === 'delete') openDialog({ kind: 'bulk-delete' });
    else if (hidden.length > 0) openDialog({ kind: 'bulk', action });
    else void bulk({ action, ids, alsoDeleteVolumes: [] });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
    <div role="group" aria-label={t('Selected containers')} className={styles.bar} onKeyDown={onKey}>
      <span className={styles.count}>
        <b>{t('{n} selected', { n: ticked.length })}</b>
        {hidden.length > 0 && <small>{t('{n} out of sight', { n: hidden.length })}</small>}
      </span>
      {bulkButtons.map((button) => (
        <span
          key={button.action}
          data-action={button.action}
          className={button.action === 'delete' ? styles.danger : undefined}
        >
          <ActionButton
            size="small"
            icon={button.icon}
            disabledReason={reasonOf(button)}
            onClick={() => act(button)}
          >
            {actionWords[button.action].order()}
          </ActionButton>
        </span>
      ))}
      <IconButton label={t('Clear selection')} icon="cross" size={14} onClick={onClear} />
    </div>
  );
}

/** Why a button rests: where only some of it can't be changed right now, it does not. */
function useReasons(groups: readonly BulkGroup[]): (button: BulkButton) => string | null {
  const engine = useEngineReason();
  const running = useRunning();
  return ({ action, nothing }) => {
    const { acts } = whatAppliesToGroups(action, groups);
    const held = acts.map((container: Container) => heldBy(container, running));
    const [first] = held;
    if (engine !== null) return engine;
    if (first === undefined) return nothing;
    return first !== null && held.every((operation) => operation !== null) ? busyReason(first) : null;
  };
}

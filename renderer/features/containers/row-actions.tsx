import type { Container } from '../../../shared/engine.ts';
import { lifecycleOf } from '../../../shared/lifecycle.ts';
import type { Operation } from '../../../shared/operation.ts';
import type { Target } from '../../../shared/target.ts';
import { t } from '../../../shared/texts.ts';
import { rowChords } from '../../commands/row-chords.ts';
import { busyReason } from '../../format/operation-words.ts';
import { useActions } from '../../store/app-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './containers.module.css';
import { MoreButton } from './more-button.tsx';
import { useMenuOpen, useRowWorld } from './row-world.tsx';

interface Props {
  readonly name: string;
  readonly target: Target;
  /** The stack's, or the one that the row is about. */
  readonly containers: readonly Container[];
  /** What runs on the row's stack: its buttons rest meanwhile. */
  readonly heldBy: Operation | null;
}

/** Start or stop (a mixed stack offers both), more, delete. */
export function RowActions({ name, target, containers, heldBy }: Props) {
  const actions = useActions();
  const { engineReason, pointedAt } = useRowWorld();
  const menuOpen = useMenuOpen(target);
  const reason = engineReason ?? (heldBy === null ? null : busyReason(heldBy));
  const { canStart, canStop, startUnpauses } = lifecycleOf(containers);
  return (
    <div className={styles.actions}>
      {canStart && (
        <IconButton
          label={t('Start {name}', { name })}
          chord={rowChords.start}
          hint={startUnpauses ? t('Unpause') : t('Start')}
          icon="play"
          onClick={() => void actions.lifecycle(target, 'start')}
          disabledReason={reason}
        />
      )}
      {canStop && (
        <IconButton
          label={t('Stop {name}', { name })}
          chord={rowChords.stop}
          hint={t('Stop')}
          icon="stop"
          onClick={() => void actions.lifecycle(target, 'stop')}
          disabledReason={reason}
        />
      )}
      <MoreButton name={name} target={target} open={menuOpen} />
      <IconButton
        label={t('Delete {name}', { name })}
        chord={rowChords.delete}
        hint={t('Delete')}
        icon="bin"
        tone="danger"
        disabledReason={reason}
        {...pointedAt(target.kind === 'stack' ? target.name : null, 'delete')}
        onClick={() => actions.openDialog({ kind: 'delete', target })}
      />
    </div>
  );
}

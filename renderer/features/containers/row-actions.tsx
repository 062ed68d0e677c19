import type { Operation } from '../../../shared/operation.ts';
import type { Target } from '../../../shared/target.ts';
import { busyReason } from '../../format/operation-words.ts';
import { useActions } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './containers.module.css';
import { type MenuEntry, MoreMenu } from './more-menu.tsx';

interface Props {
  readonly name: string;
  readonly target: Target;
  readonly canStart: boolean;
  readonly canStop: boolean;
  /** What runs on the row's stack: its buttons rest meanwhile. */
  readonly heldBy: Operation | null;
  /** Entries of *More actions* beside start, stop and restart. */
  readonly more: readonly MenuEntry[];
}

/** Start or stop (a mixed stack offers both), more, delete. */
export function RowActions({ name, target, canStart, canStop, heldBy, more }: Props) {
  const actions = useActions();
  const engineReason = useEngineReason();
  const reason = engineReason ?? (heldBy === null ? null : busyReason(heldBy));
  const start = () => void actions.lifecycle(target, 'start');
  const stop = () => void actions.lifecycle(target, 'stop');
  const entries: readonly MenuEntry[] = [
    ...(canStart ? [{ text: 'Start', icon: 'play' as const, act: start, changes: true }] : []),
    ...(canStop ? [{ text: 'Stop', icon: 'stop' as const, act: stop, changes: true }] : []),
    {
      text: 'Restart',
      icon: 'restart',
      act: () => void actions.lifecycle(target, 'restart'),
      changes: true,
    },
    ...more,
  ];
  return (
    <div className={styles.actions}>
      {canStart && (
        <IconButton
          label={`Start ${name}`}
          hint="Start"
          icon="play"
          onClick={start}
          disabledReason={reason}
        />
      )}
      {canStop && (
        <IconButton label={`Stop ${name}`} hint="Stop" icon="stop" onClick={stop} disabledReason={reason} />
      )}
      <MoreMenu name={name} entries={entries} disabledReason={reason} />
      <IconButton
        label={`Delete ${name}`}
        hint="Delete"
        icon="bin"
        tone="danger"
        disabledReason={reason}
        onClick={() => actions.openDialog({ kind: 'delete', target })}
      />
    </div>
  );
}

import type { Container } from '../../../shared/engine.ts';
import type { Target } from '../../../shared/target.ts';
import { useActions } from '../../store/app-context.tsx';
import { useBusyReason, useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { lifecycleOf } from './lifecycle.ts';
import { MoreButton } from './more-button.tsx';

interface Props {
  readonly name: string;
  readonly target: Target;
  /** The stack's, or the one that the page is about. */
  readonly containers: readonly Container[];
  /** Why nothing can be done to it any more. */
  readonly goneReason: string | null;
}

/** What a page's subject is started, stopped and deleted with: in words, where a row has icons. */
export function PageActions({ name, target, containers, goneReason }: Props) {
  const { lifecycle, openDialog } = useActions();
  const engineReason = useEngineReason();
  const busyReason = useBusyReason(target);
  const reason = goneReason ?? engineReason ?? busyReason;
  const { canStart, canStop, startUnpauses } = lifecycleOf(containers);
  return (
    <>
      {canStart && (
        <ActionButton
          icon="play"
          label={`Start ${name}`}
          disabledReason={reason}
          onClick={() => void lifecycle(target, 'start')}
        >
          {startUnpauses ? 'Unpause' : 'Start'}
        </ActionButton>
      )}
      {canStop && (
        <ActionButton
          icon="stop"
          label={`Stop ${name}`}
          disabledReason={reason}
          onClick={() => void lifecycle(target, 'stop')}
        >
          Stop
        </ActionButton>
      )}
      {canStop && (
        <ActionButton
          icon="restart"
          label={`Restart ${name}`}
          disabledReason={reason}
          onClick={() => void lifecycle(target, 'restart')}
        >
          Restart
        </ActionButton>
      )}
      <ActionButton
        icon="bin"
        label={`Delete ${name}`}
        disabledReason={reason}
        onClick={() => openDialog({ kind: 'delete', target })}
      >
        Delete
      </ActionButton>
      <MoreButton name={name} target={target} />
    </>
  );
}

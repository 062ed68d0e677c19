import type { Container } from '../../../shared/engine.ts';
import { lifecycleOf } from '../../../shared/lifecycle.ts';
import type { Target } from '../../../shared/target.ts';
import { t } from '../../../shared/texts.ts';
import { rowChords } from '../../commands/row-chords.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useBusyReason, useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { MoreButton } from './more-button.tsx';
import { sameTarget } from './same-target.ts';

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
  const menuOpen = useApp(({ ui }) => ui.rowMenu !== null && sameTarget(ui.rowMenu.target, target));
  const reason = goneReason ?? engineReason ?? busyReason;
  const { canStart, canStop, startUnpauses } = lifecycleOf(containers);
  return (
    <>
      {canStart && (
        <ActionButton
          icon="play"
          label={t('Start {name}', { name })}
          chord={rowChords.start}
          disabledReason={reason}
          onClick={() => void lifecycle(target, 'start')}
        >
          {startUnpauses ? t('Unpause') : t('Start')}
        </ActionButton>
      )}
      {canStop && (
        <ActionButton
          icon="stop"
          label={t('Stop {name}', { name })}
          chord={rowChords.stop}
          disabledReason={reason}
          onClick={() => void lifecycle(target, 'stop')}
        >
          {t('Stop')}
        </ActionButton>
      )}
      {canStop && (
        <ActionButton
          icon="restart"
          label={t('Restart {name}', { name })}
          chord={rowChords.restart}
          disabledReason={reason}
          onClick={() => void lifecycle(target, 'restart')}
        >
          {t('Restart')}
        </ActionButton>
      )}
      <ActionButton
        icon="bin"
        label={t('Delete {name}', { name })}
        chord={rowChords.delete}
        disabledReason={reason}
        onClick={() => openDialog({ kind: 'delete', target })}
      >
        {t('Delete')}
      </ActionButton>
      <MoreButton name={name} target={target} open={menuOpen} />
    </>
  );
}

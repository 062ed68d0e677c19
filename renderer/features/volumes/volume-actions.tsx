import { t } from '../../../shared/texts.ts';
import type { VolumeUsage } from '../../../shared/volume-usage.ts';
import { rowChords } from '../../commands/row-chords.ts';
import { inUseReason } from '../../commands/volume-menu.ts';
import { useActions, useSetUi } from '../../store/app-context.tsx';
import { useBusyVolumeReason, useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

/** What can be done to the volume of a page. */
export function VolumeActions({ usage, goneReason }: { usage: VolumeUsage; goneReason: string | null }) {
  const { openDialog } = useActions();
  const setUi = useSetUi();
  const engineReason = useEngineReason();
  const { name } = usage.volume;
  const busy = useBusyVolumeReason(name);
  const change = goneReason ?? engineReason ?? busy;
  return (
    <>
      <ActionButton
        icon="drop"
        disabledReason={change}
        onClick={() => openDialog({ kind: 'export-volume', name })}
      >
        {t('Export')}
      </ActionButton>
      <IconButton
        label={t('More actions for {name}', { name })}
        hint={t('More actions')}
        icon="more"
        aria-haspopup="menu"
        disabledReason={goneReason}
        onClick={({ currentTarget }) => {
          const { right, bottom } = currentTarget.getBoundingClientRect();
          setUi(() => ({ volumeMenu: { name, left: right, top: bottom, corner: 'right' } }));
        }}
      />
      <IconButton
        label={t('Delete {name}', { name })}
        hint={t('Delete')}
        chord={rowChords.delete}
        icon="bin"
        tone="danger"
        disabledReason={change ?? inUseReason(usage)}
        onClick={() => openDialog({ kind: 'delete-volume', name })}
      />
    </>
  );
}

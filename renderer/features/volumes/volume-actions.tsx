import type { VolumeUsage } from '../../../shared/volume-usage.ts';
import { listed } from '../../format/list.ts';
import { useActions, useSetUi } from '../../store/app-context.tsx';
import { useBusyVolumeReason, useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { userNames } from './volume-rows.ts';

/** What can be done to the volume of a page. */
export function VolumeActions({ usage, goneReason }: { usage: VolumeUsage; goneReason: string | null }) {
  const { openDialog } = useActions();
  const setUi = useSetUi();
  const engineReason = useEngineReason();
  const { name } = usage.volume;
  const busy = useBusyVolumeReason(name);
  const change = goneReason ?? engineReason ?? busy;
  const users = userNames(usage);
  return (
    <>
      <ActionButton
        icon="down"
        disabledReason={change}
        onClick={() => openDialog({ kind: 'export-volume', name })}
      >
        Export
      </ActionButton>
      <IconButton
        label={`More actions for ${name}`}
        hint="More actions"
        icon="more"
        aria-haspopup="menu"
        disabledReason={goneReason}
        onClick={({ currentTarget }) => {
          const { right, bottom } = currentTarget.getBoundingClientRect();
          setUi(() => ({ volumeMenu: { name, left: right, top: bottom, corner: 'right' } }));
        }}
      />
      <IconButton
        label={`Delete ${name}`}
        hint="Delete"
        icon="bin"
        tone="danger"
        disabledReason={change ?? (users.length === 0 ? null : `In use by ${listed(users)}`)}
        onClick={() => openDialog({ kind: 'delete-volume', name })}
      />
    </>
  );
}

import type { VolumeName } from '../../../shared/ids.ts';
import { userNames } from '../../commands/volume-menu.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useBusyVolumeReason, useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeSizes } from '../../store/use-volume-sizes.ts';
import { useVolumeUsage } from '../../store/use-volume-usage.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Holds } from './holds.tsx';

/** Asks before a volume goes for good; refused, with the names, while anything uses it. */
export function DeleteVolumeDialog({ name }: { name: VolumeName }) {
  const { closeDialog, deleteVolume } = useActions();
  const ready = useApp(({ snapshot }) => snapshot.connection.kind === 'ready');
  const engineReason = useEngineReason();
  const busy = useBusyVolumeReason(name);
  const bytes = useVolumeSizes().sizes?.get(name);
  const usage = useVolumeUsage(name);
  const users = usage === null ? [] : userNames(usage);
  const gone = usage === null && ready;
  const inUse = users.length === 0 ? null : `It is in use by ${listed(users)}`;
  const project = usage?.volume.compose?.project;
  return (
    <DialogFrame
      width={520}
      title={`Delete ${name}?`}
      heading={
        <>
          Delete <bdi>{name}</bdi>?
        </>
      }
      onClose={closeDialog}
      foot={
        gone ? (
          <ActionButton autoFocus onClick={closeDialog}>
            Close
          </ActionButton>
        ) : (
          <>
            <ActionButton autoFocus onClick={closeDialog}>
              Cancel
            </ActionButton>
            <ActionButton
              look="danger"
              disabledReason={engineReason ?? inUse ?? busy}
              onClick={() => {
                closeDialog();
                void deleteVolume(name);
              }}
            >
              Delete forever
            </ActionButton>
          </>
        )
      }
    >
      {gone && (
        <Banner tone="info" urgent title="It is not there any more">
          <span>This volume was deleted meanwhile. Nothing needs to be done.</span>
        </Banner>
      )}
      {!gone && inUse !== null && (
        <Banner tone="warning" urgent title="This volume is in use">
          <span>
            Used by <bdi>{listed(users)}</bdi>. Delete{' '}
            {users.length === 1 ? 'that container' : 'those containers'} first.
          </span>
        </Banner>
      )}
      {!gone && inUse === null && (
        <Banner
          tone="bad"
          title={bytes === undefined ? 'Its data goes for good' : `${formatBytes(bytes)} go for good`}
        >
          <span>
            This can’t be undone.
            {project !== undefined && (
              <>
                {' '}
                The next run of <bdi>{project}</bdi> starts with an empty volume.
              </>
            )}
          </span>
        </Banner>
      )}
      {usage !== null && inUse === null && <Holds name={name} />}
    </DialogFrame>
  );
}

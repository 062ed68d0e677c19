import type { VolumeName } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
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
import { rich, richPlural } from '../../ui/rich.tsx';
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
  const inUse = users.length === 0 ? null : t('It is in use by {users}', { users: listed(users) });
  const project = usage?.volume.compose?.project;
  return (
    <DialogFrame
      width={520}
      title={t('Delete {name}?', { name })}
      heading={rich('Delete {name}?', { name: <bdi>{name}</bdi> })}
      onClose={closeDialog}
      foot={
        gone ? (
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Close')}
          </ActionButton>
        ) : (
          <>
            <ActionButton autoFocus onClick={closeDialog}>
              {t('Cancel')}
            </ActionButton>
            <ActionButton
              look="danger"
              disabledReason={engineReason ?? inUse ?? busy}
              onClick={() => {
                closeDialog();
                void deleteVolume(name);
              }}
            >
              {t('Delete forever')}
            </ActionButton>
          </>
        )
      }
    >
      {gone && (
        <Banner tone="info" urgent title={t('It is not there any more')}>
          <span>{t('This volume was deleted meanwhile. Nothing needs to be done.')}</span>
        </Banner>
      )}
      {!gone && inUse !== null && (
        <Banner tone="warning" urgent title={t('This volume is in use')}>
          <span>
            {richPlural(
              users.length,
              'Used by {users}. Delete that container first.',
              'Used by {users}. Delete those containers first.',
              { users: <bdi>{listed(users)}</bdi> },
            )}
          </span>
        </Banner>
      )}
      {!gone && inUse === null && (
        <Banner
          tone="bad"
          title={
            bytes === undefined
              ? t('Its data goes for good')
              : t('{bytes} go for good', { bytes: formatBytes(bytes) })
          }
        >
          <span>
            {t('This can’t be undone.')}
            {project !== undefined && (
              <>
                {' '}
                {rich('The next run of {project} starts with an empty volume.', {
                  project: <bdi>{project}</bdi>,
                })}
              </>
            )}
          </span>
        </Banner>
      )}
      {usage !== null && inUse === null && <Holds name={name} />}
    </DialogFrame>
  );
}

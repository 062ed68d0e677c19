import type { VolumeName } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { stoppedFor } from '../../../shared/volume-usage.ts';
import { useActions } from '../../store/app-context.tsx';
import { useBusyVolumeReason, useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeUsage } from '../../store/use-volume-usage.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { BroughtImage } from '../../ui/brought-image.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { rich } from '../../ui/rich.tsx';
import { Holds } from './holds.tsx';
import { QuietNote } from './quiet-note.tsx';

/** Asks before everything in a volume goes. */
export function EmptyVolumeDialog({ name }: { name: VolumeName }) {
  const { closeDialog, emptyVolume } = useActions();
  const usage = useVolumeUsage(name);
  const engineReason = useEngineReason();
  const busy = useBusyVolumeReason(name);
  return (
    <DialogFrame
      width={560}
      title={t('Empty {name}?', { name })}
      heading={rich('Empty {name}?', { name: <bdi>{name}</bdi> })}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Cancel')}
          </ActionButton>
          <ActionButton
            look="danger"
            disabledReason={engineReason ?? busy ?? (usage === null ? t('It is not there any more') : null)}
            onClick={() => {
              closeDialog();
              void emptyVolume(name);
            }}
          >
            {t('Empty volume')}
          </ActionButton>
        </>
      }
    >
      <Banner tone="bad" title={t('Everything in it goes for good')}>
        <span>{t('This can’t be undone. The volume itself stays, with its name and labels.')}</span>
      </Banner>
      <Holds name={name} />
      <BroughtImage />
      <QuietNote containers={stoppedFor(usage?.usedBy ?? [], 'write')} />
    </DialogFrame>
  );
}

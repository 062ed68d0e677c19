import { useState } from 'react';
import type { VolumeName } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { stoppedFor } from '../../../shared/volume-usage.ts';
import { useActions } from '../../store/app-context.tsx';
import { useBusyVolumeReason, useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeUsage } from '../../store/use-volume-usage.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { rich } from '../../ui/rich.tsx';
import { QuietChoice } from './quiet-note.tsx';

/** Writes a volume to a file; the system's own dialog asks where to. */
export function ExportVolumeDialog({ name }: { name: VolumeName }) {
  const { closeDialog, exportVolume } = useActions();
  const usage = useVolumeUsage(name);
  const engineReason = useEngineReason();
  const busy = useBusyVolumeReason(name);
  const [quiet, setQuiet] = useState(true);
  const stopped = stoppedFor(usage?.usedBy ?? [], 'read');
  return (
    <DialogFrame
      width={520}
      title={t('Export {name}', { name })}
      heading={rich('Export {name}', { name: <bdi>{name}</bdi> })}
      sub={t(
        'All files with owners, modes, links and times, as a tar.gz archive. The volume itself stays as it is.',
      )}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton onClick={closeDialog}>{t('Cancel')}</ActionButton>
          <ActionButton
            look="primary"
            autoFocus
            disabledReason={engineReason ?? busy ?? (usage === null ? t('It is not there any more') : null)}
            onClick={() => {
              closeDialog();
              void exportVolume(name, quiet);
            }}
          >
            {t('Choose where to…')}
          </ActionButton>
        </>
      }
    >
      {stopped.length === 0 && (
        <span>{t('Nothing that runs writes to it, so nothing has to be stopped.')}</span>
      )}
      <QuietChoice containers={stopped} quiet={quiet} onQuiet={setQuiet} />
    </DialogFrame>
  );
}

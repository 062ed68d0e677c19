import { useState } from 'react';
import { type VolumeName, volumeName } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { stoppedFor } from '../../../shared/volume-usage.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useBusyVolumeReason, useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeUsage } from '../../store/use-volume-usage.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { rich } from '../../ui/rich.tsx';
import { NameField } from './name-field.tsx';
import { QuietChoice } from './quiet-note.tsx';
import { copyName, volumeNameProblem } from './volume-name.ts';

/** Copies a volume to a new one. */
export function CloneVolumeDialog({ name }: { name: VolumeName }) {
  const { closeDialog, cloneVolume } = useActions();
  const volumes = useApp(({ snapshot }) => snapshot.volumes);
  const usage = useVolumeUsage(name);
  const engineReason = useEngineReason();
  const busy = useBusyVolumeReason(name);
  const [to, setTo] = useState(() => copyName(name, volumes));
  const [quiet, setQuiet] = useState(true);
  const problem = volumeNameProblem(to, volumes);
  const reason = engineReason ?? busy ?? (usage === null ? t('It is not there any more') : problem);
  const submit = () => {
    if (reason !== null) return;
    closeDialog();
    void cloneVolume(name, volumeName(to), quiet);
  };
  return (
    <DialogFrame
      width={520}
      title={t('Clone {name}', { name })}
      heading={rich('Clone {name}', { name: <bdi>{name}</bdi> })}
      sub={t(
        'Copies all files with owners, modes and links into a new volume, and reads them back to compare.',
      )}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton onClick={closeDialog}>{t('Cancel')}</ActionButton>
          <ActionButton look="primary" disabledReason={reason} onClick={submit}>
            {t('Clone')}
          </ActionButton>
        </>
      }
    >
      <NameField label={t('New name')} value={to} problem={problem} onChange={setTo} onEnter={submit} />
      <QuietChoice containers={stoppedFor(usage?.usedBy ?? [], 'read')} quiet={quiet} onQuiet={setQuiet} />
    </DialogFrame>
  );
}

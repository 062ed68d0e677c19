import { useState } from 'react';
import { type VolumeName, volumeName } from '../../../shared/ids.ts';
import { stoppedFor } from '../../../shared/volume-usage.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useBusyVolumeReason, useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeUsage } from '../../store/use-volume-usage.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
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
  const reason = engineReason ?? busy ?? (usage === null ? 'It is not there any more' : problem);
  const submit = () => {
    if (reason !== null) return;
    closeDialog();
    void cloneVolume(name, volumeName(to), quiet);
  };
  return (
    <DialogFrame
      width={520}
      title={`Clone ${name}`}
      heading={
        <>
          Clone <bdi>{name}</bdi>
        </>
      }
      sub="Copies all files with owners, modes and links into a new volume, and reads them back to compare."
      onClose={closeDialog}
      foot={
        <>
          <ActionButton onClick={closeDialog}>Cancel</ActionButton>
          <ActionButton look="primary" disabledReason={reason} onClick={submit}>
            Clone
          </ActionButton>
        </>
      }
    >
      <NameField label="New name" value={to} problem={problem} onChange={setTo} onEnter={submit} />
      <QuietChoice containers={stoppedFor(usage?.usedBy ?? [], 'read')} quiet={quiet} onQuiet={setQuiet} />
    </DialogFrame>
  );
}

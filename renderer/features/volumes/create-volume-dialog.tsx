import { useId, useState } from 'react';
import { volumeName } from '../../../shared/ids.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { NameField } from './name-field.tsx';
import styles from './volume-dialogs.module.css';
import { labelsFrom, volumeNameProblem } from './volume-name.ts';

/** Makes an empty volume. */
export function CreateVolumeDialog() {
  const { closeDialog, createVolume } = useActions();
  const volumes = useApp(({ snapshot }) => snapshot.volumes);
  const engineReason = useEngineReason();
  const box = useId();
  const hint = useId();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const problem = volumeNameProblem(name, volumes);
  const labels = labelsFrom(text);
  const reason = engineReason ?? problem ?? (labels === null ? 'A label has no name' : null);
  const submit = () => {
    if (reason !== null || labels === null) return;
    closeDialog();
    void createVolume(volumeName(name), labels);
  };
  return (
    <DialogFrame
      width={480}
      title="Create a volume"
      sub="An empty volume of the driver “local”, for containers to keep data in."
      onClose={closeDialog}
      foot={
        <>
          <ActionButton onClick={closeDialog}>Cancel</ActionButton>
          <ActionButton look="primary" disabledReason={reason} onClick={submit}>
            Create
          </ActionButton>
        </>
      }
    >
      <NameField label="Name" value={name} problem={problem} onChange={setName} onEnter={submit} />
      <div className={styles.field}>
        <label htmlFor={box}>Labels</label>
        <textarea
          id={box}
          value={text}
          spellCheck={false}
          aria-invalid={labels === null}
          aria-describedby={hint}
          onChange={(event) => setText(event.target.value)}
        />
        <small id={hint} className={labels === null ? styles.wrong : undefined}>
          Optional: one “key=value” a line.
        </small>
      </div>
    </DialogFrame>
  );
}

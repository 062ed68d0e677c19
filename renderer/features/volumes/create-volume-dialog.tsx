import { useEffect, useId, useState } from 'react';
import { volumeName } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { localDriver, volumeOptionsProblem } from '../../../shared/volume-options.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { NameField } from './name-field.tsx';
import styles from './volume-dialogs.module.css';
import { pairsFrom, volumeNameProblem } from './volume-name.ts';

interface PairsProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** Why it is not taken. */
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
}

/** A box for `key=value` lines. */
function PairsField({ label, hint, value, problem, onChange }: PairsProps) {
  const box = useId();
  const below = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={box}>{label}</label>
      <textarea
        id={box}
        value={value}
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={below}
        onChange={(event) => onChange(event.target.value)}
      />
      <small id={below} className={problem === null ? undefined : styles.wrong}>
        {problem ?? hint}
      </small>
    </div>
  );
}

function DriverField({ value, onChange }: { value: string; onChange: (driver: string) => void }) {
  const { volumeDrivers } = useActions();
  const [drivers, setDrivers] = useState<readonly string[]>([localDriver]);
  const box = useId();
  useEffect(() => {
    let shown = true;
    void volumeDrivers().then((found) => {
      if (shown && found.length > 0) setDrivers(found);
    });
    return () => {
      shown = false;
    };
  }, [volumeDrivers]);
  return (
    <div className={styles.field}>
      <label htmlFor={box}>{t('Driver')}</label>
      <select id={box} value={value} onChange={(event) => onChange(event.target.value)}>
        {drivers.map((driver) => (
          <option key={driver} value={driver}>
            {driver}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Makes an empty volume. */
export function CreateVolumeDialog() {
  const { closeDialog, createVolume } = useActions();
  const volumes = useApp(({ snapshot }) => snapshot.volumes);
  const engineReason = useEngineReason();
  const [name, setName] = useState('');
  const [driver, setDriver] = useState<string>(localDriver);
  const [optionsText, setOptionsText] = useState('');
  const [labelsText, setLabelsText] = useState('');
  const problem = volumeNameProblem(name, volumes);
  const options = pairsFrom(optionsText);
  const labels = pairsFrom(labelsText);
  const optionsProblem =
    options === null ? t('An option has no name') : volumeOptionsProblem({ driver, options });
  const labelsProblem = labels === null ? t('A label has no name') : null;
  const reason = engineReason ?? problem ?? optionsProblem ?? labelsProblem;
  const submit = () => {
    if (reason !== null || labels === null || options === null) return;
    closeDialog();
    void createVolume({ name: volumeName(name), make: { driver, options, labels } });
  };
  return (
    <DialogFrame
      width={480}
      title={t('Create a volume')}
      sub={t('An empty volume, for containers to keep data in.')}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton onClick={closeDialog}>{t('Cancel')}</ActionButton>
          <ActionButton look="primary" disabledReason={reason} onClick={submit}>
            {t('Create')}
          </ActionButton>
        </>
      }
    >
      <NameField label={t('Name')} value={name} problem={problem} onChange={setName} onEnter={submit} />
      <DriverField value={driver} onChange={setDriver} />
      <PairsField
        label={t('Driver options')}
        hint={t('Optional: one “key=value” a line.')}
        value={optionsText}
        problem={optionsProblem}
        onChange={setOptionsText}
      />
      <PairsField
        label={t('Labels')}
        hint={t('Optional: one “key=value” a line.')}
        value={labelsText}
        problem={labelsProblem}
        onChange={setLabelsText}
      />
    </DialogFrame>
  );
}

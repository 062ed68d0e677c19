import { useId } from 'react';
import type { AddVolumePreview, AddVolumeRefusal } from '../../../shared/add-volume.ts';
import { t } from '../../../shared/texts.ts';
import styles from './add-volume.module.css';

interface Props {
  readonly name: string;
  readonly path: string;
  readonly preview: AddVolumePreview | null;
  readonly onName: (name: string) => void;
  readonly onPath: (path: string) => void;
}

const ofName: ReadonlySet<AddVolumeRefusal['kind']> = new Set(['key-invalid', 'declared-otherwise']);
const ofPath: ReadonlySet<AddVolumeRefusal['kind']> = new Set([
  'path-invalid',
  'path-unknown',
  'path-is-file',
  'path-mounted',
  'path-taken',
  'mount-inside',
]);

/** The volume's name in the Compose file, and where the service finds it. */
export function VolumeFields({ name, path, preview, onName, onPath }: Props) {
  const refusal = preview?.change.kind === 'refused' ? preview.change.refusal.kind : null;
  return (
    <div className={styles.fields}>
      <Field
        label={t('Name')}
        hint={t('As it is called in the Compose file')}
        value={name}
        wrong={refusal !== null && ofName.has(refusal)}
        onValue={onName}
      />
      <Field
        label={t('Path in the container')}
        hint={t('The folder that it keeps')}
        value={path}
        wrong={refusal !== null && ofPath.has(refusal)}
        onValue={onPath}
      />
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onValue: (value: string) => void;
}

function Field({ label, hint, value, wrong, onValue }: FieldProps) {
  const box = useId();
  const note = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={box}>{label}</label>
      <input
        id={box}
        value={value}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={wrong}
        aria-describedby={note}
        onChange={(event) => onValue(event.target.value)}
      />
      <small id={note}>{hint}</small>
    </div>
  );
}

import { useId, useState } from 'react';
import { type HostPath, type VolumeName, volumeName } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { stoppedFor } from '../../../shared/volume-usage.ts';
import { fileName, shortPath } from '../../format/path.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useBusyVolumeReason, useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeUsage } from '../../store/use-volume-usage.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { BroughtImage } from '../../ui/brought-image.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { Segments } from '../../ui/segments.tsx';
import { NameField } from './name-field.tsx';
import { QuietNote } from './quiet-note.tsx';
import styles from './volume-dialogs.module.css';
import { volumeNameProblem } from './volume-name.ts';

interface Props {
  /** The volume that it was opened for; `null` for a new one. */
  readonly name: VolumeName | null;
  readonly path: HostPath | null;
}

/** A free name after the archive's. */
function nameAfter(path: HostPath | null): string {
  return path === null
    ? ''
    : fileName(path)
        .replace(/(\.tar)?(\.gz|\.tgz)?$/i, '')
        .replace(/[^\w.-]+/g, '-');
}

function ExistingField({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const volumes = useApp(({ snapshot }) => snapshot.volumes);
  const box = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={box}>{t('Volume')}</label>
      <select id={box} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('Choose a volume')}</option>
        {[...volumes.keys()].sort().map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What becomes of a volume that is there: it is asked for by name, and said what is stopped. */
function Replaced({ name }: { name: VolumeName }) {
  const usage = useVolumeUsage(name);
  return (
    <>
      <Banner tone="warning" title={t('What is in {name} is replaced', { name })}>
        <span>
          {t('It is exported first, and put back should the import fail. You find it under Exports.')}
        </span>
      </Banner>
      <BroughtImage />
      <QuietNote containers={stoppedFor(usage?.usedBy ?? [], 'write')} />
    </>
  );
}

function useImport({ name, path }: Props) {
  const volumes = useApp(({ snapshot }) => snapshot.volumes);
  const [archive, setArchive] = useState(path);
  const [into, setInto] = useState<'new' | 'existing'>(name === null ? 'new' : 'existing');
  const [newName, setNewName] = useState(nameAfter(path));
  const [existing, setExisting] = useState<string>(name ?? '');
  const chosen = [...volumes.keys()].find((each) => each === existing) ?? null;
  const problem =
    into === 'new' ? volumeNameProblem(newName, volumes) : chosen === null ? t('Choose a volume') : null;
  return {
    archive,
    setArchive: (next: HostPath) => {
      setArchive(next);
      if (newName === nameAfter(archive)) setNewName(nameAfter(next));
    },
    into,
    setInto,
    newName,
    setNewName,
    existing,
    setExisting,
    chosen,
    problem,
  };
}

/** Reads an archive into a new volume, or in place of what is in one. */
export function ImportVolumeDialog(props: Props) {
  const { closeDialog, importVolume, chooseArchive } = useActions();
  const homeDir = useApp(({ about }) => about.homeDir);
  const engineReason = useEngineReason();
  const state = useImport(props);
  const { archive, into, chosen, problem } = state;
  const busy = useBusyVolumeReason(chosen ?? volumeName(''));
  const reason =
    engineReason ??
    (archive === null ? t('Choose an archive first') : problem) ??
    (into === 'existing' ? busy : null);
  const submit = () => {
    if (reason !== null || archive === null) return;
    const name = into === 'existing' ? chosen : volumeName(state.newName);
    if (name === null) return;
    closeDialog();
    void importVolume({ path: archive, name, into });
  };
  const choose = async () => {
    const picked = await chooseArchive();
    if (picked !== null) state.setArchive(picked);
  };
  return (
    <DialogFrame
      width={560}
      title={props.name === null ? t('Import a volume') : t('Import into {name}', { name: props.name })}
      sub={t('A tar or tar.gz archive. It is read through before anything is changed.')}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton onClick={closeDialog}>{t('Cancel')}</ActionButton>
          <ActionButton look={into === 'new' ? 'primary' : 'danger'} disabledReason={reason} onClick={submit}>
            {into === 'new' ? t('Import') : t('Replace and import')}
          </ActionButton>
        </>
      }
    >
      <div className={styles.file}>
        <ActionButton icon="file" autoFocus={archive === null} onClick={() => void choose()}>
          {t('Choose archive…')}
        </ActionButton>
        {archive === null ? (
          <span>{t('No archive is chosen.')}</span>
        ) : (
          <NameText>{shortPath(archive, homeDir)}</NameText>
        )}
      </div>
      <Segments
        label={t('Import into')}
        value={into}
        options={[
          { value: 'new', text: t('A new volume') },
          { value: 'existing', text: t('A volume that is there') },
        ]}
        onChange={state.setInto}
      />
      {into === 'new' ? (
        <NameField
          label={t('Name')}
          value={state.newName}
          problem={problem}
          onChange={state.setNewName}
          onEnter={submit}
        />
      ) : (
        <ExistingField value={state.existing} onChange={state.setExisting} />
      )}
      {into === 'existing' && chosen !== null && <Replaced name={chosen} />}
    </DialogFrame>
  );
}

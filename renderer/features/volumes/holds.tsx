import type { VolumeName } from '../../../shared/ids.ts';
import { plural, t } from '../../../shared/texts.ts';
import type { VolumeContents } from '../../../shared/volume-exports.ts';
import { formatBytes } from '../../format/bytes.ts';
import { grouped } from '../../format/number.ts';
import { shortPath } from '../../format/path.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useBusyVolumeReason, useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeContents, useVolumeExports } from '../../store/use-volume-facts.ts';
import { useVolumeSizes } from '../../store/use-volume-sizes.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Age } from '../../ui/age.tsx';
import { rich } from '../../ui/rich.tsx';
import styles from './volume-dialogs.module.css';

/** `45.2 MB in 1,204 files, folders and links`. */
function contentsText(counted: VolumeContents, bytes: number | undefined): string {
  const { entries, complete } = counted;
  if (complete && entries === 0) return t('Nothing: it is empty');
  const most = Math.max(counted.bytes, bytes ?? 0);
  const number = complete ? grouped(entries) : t('more than {entries}', { entries: grouped(entries) });
  return plural(entries, '{formatBytes} in {number} entry', '{formatBytes} in {number} entries', {
    formatBytes: formatBytes(complete ? counted.bytes : most),
    number,
  });
}

function useContentsText(name: VolumeName): string {
  const contents = useVolumeContents(name);
  const bytes = useVolumeSizes().sizes?.get(name);
  const size = bytes === undefined ? '' : `${formatBytes(bytes)}; `;
  switch (contents.kind) {
    case 'asking':
      return t('{size}counting …', { size });
    case 'failed':
      return t('{size}the files could not be counted', { size });
    case 'ready':
      return contentsText(contents.value, bytes);
  }
}

function LastExport({ name }: { name: VolumeName }) {
  const exports = useVolumeExports(name);
  const homeDir = useApp(({ about }) => about.homeDir);
  const last = exports.kind === 'ready' ? exports.value.find(({ file }) => file === 'there') : undefined;
  if (last === undefined) return <small>{t('Not exported yet, or the file is gone.')}</small>;
  return (
    <small>
      {rich('Last exported {age} to {path}', {
        age: <Age at={last.at} />,
        path: <bdi>{shortPath(last.path, homeDir)}</bdi>,
      })}
    </small>
  );
}

/** What a volume holds, and whether there is a copy of it; a copy is offered before it goes. */
export function Holds({ name }: { name: VolumeName }) {
  const { exportVolume } = useActions();
  const engineReason = useEngineReason();
  const busy = useBusyVolumeReason(name);
  return (
    <div className={styles.facts}>
      <div>
        {rich('It holds: {name}', { name: <b>{useContentsText(name)}</b> })}
        <LastExport name={name} />
      </div>
      <ActionButton
        icon="drop"
        disabledReason={engineReason ?? busy}
        onClick={() => void exportVolume(name, true)}
      >
        {t('Export first…')}
      </ActionButton>
    </div>
  );
}

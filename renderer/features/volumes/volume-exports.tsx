import { useState } from 'react';
import type { VolumeName } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import type { ListedExport } from '../../../shared/volume-exports.ts';
import { describeError } from '../../errors/describe-error.ts';
import { formatBytes } from '../../format/bytes.ts';
import { grouped } from '../../format/number.ts';
import { shortPath } from '../../format/path.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useBusyVolumeReason, useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeExports } from '../../store/use-volume-facts.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Age } from '../../ui/age.tsx';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NameText } from '../../ui/name-text.tsx';
import styles from './volume-page.module.css';

const problems: Record<ListedExport['file'], string | null> = {
  there: null,
  missing: t('The file is not there any more'),
  changed: t('The file was changed since'),
};

function ExportRow({ made, onForget }: { made: ListedExport; onForget: () => void }) {
  const { openDialog, revealExport } = useActions();
  const homeDir = useApp(({ about }) => about.homeDir);
  const there = useApp(({ snapshot }) => snapshot.volumes.has(made.volume));
  const engineReason = useEngineReason();
  const busy = useBusyVolumeReason(made.volume);
  const path = shortPath(made.path, homeDir);
  const problem = problems[made.file];
  return (
    <tr>
      <th scope="row">
        <NameText>{path}</NameText>
        {problem === null ? (
          made.reason === 'safety' && <small>{t('Kept before an import replaced it')}</small>
        ) : (
          <small className={styles.missing}>{problem}</small>
        )}
      </th>
      <td>
        <Age at={made.at} />
      </td>
      <td>
        {formatBytes(made.bytes)}
        <small>
          {t('{contentBytes} in {entries} entries', {
            contentBytes: formatBytes(made.contentBytes),
            entries: grouped(made.entries),
          })}
        </small>
      </td>
      <td>
        <code title={made.sha256}>{made.sha256.slice(0, 12)}</code>
      </td>
      <td className={styles.actions}>
        <ActionButton
          size="small"
          label={t('Restore {path}', { path })}
          disabledReason={problem ?? engineReason ?? busy}
          onClick={() =>
            openDialog({ kind: 'import-volume', name: there ? made.volume : null, path: made.path })
          }
        >
          {t('Restore…')}
        </ActionButton>
        <IconButton
          label={t('Show {path} in its folder', { path })}
          hint={t('Show in folder')}
          icon="folder"
          disabledReason={made.file === 'missing' ? problem : null}
          onClick={() => void revealExport(made.id)}
        />
        <IconButton
          label={t('Forget {path}', { path })}
          hint={t('Take off this list; the file stays')}
          icon="cross"
          size={14}
          onClick={onForget}
        />
      </td>
    </tr>
  );
}

/** What was exported of the volume, and the way back. */
export function VolumeExports({ name }: { name: VolumeName }) {
  const { openDialog, forgetExport } = useActions();
  const platform = useApp(({ about }) => about.platform);
  const engineReason = useEngineReason();
  const [changes, setChanges] = useState(0);
  const exports = useVolumeExports(name, changes);
  if (exports.kind === 'asking') return null;
  if (exports.kind === 'failed') {
    const { title, cause, nextStep } = describeError(exports.error, platform);
    return (
      <Banner tone="bad" title={title}>
        <span>
          {cause} {nextStep}
        </span>
      </Banner>
    );
  }
  if (exports.value.length === 0) {
    return (
      <EmptyState
        framed
        icon="file"
        title={t('Not exported yet')}
        actions={
          <ActionButton
            disabledReason={engineReason}
            onClick={() => openDialog({ kind: 'export-volume', name })}
          >
            {t('Export')}
          </ActionButton>
        }
      >
        {t('An export is a tar.gz file with all that is in the volume. It can be restored from here.')}
      </EmptyState>
    );
  }
  const forget = async (id: string) => {
    await forgetExport(id);
    setChanges((count) => count + 1);
  };
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={t('Exports of {name}', { name })}>
        <thead>
          <tr>
            <th scope="col">{t('File')}</th>
            <th scope="col">{t('When')}</th>
            <th scope="col">{t('Size')}</th>
            <th scope="col">{t('SHA-256')}</th>
            <th scope="col" aria-label={t('Actions')} />
          </tr>
        </thead>
        <tbody>
          {exports.value.map((made) => (
            <ExportRow key={made.id} made={made} onForget={() => void forget(made.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

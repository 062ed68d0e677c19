import type { VolumeName } from '../../../shared/ids.ts';
import { plural, t } from '../../../shared/texts.ts';
import { type VolumeUsage, volumeUsages } from '../../../shared/volume-usage.ts';
import { userNames } from '../../commands/volume-menu.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeSizes } from '../../store/use-volume-sizes.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NameText } from '../../ui/name-text.tsx';
import styles from './volume-dialogs.module.css';

interface ListProps {
  readonly title: string;
  readonly usages: readonly VolumeUsage[];
  readonly say: (usage: VolumeUsage) => string;
}

function List({ title, usages, say }: ListProps) {
  if (usages.length === 0) return null;
  return (
    <section className={styles.section} aria-label={title}>
      <h3>
        {title} ({usages.length})
      </h3>
      <ul className={styles.list}>
        {usages.map((usage) => (
          <li key={usage.volume.name}>
            <Icon name="volume" size={14} />
            <NameText>{usage.volume.name}</NameText>
            <small>{say(usage)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function keptFor({ volume }: VolumeUsage): string | null {
  return volume.compose === null ? null : t('of {project}', { project: volume.compose.project });
}

function useTicked() {
  const selected = useApp(({ ui }) => ui.selectedVolumes);
  const { volumes, containers } = useApp(({ snapshot }) => snapshot);
  const ticked = [...selected].flatMap((name) => volumes.get(name) ?? []);
  const usages = volumeUsages(ticked, containers.values());
  return {
    going: usages.filter(({ status }) => status !== 'in-use'),
    used: usages.filter(({ status }) => status === 'in-use'),
  };
}

/** Names every volume that is ticked, also those that no row shows, and what is in use among them. */
export function DeleteVolumesDialog() {
  const { closeDialog, deleteVolumes } = useActions();
  const engineReason = useEngineReason();
  const { sizes } = useVolumeSizes();
  const { going, used } = useTicked();
  const bytesOf = (name: VolumeName) => sizes?.get(name) ?? 0;
  const total = going.reduce((sum, { volume }) => sum + bytesOf(volume.name), 0);
  return (
    <DialogFrame
      width={560}
      title={t('Delete selected volumes?')}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Cancel')}
          </ActionButton>
          <ActionButton
            look="danger"
            disabledReason={engineReason ?? (going.length === 0 ? t('All of them are in use') : null)}
            onClick={() => {
              closeDialog();
              void deleteVolumes(going.map(({ volume }) => volume.name));
            }}
          >
            {t('Delete {count} forever', { count: plural(going.length, '{n} volume', '{n} volumes') })}
          </ActionButton>
        </>
      }
    >
      {going.length > 0 && (
        <Banner
          tone="bad"
          title={
            sizes === null
              ? t('Their data goes for good')
              : t('{total} go for good', { total: formatBytes(total) })
          }
        >
          <span>{t('This can’t be undone. Export first what you may want again.')}</span>
        </Banner>
      )}
      <List
        title={t('Deleted')}
        usages={going}
        say={(usage) =>
          [keptFor(usage), sizes?.has(usage.volume.name) ? formatBytes(bytesOf(usage.volume.name)) : null]
            .filter((words) => words !== null)
            .join(' · ')
        }
      />
      <List
        title={t('In use: these stay')}
        usages={used}
        say={(usage) => t('used by {usage}', { usage: listed(userNames(usage)) })}
      />
    </DialogFrame>
  );
}

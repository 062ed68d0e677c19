import { type ReactNode, useRef } from 'react';
import type { VolumeName } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import type { VolumeUsage } from '../../shared/volume-usage.ts';
import { VolumeActions } from '../features/volumes/volume-actions.tsx';
import { VolumeFacts } from '../features/volumes/volume-facts.tsx';
import { hrefOf, type VolumeTab } from '../store/route.ts';
import { useVolumeUsage } from '../store/use-volume-usage.ts';
import { GoneBanner } from './gone-banner.tsx';
import { NothingHere } from './nothing-here.tsx';
import { PageFrame } from './page-frame.tsx';
import { volumeTabTable } from './volume-tabs.tsx';

interface Props {
  readonly name: VolumeName;
  readonly tab: VolumeTab;
  readonly engineNotice: ReactNode;
}

const list = { text: t('Volumes'), view: 'volumes' } as const;

/** All about one volume. One that goes while its page is open stays in sight as it was last seen. */
export function VolumePage({ name, tab, engineNotice }: Props) {
  const usage = useVolumeUsage(name);
  const lastSeen = useRef(usage);
  if (usage !== null) lastSeen.current = usage;
  const known = usage ?? lastSeen.current;
  if (known === null) {
    return (
      <NothingHere
        icon="volume"
        title={t('There is no such volume')}
        engineNotice={engineNotice}
        list={{ text: t('Back to Volumes'), view: 'volumes' }}
      >
        {t('The engine knows no volume {name}. It may have been deleted.', { name })}
      </NothingHere>
    );
  }
  return <KnownVolume usage={known} gone={usage === null} tab={tab} engineNotice={engineNotice} />;
}

interface KnownProps extends Pick<Props, 'tab' | 'engineNotice'> {
  readonly usage: VolumeUsage;
  readonly gone: boolean;
}

function KnownVolume({ usage, gone, tab, engineNotice }: KnownProps) {
  const { name, compose } = usage.volume;
  return (
    <PageFrame
      name={name}
      list={list}
      crumbs={
        compose === null
          ? []
          : [
              {
                text: compose.project,
                href: hrefOf({ view: 'stack', name: compose.project, tab: 'data' }),
              },
            ]
      }
      facts={!gone && <VolumeFacts usage={usage} />}
      actions={<VolumeActions usage={usage} goneReason={gone ? t('This volume was deleted') : null} />}
      notice={
        <>
          {engineNotice}
          {gone && (
            <GoneBanner
              title={t('{name} was deleted', { name })}
              next={t('Back to Volumes')}
              to={{ view: 'volumes' }}
            >
              {t('What is shown here is the last that was known of it. Its exports stay.')}
            </GoneBanner>
          )}
        </>
      }
      tabs={volumeTabTable}
      tab={tab}
      subject={usage}
      routeOfTab={(next) => ({ view: 'volume', name, tab: next })}
    />
  );
}

import type { AddVolumePreview, AfterAdding, LostByRecreation } from '../../../shared/add-volume.ts';
import { mayCopy } from '../../../shared/add-volume.ts';
import { t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';

/** What is ticked; `null`: as it is proposed. */
export interface Ticks {
  readonly recreate: boolean | null;
  readonly copy: boolean | null;
}

/** What follows the change of the file, as it is ticked. Proposed is what loses nothing. */
export function afterwardsOf(preview: AddVolumePreview, ticks: Ticks): AfterAdding {
  if (!preview.hasContainers || !(ticks.recreate ?? preview.lost.length === 0)) return 'nothing';
  return mayCopy(preview) && (ticks.copy ?? true) ? 'copy-and-recreate' : 'recreate';
}

const sized = (bytes: number | null): string => (bytes === null ? '' : ` (${formatBytes(bytes)})`);

/** The words beside the box; the size is that of the volume or layer that the data is in. */
export function copyLabel({ data }: AddVolumePreview): string {
  return t('Copy the present data into it{what}', { what: data.kind === 'held' ? sized(data.bytes) : '' });
}

/** Why there is nothing to tick for copying; `null` where there is, or nothing to be copied. */
export function noCopyReason({ data, existing, volume, path }: AddVolumePreview): string | null {
  if (data.kind === 'several') {
    return t(
      '{labels} each hold data of their own at {path}. One volume takes the data of one, so none is copied.',
      { labels: listed(data.labels), path },
    );
  }
  if (data.kind === 'nothing' || existing === null || existing.bytes === 0) return null;
  return t('The volume {volume} is there already{bytes}, and nothing is copied over what it may hold.', {
    volume: volume ?? '',
    bytes: sized(existing.bytes),
  });
}

/** What comes of it beside the volume, that a person may not expect. */
export function consequences(preview: AddVolumePreview, afterwards: AfterAdding): readonly string[] {
  const { service, data, path } = preview;
  const holds = data.kind !== 'nothing';
  switch (afterwards) {
    case 'nothing':
      return !preview.hasContainers
        ? []
        : [
            t('{service} gets the volume when it is recreated, for example by Run again.{what}', {
              service,
              what: holds ? t(' What it holds at {path} now will not be in it.', { path }) : '',
            }),
          ];
    case 'recreate':
      return holds
        ? [t('What {service} holds at {path} now will not be in the volume.', { service, path })]
        : [];
    case 'copy-and-recreate':
      return data.kind === 'held' && data.withImageFiles
        ? [
            t(
              'The image has files of its own at {path}. They are copied, too, and stay as they are when the image is updated.',
              { path },
            ),
          ]
        : [];
  }
}

/** Data that is not on its way into the volume. */
export const lostLine = (lost: readonly LostByRecreation[]): string =>
  listed(
    lost.map(({ label, path, bytes }) => t('{path} of {label}{bytes}', { path, label, bytes: sized(bytes) })),
  );

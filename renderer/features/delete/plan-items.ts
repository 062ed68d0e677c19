import { assertNever } from '../../../shared/assert-never.ts';
import type { DeletePlan, KeptNetwork, PlannedVolume } from '../../../shared/delete-plan.ts';
import type { ContainerId, HostPath, VolumeName } from '../../../shared/ids.ts';
import { plural, t } from '../../../shared/texts.ts';
import type { Unsaved } from '../../../shared/unsaved.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';
import { fileName, folderOf } from '../../format/path.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';

/** One line of the dialog: what it is, and what becomes of it. */
export interface PlanItem {
  readonly key: string;
  readonly icon: IconName;
  readonly name: string;
  readonly facts: readonly string[];
  /** Something that should not be overlooked, or that is lost for good. */
  readonly tone: 'plain' | 'amber' | 'red';
}

/** Lines that belong together, under a heading where there are several. */
export interface PlanGroup {
  readonly key: string;
  readonly heading: { readonly name: string; readonly note: string | null } | null;
  readonly items: readonly PlanItem[];
}

export interface Known {
  readonly plan: DeletePlan;
  /** Volumes that are ticked to go too. */
  readonly ticked: ReadonlySet<VolumeName>;
  /** Of those the ones of which no copy is made. */
  readonly lost: ReadonlySet<VolumeName>;
  /** `null` until the engine has told. */
  readonly sizes: ReadonlyMap<VolumeName, number> | null;
  readonly unsaved: Unsaved | null;
  readonly homeDir: HostPath;
}

/** What people call the volume: 64 digits tell them nothing. */
export function plannedLabel({ label, anonymous }: PlannedVolume): string {
  return anonymous ? `${label.slice(0, 12)}…` : label;
}

/** What is known of a container's unsaved data: in a word here, in full below. */
function unsavedFact(id: ContainerId, label: string, unsaved: Unsaved | null): string[] {
  if (unsaved === null || unsaved.unknown.includes(label)) return [];
  const places = unsaved.risks.filter(({ container }) => container.id === id).map(({ place }) => place);
  if (places.length === 0) return [t('nothing unsaved')];
  const sizes = places.map((place) => (place.kind === 'layer' ? place.layer.bytes : place.bytes));
  if (sizes.some((bytes) => bytes === null)) return [t('unsaved data')];
  return [
    t('{bytes} unsaved', {
      bytes: formatBytes(sizes.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0)),
    }),
  ];
}

const hasUnsaved = (id: ContainerId, unsaved: Unsaved | null): boolean =>
  unsaved?.risks.some(({ container }) => container.id === id) ?? false;

function sizeFact(name: VolumeName, sizes: Known['sizes']): string[] {
  const bytes = sizes?.get(name);
  return bytes === undefined ? [] : [formatBytes(bytes)];
}

/** What the deletion takes away, ticked volumes included. */
export function deletedItems({ plan, ticked, lost, sizes, unsaved }: Known): readonly PlanItem[] {
  return [
    ...plan.containers.map(({ id, label }) => ({
      key: id,
      icon: 'container' as const,
      name: label,
      facts: [t('container'), ...unsavedFact(id, label, unsaved)],
      tone: hasUnsaved(id, unsaved) ? ('amber' as const) : ('plain' as const),
    })),
    ...plan.networks.map(({ id, name }) => ({
      key: id,
      icon: 'network' as const,
      name,
      facts: [t('network')],
      tone: 'plain' as const,
    })),
    ...plan.volumes
      .filter(({ name }) => ticked.has(name))
      .map((volume) => ({
        key: `volume ${volume.name}`,
        icon: 'volume' as const,
        name: plannedLabel(volume),
        facts: [
          t('volume'),
          ...sizeFact(volume.name, sizes),
          lost.has(volume.name) ? t('gone for good') : t('saved first'),
        ],
        tone: lost.has(volume.name) ? ('red' as const) : ('plain' as const),
      })),
  ];
}

function keptVolume(volume: PlannedVolume, sizes: Known['sizes']): PlanItem {
  const { name, anonymous, attachedAgain, alsoUsedBy } = volume;
  // Images such as redis make one that stays empty: nothing to be warned of.
  const empty = anonymous && sizes?.get(name) === 0;
  return {
    key: `volume ${name}`,
    icon: 'volume',
    name: plannedLabel(volume),
    facts: [
      anonymous ? t('anonymous volume') : t('volume'),
      ...(empty ? [t('empty')] : sizeFact(name, sizes)),
      ...(alsoUsedBy.length > 0 ? [t('also used by {names}', { names: listed(alsoUsedBy) })] : []),
      attachedAgain ? t('attached again on the next run') : t('not attached on the next run'),
    ],
    tone: attachedAgain || empty ? 'plain' : 'amber',
  };
}

function networkReason({ reason }: KeptNetwork): string {
  switch (reason.kind) {
    case 'external':
      return t('not made by this stack');
    case 'used-by':
      return t('used by {containers}', { containers: listed(reason.containers) });
    default:
      return assertNever(reason);
  }
}

/** What stays, with the reason to believe it. */
export function keptItems({ plan, ticked, sizes, homeDir }: Known): readonly PlanItem[] {
  const { count: images, bytes } = plan.images;
  return [
    ...plan.volumes.filter(({ name }) => !ticked.has(name)).map((volume) => keptVolume(volume, sizes)),
    ...plan.composeFiles.map(({ path, found }) => ({
      key: `file ${path}`,
      icon: 'file' as const,
      name: fileName(path),
      facts: [found ? folderOf(path, homeDir) : t('not found at {path}', { path: folderOf(path, homeDir) })],
      tone: found ? ('plain' as const) : ('amber' as const),
    })),
    ...(images === 0
      ? []
      : [
          {
            key: 'images',
            icon: 'image' as const,
            name: plural(images, '{n} image', '{n} images'),
            facts: [...(bytes === null ? [] : [formatBytes(bytes)]), t('no download next time')],
            tone: 'plain' as const,
          },
        ]),
    ...plan.keptNetworks.map((network) => ({
      key: `network ${network.name}`,
      icon: 'network' as const,
      name: network.name,
      facts: [t('network'), networkReason(network)],
      tone: 'plain' as const,
    })),
  ];
}

import { assertNever } from '../../shared/assert-never.ts';
import { plural, t } from '../../shared/texts.ts';
import {
  type DataSummary,
  isAtRisk,
  type Place,
  type Risk,
  type RiskyPlace,
} from '../../shared/where-data.ts';
import { formatBytes } from './bytes.ts';

/** What a row says of its data in a word, and more of it for the tooltip. */
export interface DataWords {
  readonly tone: 'good' | 'warning';
  readonly text: string;
  readonly hint: string;
}

function riskText(place: RiskyPlace): string {
  return place.kind === 'layer'
    ? t('{bytes} unsaved', { bytes: formatBytes(place.layer.bytes) })
    : t('anonymous {path}', { path: place.path });
}

function riskHint({ label, place }: Risk): string {
  const where =
    place.kind === 'layer'
      ? (place.layer.places[0]?.path ?? t('its own files'))
      : t('the anonymous volume at {path}', { path: place.path });
  return place.database === null
    ? t('Data of {label} is in {where}: it is gone when the container is deleted.', { label, where })
    : t('The {database} database of {label} is in {where}: it is gone when the container is deleted.', {
        database: place.database,
        label,
        where,
      });
}

/** The worst first: what would be lost, else where it is safe; `null` where there is nothing to say. */
export function dataWords({ risks, volumes, folders }: DataSummary, ofStack: boolean): DataWords | null {
  const [worst] = risks;
  if (worst !== undefined) {
    return { tone: 'warning', text: riskText(worst.place), hint: risks.slice(0, 5).map(riskHint).join('\n') };
  }
  const [first] = volumes;
  if (first !== undefined) {
    const named = volumes.map(({ label, path }) => t('{label} at {path}', { label, path })).join('\n');
    const text =
      ofStack || volumes.length > 1 ? plural(volumes.length, '{n} volume', '{n} volumes') : first.label;
    return { tone: 'good', text, hint: t('Kept when the stack is deleted:\n{named}', { named }) };
  }
  if (folders.length === 0) return null;
  return {
    tone: 'good',
    text: plural(folders.length, '{n} host folder', '{n} host folders'),
    hint: folders.join('\n'),
  };
}

/** What keeps the files of a place, and what becomes of them. */
export function placeWords(place: Place): { readonly keeper: string; readonly fate: string } {
  switch (place.kind) {
    case 'volume':
      return {
        keeper: place.label,
        fate: place.readOnly ? t('Read-only here') : t('Attached again on the next run'),
      };
    case 'anonymous':
      return {
        keeper: t('Anonymous volume'),
        fate: isAtRisk(place) ? t('Lost: a new container gets another one') : t('Holds nothing of its own'),
      };
    case 'bind':
      return { keeper: place.source, fate: t('Stays in the folder of the machine') };
    case 'tmpfs':
      return { keeper: t('Memory'), fate: t('Gone when the container stops') };
    case 'layer':
      return { keeper: t('The container itself'), fate: t('Lost when the container is deleted') };
    default:
      return assertNever(place);
  }
}

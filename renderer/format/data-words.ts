import { assertNever } from '../../shared/assert-never.ts';
import {
  type DataSummary,
  isAtRisk,
  type Place,
  type Risk,
  type RiskyPlace,
} from '../../shared/where-data.ts';
import { formatBytes } from './bytes.ts';
import { count } from './list.ts';

/** What a row says of its data in a word, and more of it for the tooltip. */
export interface DataWords {
  readonly tone: 'good' | 'warning';
  readonly text: string;
  readonly hint: string;
}

function riskText(place: RiskyPlace): string {
  return place.kind === 'layer' ? `${formatBytes(place.layer.bytes)} unsaved` : `anonymous ${place.path}`;
}

function riskHint({ label, place }: Risk): string {
  const whose = place.database === null ? 'Data' : `The ${place.database} database`;
  const where =
    place.kind === 'layer'
      ? (place.layer.places[0]?.path ?? 'its own files')
      : `the anonymous volume at ${place.path}`;
  return `${whose} of ${label} is in ${where}: it is gone when the container is deleted.`;
}

/** The worst first: what would be lost, else where it is safe; `null` where there is nothing to say. */
export function dataWords({ risks, volumes, folders }: DataSummary, ofStack: boolean): DataWords | null {
  const [worst] = risks;
  if (worst !== undefined) {
    return { tone: 'warning', text: riskText(worst.place), hint: risks.slice(0, 5).map(riskHint).join('\n') };
  }
  const [first] = volumes;
  if (first !== undefined) {
    const named = volumes.map(({ label, path }) => `${label} at ${path}`).join('\n');
    const text = ofStack || volumes.length > 1 ? count(volumes.length, 'volume') : first.label;
    return { tone: 'good', text, hint: `Kept when the stack is deleted:\n${named}` };
  }
  if (folders.length === 0) return null;
  return { tone: 'good', text: count(folders.length, 'host folder'), hint: folders.join('\n') };
}

/** What keeps the files of a place, and what becomes of them. */
export function placeWords(place: Place): { readonly keeper: string; readonly fate: string } {
  switch (place.kind) {
    case 'volume':
      return {
        keeper: place.label,
        fate: place.readOnly ? 'Read-only here' : 'Attached again on the next run',
      };
    case 'anonymous':
      return {
        keeper: 'Anonymous volume',
        fate: isAtRisk(place) ? 'Lost: a new container gets another one' : 'Holds nothing of its own',
      };
    case 'bind':
      return { keeper: place.source, fate: 'Stays in the folder of the machine' };
    case 'tmpfs':
      return { keeper: 'Memory', fate: 'Gone when the container stops' };
    case 'layer':
      return { keeper: 'The container itself', fate: 'Lost when the container is deleted' };
    default:
      return assertNever(place);
  }
}

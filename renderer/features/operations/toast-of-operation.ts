import { assertNever } from '../../../shared/assert-never.ts';
import type { HostPath, VolumeName } from '../../../shared/ids.ts';
import type { AppState } from '../../../shared/ipc.ts';
import type { Operation, Outcome, VolumeVerdict } from '../../../shared/operation.ts';
import { describeError } from '../../errors/describe-error.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';
import { verb } from '../../format/operation-words.ts';
import { volumeAddedLines } from '../../format/volume-added.ts';
import { bulkToast } from './bulk-toast.ts';
import type { ToastModel } from './toast.ts';
import { startedAgainToast, volumeToast } from './volume-toast.ts';

interface Known {
  readonly sizes: ReadonlyMap<VolumeName, number> | null;
  readonly platform: AppState['platform'];
  readonly homeDir: HostPath;
  readonly canRetry: boolean;
  /** What the target is called by now; `null` where it is not there. */
  readonly nameNow: string | null;
}

type Words = Omit<ToastModel, 'id'>;

const short = 9000;

function keptLine(kept: readonly string[]): string[] {
  if (kept.length === 0) return [];
  return [kept.length === 1 ? `Volume ${kept[0]} is kept.` : `Volumes ${listed(kept)} are kept.`];
}

function deleted(operation: Operation, outcome: Extract<Outcome, { kind: 'deleted' }>): Words {
  const warnings = outcome.warnings.map(
    ({ network, usedBy }) => `Network ${network} stays: it is used by ${listed(usedBy)}.`,
  );
  const gone = outcome.volumes.length > 0 ? [`Deleted for good: ${listed(outcome.volumes)}.`] : [];
  return {
    tone: warnings.length > 0 ? 'warning' : 'good',
    title: `${operation.name} deleted`,
    lines: [...keptLine(outcome.kept), ...gone, ...warnings],
    actions: operation.kind === 'delete' && operation.target.kind === 'stack' ? ['run-again'] : [],
    stays: warnings.length > 0 ? null : short,
  };
}

function renamed({ name }: Operation, nameNow: string | null): Words | null {
  if (nameNow === null) return null;
  return { tone: 'good', title: `${name} is now ${nameNow}`, lines: [], actions: [], stays: short };
}

/** What became of one volume, in words; `null` where it is as it should be and needs none. */
function verdictLine({ label, volume, verdict }: VolumeVerdict, sizes: Known['sizes']): string {
  const bytes = sizes?.get(volume);
  switch (verdict) {
    case 'attached-again':
      return `${label} attached again${bytes === undefined ? '' : `, ${formatBytes(bytes)}`}`;
    case 'new':
      return `New volume: ${label}`;
    case 'recreated':
      return `${label} is not the same volume as before: it was made anew, so what it held is gone. Stop the stack before anything is written, and restore a copy if you have one.`;
    case 'missing':
      return `${label} is missing: the data from before was not found. Look for it under Volumes before you go on.`;
    case 'not-attached':
      return `${label} is there, but the stack no longer uses it. Check the volumes in the Compose file, then run it again.`;
    default:
      return assertNever(verdict);
  }
}

const isLoss = ({ verdict }: VolumeVerdict) => verdict !== 'attached-again' && verdict !== 'new';

function ran(operation: Operation, verdicts: readonly VolumeVerdict[], { sizes }: Known): Words {
  const losses = verdicts.filter(isLoss);
  if (losses.length > 0) {
    return {
      tone: 'warning',
      title: `${operation.name} is running, but not with all its data`,
      lines: losses.map((verdict) => verdictLine(verdict, sizes)),
      actions: ['show-log'],
      stays: null,
    };
  }
  return {
    tone: 'good',
    title:
      operation.kind === 'update-images'
        ? `The images of ${operation.name} are up to date`
        : `${operation.name} is running`,
    lines: verdicts.map((verdict) => verdictLine(verdict, sizes)),
    actions: [],
    stays: short,
  };
}

function volumeAdded(outcome: Extract<Outcome, { kind: 'volume-added' }>): Words {
  return {
    tone: 'good',
    title: `${outcome.service} has the volume ${outcome.label}`,
    lines: volumeAddedLines(outcome),
    actions: [],
    stays: short,
  };
}

function volumeTakenBack({ service, inUse }: Extract<Outcome, { kind: 'volume-taken-back' }>): Words {
  return inUse
    ? {
        tone: 'warning',
        title: `The volume of ${service} stays`,
        lines: ['It is in use already, or holds what is nowhere else. Nothing was changed.'],
        actions: [],
        stays: null,
      }
    : {
        tone: 'good',
        title: `${service} is as it was`,
        lines: ['The Compose file and its container are as before; the unfinished volume is gone.'],
        actions: [],
        stays: short,
      };
}

/** What the corner says of an ended operation; `null` where the row itself tells enough. */
export function toastOfOperation(operation: Operation, known: Known): ToastModel | null {
  const words = wordsOf(operation, known);
  return words === null ? null : { id: operation.id, ...words };
}

function cancelledLines({ target }: Operation, exists: readonly string[]): readonly string[] {
  if (target.kind === 'volume') {
    return [
      target.stops.length > 0 ? 'Nothing was changed. What was stopped runs again.' : 'Nothing was changed.',
    ];
  }
  return exists.length > 0 ? [`These containers exist: ${listed(exists)}.`] : ['No container was left.'];
}

function wordsOf(operation: Operation, known: Known): Words | null {
  const { state } = operation;
  switch (state.kind) {
    case 'running':
    case 'cancelling':
      return null;
    case 'cancelled':
      return {
        tone: 'good',
        title: `Cancelled: ${verb(operation.kind)} ${operation.name}`,
        lines:
          operation.kind === 'add-volume'
            ? ['The Compose file, the service and its data are as they were.']
            : cancelledLines(operation, state.exists),
        actions: [],
        stays: short,
      };
    case 'failed': {
      // A cancelled operation that ends as a failure is what was asked for.
      const { title, cause, nextStep, command } = describeError(state.error, known.platform);
      const withLog = ['run', 'run-again', 'update-images', 'add-volume'].includes(operation.kind);
      return {
        tone: 'bad',
        title: `Could not ${verb(operation.kind)} ${operation.name}: ${title}`,
        lines: [cause, nextStep],
        command,
        actions: [
          ...(known.canRetry ? ['try-again' as const] : []),
          ...(withLog ? ['show-log' as const] : []),
        ],
        stays: null,
      };
    }
    case 'succeeded':
      switch (state.outcome.kind) {
        case 'done':
          return operation.kind === 'rename' ? renamed(operation, known.nameNow) : null;
        case 'deleted':
          return deleted(operation, state.outcome);
        case 'ran':
          return ran(operation, state.outcome.volumes, known);
        case 'volume-added':
          return volumeAdded(state.outcome);
        case 'volume-taken-back':
          return volumeTakenBack(state.outcome);
        case 'bulk':
          if (operation.target.kind === 'volumes') {
            return bulkToast('delete', 'volume', state.outcome, known.platform);
          }
          return operation.target.kind === 'bulk'
            ? bulkToast(operation.target.action, 'container', state.outcome, known.platform)
            : null;
        case 'volume':
          return volumeToast(operation, state.outcome, known.homeDir);
        case 'started-again':
          return startedAgainToast(state.outcome, known.homeDir);
        default:
          return assertNever(state.outcome);
      }
    default:
      return assertNever(state);
  }
}

import { assertNever } from '../../../shared/assert-never.ts';
import type { Deletion } from '../../../shared/deletion.ts';
import type { HostPath, VolumeName } from '../../../shared/ids.ts';
import type { AppState } from '../../../shared/ipc.ts';
import type { Operation, Outcome, PutBack, VolumeVerdict } from '../../../shared/operation.ts';
import { describeError } from '../../errors/describe-error.ts';
import { formatBytes } from '../../format/bytes.ts';
import { count, listed } from '../../format/list.ts';
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
  /** The notes of the deletions that the operation did, as far as they can be undone. */
  readonly deletions: readonly Deletion[];
  /** What the target is called by now; `null` where it is not there. */
  readonly nameNow: string | null;
}

type Words = Omit<ToastModel, 'id'>;

const short = 9000;

function keptLine(kept: readonly string[]): string[] {
  if (kept.length === 0) return [];
  return [kept.length === 1 ? `Volume ${kept[0]} is kept.` : `Volumes ${listed(kept)} are kept.`];
}

/** `3 files, 28 KB saved: Undo puts them back.` */
function savedLine(deletion: Deletion | undefined): string[] {
  if (deletion === undefined || deletion.saved.length === 0) return [];
  const files = deletion.saved.reduce((sum, saved) => sum + saved.files, 0);
  const bytes = deletion.saved.reduce((sum, saved) => sum + saved.bytes, 0);
  return [
    `${count(files, 'file')}, ${formatBytes(bytes)} saved: Undo puts ${files === 1 ? 'it' : 'them'} back.`,
  ];
}

function deleted(
  operation: Operation,
  outcome: Extract<Outcome, { kind: 'deleted' }>,
  { deletions: [deletion] }: Known,
): Words {
  const warnings = outcome.warnings.map(
    ({ network, usedBy }) => `Network ${network} stays: it is used by ${listed(usedBy)}.`,
  );
  const gone = outcome.volumes.length > 0 ? [`Deleted for good: ${listed(outcome.volumes)}.`] : [];
  return {
    tone: warnings.length > 0 ? 'warning' : 'good',
    title: `${operation.name} deleted`,
    lines: [...keptLine(outcome.kept), ...savedLine(deletion), ...gone, ...warnings],
    actions: deletion === undefined ? [] : ['undo'],
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
    case 'put-back':
      return `${label} put back from its export${bytes === undefined ? '' : `, ${formatBytes(bytes)}`}`;
    case 'missing':
      return `${label} is missing: the data from before was not found. Look for it under Volumes before you go on.`;
    case 'not-attached':
      return `${label} is there, but the stack no longer uses it. Check the volumes in the Compose file, then run it again.`;
    default:
      return assertNever(verdict);
  }
}

const isLoss = ({ verdict }: VolumeVerdict) =>
  verdict !== 'attached-again' && verdict !== 'new' && verdict !== 'put-back';

/** `todo-database-1: 12 files, 1.2 MB put back`. */
function putBackLine({ label, files, bytes, leftOut }: PutBack): string {
  const done = `${label}: ${count(files, 'file')}, ${formatBytes(bytes)} put back`;
  if (leftOut === 0) return done;
  return `${done}; ${count(leftOut, 'saved entry').replace(/entrys$/, 'entries')} stay in the archive, since something else keeps that place now`;
}

function ran(
  operation: Operation,
  { volumes: verdicts, putBack }: Extract<Outcome, { kind: 'ran' }>,
  { sizes }: Known,
): Words {
  const losses = verdicts.filter(isLoss);
  if (losses.length > 0) {
    return {
      tone: 'warning',
      title: `${operation.name} is running, but not with all its data`,
      lines: [...losses.map((verdict) => verdictLine(verdict, sizes)), ...putBack.map(putBackLine)],
      actions: ['show-log'],
      stays: null,
    };
  }
  return {
    tone: 'good',
    title:
      operation.kind === 'update-images'
        ? `The images of ${operation.name} are up to date`
        : operation.kind === 'undo'
          ? `${operation.name} is back`
          : `${operation.name} is running`,
    lines: [...verdicts.map((verdict) => verdictLine(verdict, sizes)), ...putBack.map(putBackLine)],
    actions: [],
    stays: short,
  };
}

function volumeAdded(outcome: Extract<Outcome, { kind: 'volume-added' }>, { homeDir }: Known): Words {
  return {
    tone: 'good',
    title: `${outcome.service} has the volume ${outcome.label}`,
    lines: volumeAddedLines(outcome, homeDir),
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
      const withLog = ['run', 'run-again', 'undo', 'update-images', 'add-volume'].includes(operation.kind);
      return {
        tone: 'bad',
        title: `Could not ${verb(operation.kind)} ${operation.name}: ${title}`,
        lines: [cause, nextStep],
        command,
        actions: [
          ...(known.canRetry ? ['try-again' as const] : []),
          ...(known.canRetry && state.error.kind === 'save-failed' ? ['delete-without-saving' as const] : []),
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
          return deleted(operation, state.outcome, known);
        case 'ran':
          return ran(operation, state.outcome, known);
        case 'volume-added':
          return volumeAdded(state.outcome, known);
        case 'volume-taken-back':
          return volumeTakenBack(state.outcome);
        case 'bulk':
          if (operation.target.kind === 'volumes') {
            return bulkToast('delete', 'volume', state.outcome, { ...known, canUndo: false });
          }
          return operation.target.kind === 'bulk'
            ? bulkToast(operation.target.action, 'container', state.outcome, {
                ...known,
                canUndo: known.deletions.length > 0,
              })
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

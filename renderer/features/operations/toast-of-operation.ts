import { assertNever } from '../../../shared/assert-never.ts';
import type { Deletion } from '../../../shared/deletion.ts';
import type { HostPath, VolumeName } from '../../../shared/ids.ts';
import type { AppState } from '../../../shared/ipc.ts';
import type { Operation, Outcome, PutBack, VolumeVerdict } from '../../../shared/operation.ts';
import { plural, t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';
import { cancelledTo, couldNot } from '../../format/operation-sentences.ts';
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
  return [plural(kept.length, 'Volume {kept} is kept.', 'Volumes {kept} are kept.', { kept: listed(kept) })];
}

/** `3 files, 28 KB saved: Undo puts them back.` */
function savedLine(deletion: Deletion | undefined): string[] {
  if (deletion === undefined || deletion.saved.length === 0) return [];
  const files = deletion.saved.reduce((sum, saved) => sum + saved.files, 0);
  const bytes = deletion.saved.reduce((sum, saved) => sum + saved.bytes, 0);
  return [
    plural(
      files,
      '{n} file, {bytes} saved: Undo puts it back.',
      '{n} files, {bytes} saved: Undo puts them back.',
      { bytes: formatBytes(bytes) },
    ),
  ];
}

function deleted(
  operation: Operation,
  outcome: Extract<Outcome, { kind: 'deleted' }>,
  { deletions: [deletion] }: Known,
): Words {
  const warnings = outcome.warnings.map(({ network, usedBy }) =>
    t('Network {network} stays: it is used by {usedBy}.', { network, usedBy: listed(usedBy) }),
  );
  const gone =
    outcome.volumes.length > 0
      ? [t('Deleted for good: {volumes}.', { volumes: listed(outcome.volumes) })]
      : [];
  return {
    tone: warnings.length > 0 ? 'warning' : 'good',
    title: t('{name} deleted', { name: operation.name }),
    lines: [...keptLine(outcome.kept), ...savedLine(deletion), ...gone, ...warnings],
    actions: deletion === undefined ? [] : ['undo'],
    stays: warnings.length > 0 ? null : short,
  };
}

function renamed({ name }: Operation, nameNow: string | null): Words | null {
  if (nameNow === null) return null;
  return {
    tone: 'good',
    title: t('{name} is now {nameNow}', { name, nameNow }),
    lines: [],
    actions: [],
    stays: short,
  };
}

/** What became of one volume, in words; `null` where it is as it should be and needs none. */
function verdictLine({ label, volume, verdict }: VolumeVerdict, sizes: Known['sizes']): string {
  const bytes = sizes?.get(volume);
  switch (verdict) {
    case 'attached-again':
      return t('{label} attached again{size}', {
        label,
        size: bytes === undefined ? '' : `, ${formatBytes(bytes)}`,
      });
    case 'new':
      return t('New volume: {label}', { label });
    case 'recreated':
      return t(
        '{label} is not the same volume as before: it was made anew, so what it held is gone. Stop the stack before anything is written, and restore a copy if you have one.',
        { label },
      );
    case 'put-back':
      return t('{label} put back from its export{size}', {
        label,
        size: bytes === undefined ? '' : `, ${formatBytes(bytes)}`,
      });
    case 'missing':
      return t(
        '{label} is missing: the data from before was not found. Look for it under Volumes before you go on.',
        { label },
      );
    case 'not-attached':
      return t(
        '{label} is there, but the stack no longer uses it. Check the volumes in the Compose file, then run it again.',
        { label },
      );
    default:
      return assertNever(verdict);
  }
}

const isLoss = ({ verdict }: VolumeVerdict) =>
  verdict !== 'attached-again' && verdict !== 'new' && verdict !== 'put-back';

/** `todo-database-1: 12 files, 1.2 MB put back`. */
function putBackLine({ label, files, bytes, leftOut }: PutBack): string {
  const done = plural(files, '{label}: {n} file, {bytes} put back', '{label}: {n} files, {bytes} put back', {
    label,
    bytes: formatBytes(bytes),
  });
  if (leftOut === 0) return done;
  return plural(
    leftOut,
    '{done}; {n} saved entry stay in the archive, since something else keeps that place now',
    '{done}; {n} saved entries stay in the archive, since something else keeps that place now',
    { done },
  );
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
      title: t('{name} is running, but not with all its data', { name: operation.name }),
      lines: [...losses.map((verdict) => verdictLine(verdict, sizes)), ...putBack.map(putBackLine)],
      actions: ['show-log'],
      stays: null,
    };
  }
  return {
    tone: 'good',
    title:
      operation.kind === 'update-images'
        ? t('The images of {name} are up to date', { name: operation.name })
        : operation.kind === 'undo'
          ? t('{name} is back', { name: operation.name })
          : t('{name} is running', { name: operation.name }),
    lines: [...verdicts.map((verdict) => verdictLine(verdict, sizes)), ...putBack.map(putBackLine)],
    actions: [],
    stays: short,
  };
}

function volumeAdded(outcome: Extract<Outcome, { kind: 'volume-added' }>, { homeDir }: Known): Words {
  return {
    tone: 'good',
    title: t('{service} has the volume {label}', { service: outcome.service, label: outcome.label }),
    lines: volumeAddedLines(outcome, homeDir),
    actions: [],
    stays: short,
  };
}

function volumeTakenBack({ service, inUse }: Extract<Outcome, { kind: 'volume-taken-back' }>): Words {
  return inUse
    ? {
        tone: 'warning',
        title: t('The volume of {service} stays', { service }),
        lines: [t('It is in use already, or holds what is nowhere else. Nothing was changed.')],
        actions: [],
        stays: null,
      }
    : {
        tone: 'good',
        title: t('{service} is as it was', { service }),
        lines: [t('The Compose file and its container are as before; the unfinished volume is gone.')],
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
      target.stops.length > 0
        ? t('Nothing was changed. What was stopped runs again.')
        : t('Nothing was changed.'),
    ];
  }
  return exists.length > 0
    ? [t('These containers exist: {exists}.', { exists: listed(exists) })]
    : [t('No container was left.')];
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
        title: cancelledTo(operation.kind, operation.name),
        lines:
          operation.kind === 'add-volume'
            ? [t('The Compose file, the service and its data are as they were.')]
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
        title: `${couldNot(operation.kind, operation.name)}: ${title}`,
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

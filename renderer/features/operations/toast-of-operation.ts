import type { AppState } from '../../../shared/app-state.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Deletion } from '../../../shared/deletion.ts';
import type { HostPath, VolumeName } from '../../../shared/ids.ts';
import type { Operation, Outcome } from '../../../shared/operation.ts';
import { plural, t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';
import { operationWords } from '../../format/operation-sentences.ts';
import { volumeAddedLines } from '../../format/volume-added.ts';
import { bulkToast } from './bulk-toast.ts';
import { filesPutBack, ran } from './ran-toast.ts';
import { shortly, type ToastModel, type ToastWords as Words } from './toast.ts';
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
    stays: warnings.length > 0 ? null : shortly,
  };
}

function renamed({ name }: Operation, nameNow: string | null): Words | null {
  if (nameNow === null) return null;
  return {
    tone: 'good',
    title: t('{name} is now {nameNow}', { name, nameNow }),
    lines: [],
    actions: [],
    stays: shortly,
  };
}

function volumeAdded(outcome: Extract<Outcome, { kind: 'volume-added' }>, { homeDir }: Known): Words {
  return {
    tone: 'good',
    title: t('{service} has the volume {label}', { service: outcome.service, label: outcome.label }),
    lines: volumeAddedLines(outcome, homeDir),
    actions: [],
    stays: shortly,
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
        stays: shortly,
      };
}

/** What the corner says of an ended operation; `null` where the row itself tells enough. */
export function toastOfOperation(operation: Operation, known: Known): ToastModel | null {
  const words = wordsOf(operation, known);
  return words === null ? null : { id: operation.id, ...words };
}

function cancelledLines({ kind, target }: Operation, exists: readonly string[]): readonly string[] {
  if (kind === 'add-volume') return [t('The Compose file, the service and its data are as they were.')];
  if (kind === 'put-back')
    return [t('Nothing was put back. The container has what it had, and the files stay saved.')];
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
        title: operationWords[operation.kind].cancelled(operation.name),
        lines: cancelledLines(operation, state.exists),
        actions: [],
        stays: shortly,
      };
    case 'failed': {
      // A cancelled operation that ends as a failure is what was asked for.
      const { title, cause, nextStep, command } = describeError(state.error, known.platform);
      const withLog = ['run', 'run-again', 'undo', 'update-images', 'add-volume'].includes(operation.kind);
      return {
        tone: 'bad',
        title: `${operationWords[operation.kind].couldNot(operation.name)}: ${title}`,
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
          return ran(operation, state.outcome, known.sizes);
        case 'put-back':
          return filesPutBack(operation, state.outcome);
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

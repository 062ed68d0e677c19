import type { AppState } from '../../../shared/app-state.ts';
import type { BulkAction, BulkRow } from '../../../shared/bulk.ts';
import type { Outcome } from '../../../shared/operation.ts';
import { plural, t } from '../../../shared/texts.ts';
import { failureLine } from '../../errors/failure-line.ts';
import { actionWords } from '../../format/bulk-words.ts';
import { listed, things } from '../../format/list.ts';
import { shortly, type ToastModel } from './toast.ts';

// The dialog names them all.
const shownFailures = 3;

/** What the corner says when a bulk operation has ended. */
export function bulkToast(
  action: BulkAction,
  noun: 'container' | 'volume',
  outcome: Extract<Outcome, { kind: 'bulk' }>,
  { platform, canUndo }: { readonly platform: AppState['platform']; readonly canUndo: boolean },
): Omit<ToastModel, 'id'> {
  const { rows, kept, again } = outcome;
  const failed = rows.filter(({ result }) => result.kind === 'failed');
  const inUse = rows.filter(({ result }) => result.kind === 'in-use');
  const problem = failed.length > 0 || inUse.length > 0;
  return {
    tone: failed.length > 0 ? 'bad' : inUse.length > 0 ? 'warning' : 'good',
    title: titleOf(action, noun, rows),
    lines: [
      ...failed.slice(0, shownFailures).map((row) => failureOf(row, platform)),
      ...(failed.length > shownFailures ? [t('And {n} more.', { n: failed.length - shownFailures })] : []),
      ...inUse.map(inUseLine),
      ...leftLine(rows),
      ...keptLine(kept),
    ],
    actions: [
      ...(again === null ? [] : ['try-again' as const]),
      ...(canUndo ? ['undo' as const] : []),
      'show-result',
    ],
    stays: problem ? null : shortly,
  };
}

function titleOf(action: BulkAction, noun: 'container' | 'volume', rows: readonly BulkRow[]): string {
  const containers = rows.filter(({ subject }) => subject === noun);
  const ended = containers.filter(({ result }) => result.kind === 'done').length;
  const failed = containers.filter(({ result }) => result.kind === 'failed').length;
  if (failed > 0)
    return t('{ended} of {all} {done}', {
      ended,
      all: things(ended + failed, noun),
      done: actionWords[action].did(),
    });
  if (ended > 0) return t('{all} {done}', { all: things(ended, noun), done: actionWords[action].did() });
  return noun === 'container'
    ? t('No container {done}', { done: actionWords[action].did() })
    : t('No volume {done}', { done: actionWords[action].did() });
}

function failureOf({ name, result }: BulkRow, platform: AppState['platform']): string {
  return result.kind === 'failed' ? `${name}: ${failureLine(result.error, platform)}` : name;
}

function inUseLine({ subject, name, result }: BulkRow): string {
  if (result.kind !== 'in-use') return name;
  const usedBy = listed(result.usedBy);
  return subject === 'volume'
    ? t('Volume {name} stays: it is used by {usedBy}.', { name, usedBy })
    : t('Network {name} stays: it is used by {usedBy}.', { name, usedBy });
}

function leftLine(rows: readonly BulkRow[]): readonly string[] {
  const left = rows.filter(({ result }) => result.kind === 'left').length;
  return left === 0 ? [] : [plural(left, '{n} left as it was.', '{n} left as they were.')];
}

function keptLine(kept: readonly string[]): readonly string[] {
  if (kept.length === 0) return [];
  return [plural(kept.length, 'Volume {kept} is kept.', 'Volumes {kept} are kept.', { kept: listed(kept) })];
}

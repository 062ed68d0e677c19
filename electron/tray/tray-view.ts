import { engineText } from '../../shared/engine-text.ts';
import { groupStacks } from '../../shared/group-stacks.ts';
import type { StackName } from '../../shared/ids.ts';
import { lifecycleOf } from '../../shared/lifecycle.ts';
import type { LifecycleAction, Operation } from '../../shared/operation.ts';
import { shownName } from '../../shared/shown-name.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { Stack } from '../../shared/stack.ts';
import { stackStatus, statusText } from '../../shared/stack-status.ts';
import { plural, t } from '../../shared/texts.ts';

/** What can be done to a stack from the tray: nothing that takes anything away. */
export type TrayAction = Extract<LifecycleAction, 'start' | 'stop' | 'unpause'>;

export interface TrayLine {
  readonly stack: StackName;
  /** `shop: Running (2/2)` */
  readonly text: string;
  /** Why nothing can be done to it now, or what went wrong; `null` where there is nothing to say. */
  readonly note: string | null;
  readonly actions: readonly { readonly action: TrayAction; readonly title: string }[];
  /** None of the actions can be chosen now. */
  readonly rests: boolean;
}

/** All that the tray shows, in words: two that are equal need no other menu. */
export interface TrayView {
  readonly tooltip: string;
  readonly engine: string;
  readonly lines: readonly TrayLine[];
  /** What the menu is too short for. */
  readonly more: string | null;
  readonly open: string;
  readonly quit: string;
}

interface Shown {
  readonly snapshot: Pick<EngineSnapshot, 'connection' | 'containers'>;
  readonly operations: readonly Operation[];
  /** The stacks that something is being done to. */
  readonly busy: ReadonlySet<StackName>;
}

// A longer menu would not fit a screen of 900 × 600.
const mostStacks = 20;
const longestName = 40;

export function trayView({ snapshot, operations, busy }: Shown): TrayView {
  const { stacks } = groupStacks(snapshot.containers.values());
  const engine = engineText(snapshot.connection);
  const ready = snapshot.connection.kind === 'ready';
  const over = stacks.length - mostStacks;
  return {
    tooltip: t('Stackyard: {engine}', { engine }),
    engine,
    lines: stacks
      .slice(0, mostStacks)
      .map((stack) =>
        lineOf(stack, { ready, busy: busy.has(stack.name), failed: failedOf(stack, operations) }),
      ),
    more: over > 0 ? plural(over, '{n} more stack', '{n} more stacks') : null,
    open: t('Open Stackyard'),
    quit: t('Quit Stackyard'),
  };
}

interface Standing {
  readonly ready: boolean;
  readonly busy: boolean;
  readonly failed: Operation | null;
}

function lineOf({ name, containers }: Stack, { ready, busy, failed }: Standing): TrayLine {
  const { canStart, canStop, startUnpauses } = lifecycleOf(containers);
  return {
    stack: name,
    text: t('{name}: {status}', { name: shortName(name), status: statusText(stackStatus(containers)) }),
    note: busy ? t('Something is being done to it') : failed === null ? null : failureText(failed),
    actions: [
      ...(canStart && !startUnpauses ? [{ action: 'start', title: t('Start') } as const] : []),
      ...(startUnpauses ? [{ action: 'unpause', title: t('Unpause') } as const] : []),
      ...(canStop ? [{ action: 'stop', title: t('Stop') } as const] : []),
    ],
    rests: busy || !ready,
  };
}

/** The last operation of a stack, where it failed. The registry forgets it as soon as another one begins. */
const failedOf = ({ name }: Stack, operations: readonly Operation[]): Operation | null =>
  operations.findLast(
    ({ target, state }) => target.kind === 'stack' && target.name === name && state.kind === 'failed',
  ) ?? null;

function failureText({ kind }: Operation): string {
  if (kind === 'start' || kind === 'unpause') return t('It could not be started: open Stackyard to see why');
  if (kind === 'stop') return t('It could not be stopped: open Stackyard to see why');
  return t('Something failed: open Stackyard to see what');
}

/** A label says what it likes: it is cut, and what can't be seen is written out. */
function shortName(name: StackName): string {
  const shown = shownName(name);
  return shown.length > longestName ? `${shown.slice(0, longestName)}…` : shown;
}

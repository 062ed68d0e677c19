import { assertNever } from '../../shared/assert-never.ts';
import { containerLabel } from '../../shared/container-label.ts';
import type { Deletion } from '../../shared/deletion.ts';
import type { DeletionId, StackName, VolumeName } from '../../shared/ids.ts';
import type { Operation } from '../../shared/operation.ts';
import type { Inventory } from '../../shared/stack.ts';
import type { Target } from '../../shared/target.ts';
import { volumeUsages } from '../../shared/volume-usage.ts';
import { busyReason } from '../format/operation-words.ts';
import type { Actions } from '../store/actions.ts';
import type { AppData } from '../store/app-store.ts';
import type { Running } from '../store/running.ts';
import { deletionsOf } from '../store/use-deletions.ts';
import { busyReasonOf, busyVolumeReasonOf, composeReasonOf, engineReasonOf } from '../store/use-reasons.ts';
import type { MenuEntry } from '../ui/action-menu.tsx';
import { containerMenu } from './container-menu.ts';
import { type DeletedStackSubject, deletedContainerMenu, deletedStackMenu } from './deleted-menus.ts';
import { type MenuTable, menuEntries, type Reasons } from './menu-line.ts';
import { stackMenu } from './stack-menu.ts';
import { volumeMenu } from './volume-menu.ts';

/** All that decides what can be done: the state of the app, and what is derived from it. */
export interface MenuWorld {
  readonly data: Pick<AppData, 'snapshot' | 'compose' | 'deletedStacks' | 'deletions'>;
  readonly inventory: Inventory;
  readonly running: Running;
  readonly actions: Actions;
}

/** Whose menu it is. */
export type MenuTarget =
  | Target
  | { readonly kind: 'volume'; readonly name: VolumeName }
  | { readonly kind: 'deleted-stack'; readonly name: StackName }
  | { readonly kind: 'deleted-container'; readonly deletion: DeletionId };

export interface TargetMenu {
  /** As its row calls it. */
  readonly name: string;
  readonly groups: readonly (readonly MenuEntry[])[];
}

/** What can be done to a stack, container or volume, or to one that is no more; `null` when it is not there any more. */
export function targetMenu(target: MenuTarget, world: MenuWorld): TargetMenu | null {
  const { data } = world;
  switch (target.kind) {
    case 'stack':
    case 'container':
      return presentMenu(target, world);
    case 'volume':
      return ofVolume(target.name, world);
    case 'deleted-stack': {
      const stack = data.deletedStacks.find(({ name }) => name === target.name);
      if (stack === undefined) return null;
      return ofDeletedStack({ stack, deletion: deletionsOf(data).stacks.get(stack.name) ?? null }, world);
    }
    case 'deleted-container': {
      const deletion = deletionsOf(data).containers.find(({ id }) => id === target.deletion);
      return deletion === undefined ? null : ofDeletedContainer(deletion, world);
    }
    default:
      return assertNever(target);
  }
}

function presentMenu(target: Target, { data, inventory, running, actions }: MenuWorld): TargetMenu | null {
  const { containers, connection } = data.snapshot;
  const linkHost = connection.target?.linkHost ?? 'localhost';
  const reasons = reasonsFor(data, busyReasonOf(target, running, containers));
  if (target.kind === 'stack') {
    const stack = inventory.stacks.find(({ name }) => name === target.name);
    if (stack === undefined) return null;
    const subject = { target, members: stack.containers, stack, local: linkHost === 'localhost' };
    return { name: stack.name, groups: menuEntries(stackMenu, subject, reasons, actions) };
  }
  const container = containers.get(target.id);
  if (container === undefined) return null;
  const name = containerLabel(container);
  const subject = { target, members: [container], container, name };
  return { name, groups: menuEntries(containerMenu(container, linkHost), subject, reasons, actions) };
}

function ofVolume(name: VolumeName, { data, running, actions }: MenuWorld): TargetMenu | null {
  const { containers, volumes } = data.snapshot;
  const volume = volumes.get(name);
  const usage = volume && volumeUsages([volume], containers.values())[0];
  if (usage === undefined) return null;
  const reasons = reasonsFor(data, busyVolumeReasonOf(name, usage, running));
  return { name, groups: menuEntries(volumeMenu, usage, reasons, actions) };
}

export interface DeletedMenu extends TargetMenu {
  /** What brings it back right now. */
  readonly operation: Operation | null;
}

/** What can be done to a stack that is no more. */
export function ofDeletedStack(subject: DeletedStackSubject, world: MenuWorld): DeletedMenu {
  const { name } = subject.stack;
  return deletedMenu(name, world.running.stacks.get(name), deletedStackMenu, subject, world);
}

/** What can be done to a standalone container that is no more. */
export function ofDeletedContainer(deletion: Deletion, world: MenuWorld): DeletedMenu {
  const [container] = deletion.containers;
  const operation = container && world.running.containers.get(container.id);
  return deletedMenu(deletion.name, operation, deletedContainerMenu, deletion, world);
}

function deletedMenu<Subject>(
  name: string,
  operation: Operation | undefined,
  table: MenuTable<Subject>,
  subject: Subject,
  { data, actions }: MenuWorld,
): DeletedMenu {
  const reasons = reasonsFor(data, operation === undefined ? null : busyReason(operation));
  return { name, operation: operation ?? null, groups: menuEntries(table, subject, reasons, actions) };
}

/** Why entries have to wait; `busy`: what holds their subject. */
export function reasonsFor(data: Pick<AppData, 'snapshot' | 'compose'>, busy: string | null): Reasons {
  const engine = engineReasonOf(data);
  const change = engine ?? busy;
  return { nothing: null, ask: engine, rest: busy, change, compose: change ?? composeReasonOf(data) };
}

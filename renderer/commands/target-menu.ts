import { containerLabel } from '../../shared/container-label.ts';
import type { VolumeName } from '../../shared/ids.ts';
import type { Inventory } from '../../shared/stack.ts';
import type { Target } from '../../shared/target.ts';
import { volumeUsages } from '../../shared/volume-usage.ts';
import type { Actions } from '../store/actions.ts';
import type { AppData } from '../store/app-store.ts';
import type { Running } from '../store/running.ts';
import { busyReasonOf, busyVolumeReasonOf, composeReasonOf, engineReasonOf } from '../store/use-reasons.ts';
import type { MenuEntry } from '../ui/action-menu.tsx';
import { containerMenu } from './container-menu.ts';
import { menuEntries, type Reasons } from './menu-line.ts';
import { stackMenu } from './stack-menu.ts';
import { volumeMenu } from './volume-menu.ts';

/** All that decides what can be done: the state of the app, and what is derived from it. */
export interface MenuWorld {
  readonly data: Pick<AppData, 'snapshot' | 'compose'>;
  readonly inventory: Inventory;
  readonly running: Running;
  readonly actions: Actions;
}

/** Whose menu it is. */
export type MenuTarget = Target | { readonly kind: 'volume'; readonly name: VolumeName };

export interface TargetMenu {
  /** As its row calls it. */
  readonly name: string;
  readonly groups: readonly (readonly MenuEntry[])[];
}

/** What can be done to a stack, container or volume; `null` when it is not there any more. */
export function targetMenu(target: MenuTarget, world: MenuWorld): TargetMenu | null {
  const { data, inventory, running, actions } = world;
  const { containers, volumes, connection } = data.snapshot;
  if (target.kind === 'volume') {
    const volume = volumes.get(target.name);
    const usage = volume && volumeUsages([volume], containers.values())[0];
    if (usage === undefined) return null;
    const reasons = reasonsFor(data, busyVolumeReasonOf(target.name, usage, running));
    return { name: target.name, groups: menuEntries(volumeMenu, usage, reasons, actions) };
  }
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

/** Why entries have to wait; `busy`: what holds their subject. */
export function reasonsFor(data: MenuWorld['data'], busy: string | null): Reasons {
  const engine = engineReasonOf(data);
  const change = engine ?? busy;
  return { nothing: null, ask: engine, rest: busy, change, compose: change ?? composeReasonOf(data) };
}

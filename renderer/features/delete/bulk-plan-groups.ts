import { containerLabel } from '../../../shared/container-label.ts';
import type { DeletePlan, PlannedVolume } from '../../../shared/delete-plan.ts';
import type { Container } from '../../../shared/engine.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import type { Inventory } from '../../../shared/stack.ts';
import { plural, t } from '../../../shared/texts.ts';
import { deletedItems, type Known, keptItems, type PlanGroup, type PlanItem } from './plan-items.ts';

interface BulkKnown extends Omit<Known, 'plan'> {
  readonly plans: readonly DeletePlan[];
  readonly inventory: Inventory;
  /** Those without a row in sight. */
  readonly hidden: ReadonlySet<ContainerId>;
}

/** What goes: a group a stack, then all containers that stand alone. */
export function deletedGroups(known: BulkKnown): readonly PlanGroup[] {
  const { plans, inventory, hidden } = known;
  const itemsOf = (plan: DeletePlan) =>
    deletedItems({ ...known, plan }).map((item) => (isHidden(item, hidden) ? markedHidden(item) : item));
  const alone = plans.filter(({ stack }) => stack === null);
  return [
    ...plans.flatMap((plan): readonly PlanGroup[] =>
      plan.stack === null
        ? []
        : [
            {
              key: plan.stack,
              heading: { name: plan.stack, note: shareOf(plan, inventory) },
              items: itemsOf(plan),
            },
          ],
    ),
    {
      key: 'standalone',
      heading: { name: t('Without a stack'), note: plural(alone.length, '{n} container', '{n} containers') },
      items: alone.flatMap(itemsOf),
    },
  ];
}

/** What stays, by stack; also the containers of a stack that were not ticked. */
export function keptGroups(known: BulkKnown): readonly PlanGroup[] {
  return known.plans.map((plan) => ({
    key: plan.containers[0]?.id ?? plan.name,
    heading: { name: plan.stack ?? plan.name, note: null },
    items: [...stayingOf(plan, known.inventory).map(stayingItem), ...keptItems({ ...known, plan })],
  }));
}

/** The volumes that may be ticked, each with its stack. */
export function offeredVolumes(plans: readonly DeletePlan[]): readonly PlannedVolume[] {
  return plans.flatMap(({ stack, volumes }) =>
    volumes
      .filter(({ offered }) => offered)
      .map((volume) => ({ ...volume, label: stack === null ? volume.label : `${stack} / ${volume.label}` })),
  );
}

const isHidden = ({ key, icon }: PlanItem, hidden: ReadonlySet<string>) =>
  icon === 'container' && hidden.has(key);

const markedHidden = (item: PlanItem): PlanItem => ({
  ...item,
  facts: [...item.facts, t('out of sight')],
  tone: item.tone === 'plain' ? 'amber' : item.tone,
});

function shareOf(plan: DeletePlan, inventory: Inventory): string {
  const staying = stayingOf(plan, inventory).length;
  const going = plan.containers.length;
  return plan.target.kind === 'stack'
    ? t('whole stack')
    : plural(going + staying, '{going} of {n} container', '{going} of {n} containers', { going });
}

function stayingOf(plan: DeletePlan, { stacks }: Inventory): readonly Container[] {
  const going = new Set(plan.containers.map(({ id }) => id));
  const members = stacks.find(({ name }) => name === plan.stack)?.containers ?? [];
  return members.filter(({ id }) => !going.has(id));
}

const stayingItem = (container: Container): PlanItem => ({
  key: container.id,
  icon: 'container',
  name: containerLabel(container),
  facts: [t('container'), t('not part of this')],
  tone: 'plain',
});

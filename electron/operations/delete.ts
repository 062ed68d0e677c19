import type { BulkResult } from '../../shared/bulk.ts';
import { containerLabel } from '../../shared/container-label.ts';
import type { DeletePlan, PlannedVolume } from '../../shared/delete-plan.ts';
import { stopOrder, stopsBefore } from '../../shared/dependency-order.ts';
import type { Container, ContainerState } from '../../shared/engine.ts';
import type { AppError } from '../../shared/errors.ts';
import type { ContainerId, VolumeName } from '../../shared/ids.ts';
import type { DeletionWarning, Outcome } from '../../shared/operation.ts';
import { t } from '../../shared/texts.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure, factsOf } from '../failure.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';
import type { Reporter } from './operations.ts';

type Deletion = Pick<DeletePlan, 'containers' | 'networks' | 'keptNetworks' | 'volumes'>;

/** The volumes to delete, each checked against what the plan offers. Throws `conflict` for any other. */
export function tickedVolumes(plan: Deletion, ticked: readonly VolumeName[]): readonly PlannedVolume[] {
  return ticked.map((name) => {
    const volume = plan.volumes.find((planned) => planned.name === name && planned.offered);
    if (!volume)
      throw new Failure({
        kind: 'conflict',
        detail: t("The volume {name} can't be deleted here.", { name }),
      });
    return volume;
  });
}

type Thing = { readonly name: string } & (
  | { readonly subject: 'container'; readonly id: ContainerId }
  | { readonly subject: 'network' }
  | { readonly subject: 'volume'; readonly volume: VolumeName }
);

/** What became of one thing that was to go. `name` is as the plan calls it. */
export type RemovalResult = Thing & { readonly result: BulkResult };

/**
 * Deletes what is planned, and the volumes that were ticked by name. Goes on past a failure and then throws
 * `partly-deleted`; run again, it goes on from there, because what is gone already counts as done.
 */
export async function deletePlanned(
  access: EngineAccess,
  plan: Deletion,
  ticked: readonly VolumeName[],
  reporter: Reporter,
): Promise<Extract<Outcome, { kind: 'deleted' }>> {
  const results = await removePlanned(access, plan, tickedVolumes(plan, ticked), reporter);
  await access.refreshed();
  const left = results.flatMap(({ name, result }) =>
    result.kind === 'failed' ? [{ name, reason: reasonOf(result.error) }] : [],
  );
  const done = results.filter(({ result }) => result.kind === 'done');
  if (left.length > 0) {
    throw new Failure({ kind: 'partly-deleted', removed: done.map(({ name }) => name), left });
  }
  return {
    kind: 'deleted',
    containers: plan.containers.map((container) => container.label),
    networks: done.filter(({ subject }) => subject === 'network').map(({ name }) => name),
    volumes: [...ticked],
    kept: keptVolumes(plan, new Set(ticked)),
    warnings: [...unforeseenWarnings(results), ...foreseenWarnings(plan)],
    deletion: null,
  };
}

/** Labels of the named volumes that stay. Anonymous ones stay too, but nothing will find them again: the plan said so. */
export function keptVolumes(plan: Deletion, deleted: ReadonlySet<VolumeName>): readonly string[] {
  return plan.volumes
    .filter((volume) => volume.attachedAgain && !deleted.has(volume.name))
    .map((volume) => volume.label);
}

/**
 * Stops and removes the plan's containers, dependants first as `docker compose down` does, then its networks, then
 * `volumes`; networks and volumes only when no container is left. `onEnded` is told each result as it comes.
 */
export async function removePlanned(
  access: EngineAccess,
  plan: Deletion,
  volumes: readonly PlannedVolume[],
  reporter: Reporter,
  onEnded: (result: RemovalResult) => void = () => undefined,
): Promise<readonly RemovalResult[]> {
  const { api } = reachableEngine(access);
  const known = access.snapshot().containers;
  const results: RemovalResult[] = [];
  const end = (result: RemovalResult) => {
    results.push(result);
    onEnded(result);
  };
  const containers = plan.containers.flatMap((planned) => known.get(planned.id) ?? []);
  for (const { id, label } of plan.containers) {
    if (!known.has(id)) end({ subject: 'container', id, name: label, result: { kind: 'done' } });
  }
  await removeContainers(api, containers, known.values(), reporter, end);
  if (results.some(({ result }) => result.kind === 'failed')) return results;
  for (const network of plan.networks) end(await removeNetwork(api, network, reporter));
  for (const volume of volumes) end(await removeVolume(api, volume, reporter));
  return results;
}

// One that is being removed already must not be asked to stop: that fails.
const needsStop: ReadonlySet<ContainerState> = new Set(['running', 'paused', 'restarting']);

/** Each stops as soon as what depends on it has, and goes as soon as it has stopped. */
async function removeContainers(
  api: EngineApi,
  containers: readonly Container[],
  known: Iterable<Container>,
  reporter: Reporter,
  end: (result: RemovalResult) => void,
): Promise<void> {
  const everyone = [...known];
  const before = stopsBefore(containers, everyone);
  const stopped = new Map<ContainerId, Promise<unknown>>();
  const remove = async (container: Container): Promise<void> => {
    const { id, state } = container;
    const mine = Promise.all((before.get(id) ?? []).map((other) => stopped.get(other)));
    const thing = { subject: 'container', id, name: containerLabel(container) } as const;
    let tell: () => void = () => undefined;
    stopped.set(
      id,
      new Promise<void>((resolve) => {
        tell = resolve;
      }),
    );
    const result = await removed(reporter, thing, async (say) => {
      await mine;
      if (needsStop.has(state)) {
        say('Stopping');
        // One that can't be stopped keeps nobody else.
        await api.stopContainer(id).finally(tell);
      }
      tell();
      say('Removing');
      await api.removeContainer(id);
      return { kind: 'done' };
    });
    end(result);
  };
  // In the order of stopping, so that what somebody waits for has always begun.
  await Promise.all(stopOrder(containers, everyone).flat().map(remove));
}

function removeNetwork(
  api: EngineApi,
  { id, name }: Deletion['networks'][number],
  reporter: Reporter,
): Promise<RemovalResult> {
  const thing = { subject: 'network', name } as const;
  return removed(reporter, thing, async (say) => {
    say(t('Removing'));
    const answer = await api.removeNetwork(id);
    return answer.kind === 'removed' ? { kind: 'done' } : answer;
  });
}

function removeVolume(api: EngineApi, volume: PlannedVolume, reporter: Reporter): Promise<RemovalResult> {
  const thing = { subject: 'volume', volume: volume.name, name: volume.label } as const;
  return removed(reporter, thing, async (say) => {
    say(t('Removing'));
    await api.removeVolume(volume.name);
    return { kind: 'done' };
  });
}

/** Never rejects: what the work throws is its result. */
async function removed(
  reporter: Reporter,
  thing: Thing,
  work: (say: (text: string) => void) => Promise<BulkResult>,
): Promise<RemovalResult> {
  const { subject, name } = thing;
  try {
    const result = await work((text) => reporter.step({ subject, name, state: 'working', text }));
    const inUse = result.kind === 'in-use';
    reporter.step({
      subject,
      name,
      state: inUse ? 'warning' : 'done',
      text: inUse ? t('Still in use') : t('Removed'),
    });
    return { ...thing, result };
  } catch (thrown) {
    const error = factsOf(thrown);
    reporter.step({ subject, name, state: 'failed', text: reasonOf(error) });
    return { ...thing, result: { kind: 'failed', error } };
  }
}

/** Networks that came into use meanwhile. */
function unforeseenWarnings(results: readonly RemovalResult[]): readonly DeletionWarning[] {
  return results.flatMap(({ name, result }) =>
    result.kind === 'in-use'
      ? [{ kind: 'network-in-use' as const, network: name, usedBy: result.usedBy }]
      : [],
  );
}

/** Networks that the plan already said would stay because others use them. */
function foreseenWarnings(plan: Deletion): readonly DeletionWarning[] {
  return plan.keptNetworks.flatMap(({ name, reason }) =>
    reason.kind === 'used-by'
      ? [{ kind: 'network-in-use' as const, network: name, usedBy: reason.containers }]
      : [],
  );
}

/** A few words for a list of what is left; the engine's own words where there are none better. */
function reasonOf(facts: AppError): string {
  switch (facts.kind) {
    case 'volume-in-use':
      return t('used by {names}', { names: facts.usedBy.join(', ') });
    case 'engine-unreachable':
      return t('the engine is not reachable');
    case 'conflict':
    case 'unexpected':
      return facts.detail;
    default:
      return facts.kind;
  }
}

import { containerLabel } from '../../shared/container-label.ts';
import type { DeletePlan, PlannedVolume } from '../../shared/delete-plan.ts';
import { stopOrder } from '../../shared/dependency-order.ts';
import type { Container, ContainerState } from '../../shared/engine.ts';
import type { VolumeName } from '../../shared/ids.ts';
import type { DeletionWarning, Outcome } from '../../shared/operation.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure, factsOf } from '../failure.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';
import type { Reporter } from './operations.ts';

type Deletion = Pick<DeletePlan, 'containers' | 'networks' | 'keptNetworks' | 'volumes'>;

/** The volumes to delete, each checked against what the plan offers. Throws `conflict` for any other. */
export function tickedVolumes(plan: Deletion, ticked: readonly VolumeName[]): readonly PlannedVolume[] {
  return ticked.map((name) => {
    const volume = plan.volumes.find((planned) => planned.name === name && planned.offered);
    if (!volume) throw new Failure({ kind: 'conflict', detail: `The volume ${name} can't be deleted here.` });
    return volume;
  });
}

/**
 * Stops and removes the plan's containers, dependants first as `docker compose down` does, then its networks, then
 * the volumes that were ticked by name. Goes on past a failure and then throws `partly-deleted`; run again, it goes
 * on from there, because what is gone already counts as done.
 */
export async function deletePlanned(
  access: EngineAccess,
  plan: Deletion,
  ticked: readonly VolumeName[],
  reporter: Reporter,
): Promise<Outcome> {
  const { api } = reachableEngine(access);
  const volumesToDelete = tickedVolumes(plan, ticked);
  const known = access.snapshot().containers;
  const containers = plan.containers.flatMap((planned) => known.get(planned.id) ?? []);
  const ledger = createLedger();

  for (const level of stopOrder(containers)) {
    await Promise.all(level.map((container) => removeContainer(api, container, reporter, ledger)));
  }
  const warnings = ledger.left.length === 0 ? await removeNetworks(api, plan, reporter, ledger) : [];
  for (const volume of ledger.left.length === 0 ? volumesToDelete : []) {
    await removeVolume(api, volume, reporter, ledger);
  }
  await access.refreshed();

  if (ledger.left.length > 0) {
    throw new Failure({ kind: 'partly-deleted', removed: ledger.removed, left: ledger.left });
  }
  const deleted = new Set(ticked);
  return {
    kind: 'deleted',
    containers: plan.containers.map((container) => container.label),
    networks: ledger.networks,
    volumes: [...ticked],
    // Anonymous ones stay too, but nothing will find them again: the plan has said so.
    kept: plan.volumes
      .filter((volume) => volume.attachedAgain && !deleted.has(volume.name))
      .map((volume) => volume.label),
    warnings: [...warnings, ...foreseenWarnings(plan)],
  };
}

interface Ledger {
  readonly removed: string[];
  readonly networks: string[];
  readonly left: { name: string; reason: string }[];
}

const createLedger = (): Ledger => ({ removed: [], networks: [], left: [] });

// One that is being removed already must not be asked to stop: that fails.
const needsStop: ReadonlySet<ContainerState> = new Set(['running', 'paused', 'restarting']);

async function removeContainer(
  api: EngineApi,
  container: Container,
  reporter: Reporter,
  ledger: Ledger,
): Promise<void> {
  const name = containerLabel(container);
  const say = (text: string, state: 'working' | 'done' | 'failed') =>
    reporter.step({ subject: 'container', name, state, text });
  try {
    if (needsStop.has(container.state)) {
      say('Stopping', 'working');
      await api.stopContainer(container.id);
    }
    say('Removing', 'working');
    await api.removeContainer(container.id);
    say('Removed', 'done');
    ledger.removed.push(name);
  } catch (thrown) {
    const reason = reasonOf(thrown);
    say(reason, 'failed');
    ledger.left.push({ name, reason });
  }
}

async function removeNetworks(
  api: EngineApi,
  plan: Deletion,
  reporter: Reporter,
  ledger: Ledger,
): Promise<readonly DeletionWarning[]> {
  const warnings: DeletionWarning[] = [];
  for (const { id, name } of plan.networks) {
    const say = (text: string, state: 'working' | 'done' | 'warning' | 'failed') =>
      reporter.step({ subject: 'network', name, state, text });
    say('Removing', 'working');
    try {
      const result = await api.removeNetwork(id);
      if (result.kind === 'in-use') {
        warnings.push({ kind: 'network-in-use', network: name, usedBy: result.usedBy });
        say('Still in use', 'warning');
      } else {
        ledger.networks.push(name);
        ledger.removed.push(name);
        say('Removed', 'done');
      }
    } catch (thrown) {
      const reason = reasonOf(thrown);
      say(reason, 'failed');
      ledger.left.push({ name, reason });
    }
  }
  return warnings;
}

/** Networks that the plan already said would stay because others use them. */
function foreseenWarnings(plan: Deletion): readonly DeletionWarning[] {
  return plan.keptNetworks.flatMap(({ name, reason }) =>
    reason.kind === 'used-by'
      ? [{ kind: 'network-in-use' as const, network: name, usedBy: reason.containers }]
      : [],
  );
}

async function removeVolume(
  api: EngineApi,
  volume: PlannedVolume,
  reporter: Reporter,
  ledger: Ledger,
): Promise<void> {
  const say = (text: string, state: 'working' | 'done' | 'failed') =>
    reporter.step({ subject: 'volume', name: volume.label, state, text });
  say('Removing', 'working');
  try {
    await api.removeVolume(volume.name);
    say('Removed', 'done');
    ledger.removed.push(volume.label);
  } catch (thrown) {
    const reason = reasonOf(thrown);
    say(reason, 'failed');
    ledger.left.push({ name: volume.label, reason });
  }
}

/** A few words for a list of what is left; the engine's own words where there are none better. */
function reasonOf(thrown: unknown): string {
  const facts = factsOf(thrown);
  switch (facts.kind) {
    case 'volume-in-use':
      return `used by ${facts.usedBy.join(', ')}`;
    case 'engine-unreachable':
      return 'the engine is not reachable';
    case 'conflict':
    case 'unexpected':
      return facts.detail;
    default:
      return facts.kind;
  }
}

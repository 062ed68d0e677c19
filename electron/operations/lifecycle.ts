import type { BulkResult } from '../../shared/bulk.ts';
import { containerLabel } from '../../shared/container-label.ts';
import { startOrder, stopOrder } from '../../shared/dependency-order.ts';
import type { Container, Dependency } from '../../shared/engine.ts';
import type { AppError } from '../../shared/errors.ts';
import type { ContainerId } from '../../shared/ids.ts';
import type { LifecycleAction, Outcome } from '../../shared/operation.ts';
import { t } from '../../shared/texts.ts';
import { whatApplies } from '../../shared/what-applies.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure, factsOf } from '../failure.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';
import type { Reporter } from './operations.ts';

/** What became of one container. */
export interface ContainerResult {
  readonly container: Container;
  readonly result: BulkResult;
}

interface Verb {
  readonly doing: () => string;
  readonly done: () => string;
  readonly first: 'needed' | 'dependants';
  readonly act: (api: EngineApi, id: ContainerId) => Promise<void>;
}

const verbs: Record<LifecycleAction, Verb> = {
  start: {
    doing: () => t('Starting'),
    done: () => t('Started'),
    first: 'needed',
    act: (api, id) => api.startContainer(id),
  },
  stop: {
    doing: () => t('Stopping'),
    done: () => t('Stopped'),
    first: 'dependants',
    act: (api, id) => api.stopContainer(id),
  },
  restart: {
    doing: () => t('Restarting'),
    done: () => t('Restarted'),
    first: 'needed',
    act: (api, id) => api.restartContainer(id),
  },
  pause: {
    doing: () => t('Pausing'),
    done: () => t('Paused'),
    first: 'dependants',
    act: (api, id) => api.pauseContainer(id),
  },
  unpause: {
    doing: () => t('Unpausing'),
    done: () => t('Running'),
    first: 'needed',
    act: (api, id) => api.unpauseContainer(id),
  },
  kill: {
    doing: () => t('Killing'),
    done: () => t('Killed'),
    first: 'dependants',
    act: (api, id) => api.killContainer(id),
  },
};

/**
 * Changes the containers of one stack (or one that stands alone) and throws the first failure, after all that does not
 * hang on it was done too.
 */
export async function changeLifecycle(
  access: EngineAccess,
  containers: readonly Container[],
  action: LifecycleAction,
  reporter: Reporter,
): Promise<Outcome> {
  const results = await changeEach(access, containers, action, reporter);
  await access.refreshed();
  const error = firstFailure(results);
  if (error !== null) throw new Failure(error);
  return { kind: 'done' };
}

/**
 * Changes the containers of one stack (or one that stands alone) to which the action applies, in dependency order, a
 * level at a time, through the engine alone: dependants first where they are stopped, paused or killed. A failure holds
 * back what comes after it by dependency, and nothing else. `onEnded` is told each result as it comes.
 */
export async function changeEach(
  access: EngineAccess,
  containers: readonly Container[],
  action: LifecycleAction,
  reporter: Reporter,
  onEnded: (result: ContainerResult) => void = () => undefined,
): Promise<readonly ContainerResult[]> {
  const { api } = reachableEngine(access);
  const { acts, left } = whatApplies(action, containers);
  const results: ContainerResult[] = [];
  const end = (result: ContainerResult) => {
    results.push(result);
    onEnded(result);
  };
  for (const { container, reason } of left) end({ container, result: { kind: 'left', reason } });

  const order = verbs[action].first === 'needed' ? startOrder : stopOrder;
  for (const level of order(acts, access.snapshot().containers.values())) {
    const failed = results.filter(isFailed).map(({ container }) => container);
    const ended = level.map(async (container): Promise<void> => {
      const heldBack = whatHoldsBack(container, failed, verbs[action]);
      const work = () => changeOne(api, container, containers, action, reporter);
      end({ container, result: heldBack ?? (await resultOf(work)) });
    });
    await Promise.all(ended);
  }
  return results;
}

const isFailed = ({ result }: ContainerResult): boolean => result.kind === 'failed';

/** Not of what was merely held back: that is no cause. */
function firstFailure(results: readonly ContainerResult[]): AppError | null {
  for (const { result } of results) {
    if (result.kind === 'failed' && result.error.kind !== 'held-back') return result.error;
  }
  return null;
}

/** Never rejects: what the work throws is its result. */
async function resultOf(work: () => Promise<void>): Promise<BulkResult> {
  try {
    await work();
    return { kind: 'done' };
  } catch (thrown) {
    return { kind: 'failed', error: factsOf(thrown) };
  }
}

function whatHoldsBack(
  container: Container,
  failed: readonly Container[],
  { first }: Verb,
): BulkResult | null {
  const needs = (dependant: Container, needed: Container) =>
    dependant.compose?.dependsOn.some(({ service }) => service === needed.compose?.service) ?? false;
  const by = failed.find((other) => (first === 'needed' ? needs(container, other) : needs(other, container)));
  if (by === undefined) return null;
  const relation = first === 'needed' ? 'needs' : 'needed-by';
  return { kind: 'failed', error: { kind: 'held-back', by: containerLabel(by), relation } };
}

async function changeOne(
  api: EngineApi,
  container: Container,
  containers: readonly Container[],
  action: LifecycleAction,
  reporter: Reporter,
): Promise<void> {
  const paused = container.state === 'paused';
  if (action === 'start' && !paused) {
    for (const dependency of container.compose?.dependsOn ?? []) {
      await untilDependencyHolds(api, dependency, containers, reporter);
    }
  }
  await told(reporter, container, action === 'start' && paused ? verbs.unpause : verbs[action], api);
}

const pollMs = 250;

/** Waits for `service_healthy` and `service_completed_successfully`, as Compose does. Throws `conflict`. */
async function untilDependencyHolds(
  api: EngineApi,
  dependency: Dependency,
  containers: readonly Container[],
  reporter: Reporter,
): Promise<void> {
  if (dependency.condition === 'service_started') return;
  const members = containers.filter(
    (container) => container.compose?.service === dependency.service && !container.compose.oneOff,
  );
  for (const member of members) {
    const name = containerLabel(member);
    for (;;) {
      if (reporter.signal.aborted) throw new Failure({ kind: 'cancelled' });
      const present = await api.inspectContainer(member.id);
      if (present === null || holds(present, dependency)) break;
      const failure = whyItNeverWill(present, dependency);
      if (failure !== null) throw new Failure({ kind: 'conflict', detail: `${name} ${failure}.` });
      reporter.step({ subject: 'container', name, state: 'working', text: t('Waiting') });
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
    reporter.step({ subject: 'container', name, state: 'done', text: t('Ready') });
  }
}

function holds(container: Container, dependency: Dependency): boolean {
  if (dependency.condition === 'service_completed_successfully') {
    return container.state === 'exited' && container.exitCode === 0;
  }
  // A service without a health check can't become healthy: running has to do.
  return container.state === 'running' && (container.health === 'healthy' || container.health === 'none');
}

function whyItNeverWill(container: Container, dependency: Dependency): string | null {
  const ended = container.state === 'exited' || container.state === 'dead';
  if (ended) return `exited with code ${container.exitCode ?? 'unknown'}`;
  if (dependency.condition === 'service_healthy' && container.health === 'unhealthy') return 'is unhealthy';
  return null;
}

async function told(reporter: Reporter, container: Container, verb: Verb, api: EngineApi): Promise<void> {
  if (reporter.signal.aborted) throw new Failure({ kind: 'cancelled' });
  const name = containerLabel(container);
  reporter.step({ subject: 'container', name, state: 'working', text: verb.doing() });
  try {
    await verb.act(api, container.id);
  } catch (thrown) {
    reporter.step({ subject: 'container', name, state: 'failed', text: t('Failed') });
    throw thrown;
  }
  reporter.step({ subject: 'container', name, state: 'done', text: verb.done() });
}

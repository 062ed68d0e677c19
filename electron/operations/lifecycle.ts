import { assertNever } from '../../shared/assert-never.ts';
import { containerLabel } from '../../shared/container-label.ts';
import { startOrder, stopOrder } from '../../shared/dependency-order.ts';
import type { Container, Dependency } from '../../shared/engine.ts';
import { isUp } from '../../shared/is-up.ts';
import type { LifecycleAction, Outcome } from '../../shared/operation.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure } from '../failure.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';
import type { Reporter } from './operations.ts';

/**
 * Changes containers in dependency order, a level at a time, through the engine alone: dependants first where they are
 * stopped, paused or killed. What is already so is passed over. As with Compose, one-offs are stopped but never started
 * again.
 */
export async function changeLifecycle(
  access: EngineAccess,
  containers: readonly Container[],
  action: LifecycleAction,
  reporter: Reporter,
): Promise<Outcome> {
  const { api } = reachableEngine(access);
  switch (action) {
    case 'start':
      await start(api, containers, reporter);
      break;
    case 'stop':
      for (const level of stopOrder(containers.filter(isUp))) {
        await together(level, (container) =>
          told(reporter, container, 'Stopping', 'Stopped', () => api.stopContainer(container.id)),
        );
      }
      break;
    case 'restart':
      for (const level of startOrder(withoutOneOffs(containers))) {
        await together(level, (container) =>
          told(reporter, container, 'Restarting', 'Restarted', () => api.restartContainer(container.id)),
        );
      }
      break;
    case 'pause':
      for (const level of stopOrder(containers.filter(({ state }) => state === 'running'))) {
        await together(level, (container) =>
          told(reporter, container, 'Pausing', 'Paused', () => api.pauseContainer(container.id)),
        );
      }
      break;
    case 'unpause':
      for (const level of startOrder(containers.filter(({ state }) => state === 'paused'))) {
        await together(level, (container) =>
          told(reporter, container, 'Unpausing', 'Running', () => api.unpauseContainer(container.id)),
        );
      }
      break;
    case 'kill':
      for (const level of stopOrder(containers.filter(isUp))) {
        await together(level, (container) =>
          told(reporter, container, 'Killing', 'Killed', () => api.killContainer(container.id)),
        );
      }
      break;
    default:
      assertNever(action);
  }
  await access.refreshed();
  return { kind: 'done' };
}

/** A single one-off that was asked for by itself is taken all the same. */
const withoutOneOffs = (containers: readonly Container[]) =>
  containers.length === 1 ? containers : containers.filter((container) => !container.compose?.oneOff);

async function start(api: EngineApi, containers: readonly Container[], reporter: Reporter): Promise<void> {
  for (const level of startOrder(withoutOneOffs(containers))) {
    await together(level, async (container) => {
      if (container.state === 'paused') {
        return told(reporter, container, 'Unpausing', 'Running', () => api.unpauseContainer(container.id));
      }
      if (isUp(container)) return;
      for (const dependency of container.compose?.dependsOn ?? []) {
        await untilDependencyHolds(api, dependency, containers, reporter);
      }
      await told(reporter, container, 'Starting', 'Started', () => api.startContainer(container.id));
    });
  }
}

/** Acts on all at once and waits for every one, also when one fails; then throws the first failure. */
async function together(
  containers: readonly Container[],
  act: (container: Container) => Promise<void>,
): Promise<void> {
  const results = await Promise.allSettled(containers.map(act));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
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
      reporter.step({ subject: 'container', name, state: 'working', text: 'Waiting' });
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
    reporter.step({ subject: 'container', name, state: 'done', text: 'Ready' });
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

async function told(
  reporter: Reporter,
  container: Container,
  doing: string,
  done: string,
  act: () => Promise<void>,
): Promise<void> {
  if (reporter.signal.aborted) throw new Failure({ kind: 'cancelled' });
  const name = containerLabel(container);
  reporter.step({ subject: 'container', name, state: 'working', text: doing });
  try {
    await act();
  } catch (thrown) {
    reporter.step({ subject: 'container', name, state: 'failed', text: 'Failed' });
    throw thrown;
  }
  reporter.step({ subject: 'container', name, state: 'done', text: done });
}

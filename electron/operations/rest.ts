import { containerLabel } from '../../shared/container-label.ts';
import { startOrder, stopOrder } from '../../shared/dependency-order.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import type { Reporter } from './operations.ts';

/** Containers that don't write any more. */
export interface Rest {
  /** Lets them run again as before. Goes on past one that won't. */
  end(): Promise<void>;
}

/**
 * Stops containers, dependants first, each within its own stop timeout. Those of `removedAtEnd` (`docker run --rm`)
 * would be gone then, with their anonymous volumes: they are paused instead. Throws what the engine throws, after those
 * that were at rest by then run again.
 */
export async function bringToRest(
  api: EngineApi,
  containers: readonly Container[],
  removedAtEnd: ReadonlySet<ContainerId>,
  reporter: Reporter,
): Promise<Rest> {
  const stopped: Container[] = [];
  const paused: Container[] = [];

  async function end(): Promise<void> {
    for (const container of paused) await api.unpauseContainer(container.id).catch(() => undefined);
    for (const level of startOrder(stopped)) {
      await Promise.all(
        level.map(async (container) => {
          await api.startContainer(container.id).catch(() => undefined);
          if (container.state === 'paused') await api.pauseContainer(container.id).catch(() => undefined);
        }),
      );
    }
  }

  async function rest(container: Container): Promise<void> {
    const { id, state } = container;
    const say = (text: string) =>
      reporter.step({ subject: 'container', name: containerLabel(container), state: 'working', text });
    if (removedAtEnd.has(id)) {
      // One that is paused already stays so.
      if (state !== 'running') return;
      say(t('Pausing'));
      await api.pauseContainer(id);
      paused.push(container);
      return;
    }
    if (state !== 'running' && state !== 'paused' && state !== 'restarting') return;
    say(t('Stopping'));
    stopped.push(container);
    await api.stopContainer(id);
  }

  try {
    for (const level of stopOrder(containers)) await Promise.all(level.map(rest));
  } catch (thrown) {
    await end();
    throw thrown;
  }
  return { end };
}

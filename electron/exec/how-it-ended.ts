import type { ExecEnd } from '../../shared/exec.ts';
import type { ContainerId, ExecId } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';

/** A run of a container, to be told from the next one after a restart. */
export interface ContainerRun {
  readonly id: ContainerId;
  readonly startedAt: number | null;
}

type Pause = (ms: number) => Promise<void>;
type Engine = Pick<EngineApi, 'execState' | 'inspectContainer'>;

const lookMs = 50;
const looks = 30;
/** From here on a signal ended it: perhaps because its container was being stopped, which shows a little later. */
const firstSignalCode = 129;
const stopShowsMs = 400;

/** Waits a while for a program to be gone. Resolves to its last state; `null` where the engine has forgotten it. */
export async function lastState(api: Engine, exec: ExecId, pause: Pause) {
  let state = await api.execState(exec);
  for (let look = 0; state?.running && look < looks; look += 1) {
    await pause(lookMs);
    state = await api.execState(exec);
  }
  return state;
}

/** How a terminal ended whose connection has ended. `left-running` where its program still runs. */
export async function howItEnded(
  api: Engine,
  run: ContainerRun,
  exec: ExecId,
  pause: Pause,
): Promise<ExecEnd> {
  const state = await lastState(api, exec, pause);
  if (state?.running) return { kind: 'left-running' };
  if (await hasStopped(api, run)) return { kind: 'container-stopped' };
  if (state !== null && !state.wasStarted) return { kind: 'not-started' };
  const code = state?.exitCode ?? null;
  if (code === null || code >= firstSignalCode) {
    await pause(stopShowsMs);
    if (await hasStopped(api, run)) return { kind: 'container-stopped' };
  }
  return { kind: 'exited', code };
}

async function hasStopped(api: Engine, run: ContainerRun): Promise<boolean> {
  const now = await api.inspectContainer(run.id);
  if (now === null) return true;
  return (now.state !== 'running' && now.state !== 'paused') || now.startedAt !== run.startedAt;
}

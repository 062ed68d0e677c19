import { describe, expect, it } from 'vitest';
import type { ContainerState } from '../../shared/engine.ts';
import { execId } from '../../shared/ids.ts';
import { aContainer } from '../engine/fake-engine.ts';
import { howItEnded } from './how-it-ended.ts';

type State = { running: boolean; exitCode: number | null; wasStarted: boolean };
type Run = { state: ContainerState; startedAt: number } | null;

const exited = (exitCode: number | null): State => ({ running: false, exitCode, wasStarted: true });
const running: State = { running: true, exitCode: null, wasStarted: true };
const up: Run = { state: 'running', startedAt: 5 };

/** Each list is answered from front to back; its last answer stays. */
function ended(states: readonly (State | null)[], runs: readonly Run[] = [up]) {
  const next = <Item>(list: readonly Item[], at: number) => list[Math.min(at, list.length - 1)] ?? null;
  let asked = 0;
  let looked = 0;
  const api = {
    execState: async () => next(states, asked++),
    inspectContainer: async () => {
      const run = next(runs, looked++);
      return run === null ? null : aContainer('c1', run);
    },
  };
  const { id } = aContainer('c1');
  return howItEnded(api, { id, startedAt: 5 }, execId('e1'), async () => undefined);
}

describe('a terminal whose connection ended', () => {
  it.each<[string, readonly (State | null)[], readonly Run[], unknown]>([
    ['exited', [exited(0)], [up], { kind: 'exited', code: 0 }],
    ['exited a moment later', [running, running, exited(3)], [up], { kind: 'exited', code: 3 }],
    ['was ended by a signal', [exited(137)], [up], { kind: 'exited', code: 137 }],
    [
      'was ended in a paused container',
      [exited(0)],
      [{ state: 'paused', startedAt: 5 }],
      { kind: 'exited', code: 0 },
    ],
    ['never began', [{ running: false, exitCode: 126, wasStarted: false }], [up], { kind: 'not-started' }],
    ['still runs', [running], [up], { kind: 'left-running' }],
    [
      'went with its container',
      [exited(137)],
      [{ state: 'exited', startedAt: 5 }],
      { kind: 'container-stopped' },
    ],
    [
      'went with a container that stops later',
      [exited(137)],
      [up, { state: 'exited', startedAt: 5 }],
      { kind: 'container-stopped' },
    ],
    [
      'went with a container that runs again',
      [exited(137)],
      [{ state: 'running', startedAt: 9 }],
      { kind: 'container-stopped' },
    ],
    ['went with a container that was removed', [null], [null], { kind: 'container-stopped' }],
    ['is forgotten by the engine', [null], [up], { kind: 'exited', code: null }],
  ])('%s', async (_what, states, runs, how) => {
    expect(await ended(states, runs)).toEqual(how);
  });
});

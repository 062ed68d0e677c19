import { describe, expect, test } from 'vitest';
import { aContainer, aReplica } from './builders.ts';
import { containerStatus } from './container-status.ts';
import type { ComposeIdentity, Container } from './engine.ts';
import { statusText, statusTone } from './stack-status.ts';

const exited = (exitCode: number | null, compose: Partial<ComposeIdentity> = {}) =>
  aReplica('web', { state: 'exited', exitCode, compose });

describe('a single container', () => {
  test.each<[string, string, Container]>([
    ['Running', 'good', aContainer()],
    ['Running', 'good', aContainer({ health: 'starting' })],
    ['Running · Unhealthy', 'bad', aContainer({ health: 'unhealthy' })],
    ['Paused', 'warning', aContainer({ state: 'paused' })],
    ['Restarting', 'bad', aContainer({ state: 'restarting' })],
    ['Removing', 'warning', aContainer({ state: 'removing' })],
    ['Dead', 'bad', aContainer({ state: 'dead' })],
    ['Created', 'off', aContainer({ state: 'created' })],
    ['Exited (0)', 'off', aContainer({ state: 'exited', exitCode: 0 })],
    ['Exited (0)', 'off', exited(0)],
    ['Exited (137)', 'off', exited(137)],
    ['Exited (143)', 'off', exited(143)],
    ['Exited (1)', 'bad', exited(1)],
    ['Exited', 'off', exited(null)],
    ['Done', 'off', exited(0, { oneOff: true })],
    ['Exited (1)', 'bad', exited(1, { oneOff: true })],
  ])('reads %s and is %s', (text, tone, container) => {
    const status = containerStatus(container);
    expect([statusText(status), statusTone(status)]).toEqual([text, tone]);
  });
});

import { describe, expect, it } from 'vitest';
import { aContainer, aReplica } from './builders.ts';
import type { Container, ContainerState } from './engine.ts';
import { type LeftReason, whatApplies } from './what-applies.ts';

type Action = Parameters<typeof whatApplies>[0];

const states: readonly ContainerState[] = [
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
];
const ofEachState = states.map((state) => aContainer({ name: state, state }));

/** By container: whether the action applies, else why not. */
function answers(action: Action, containers: readonly Container[]): Record<string, LeftReason | 'acts'> {
  const { acts, left } = whatApplies(action, containers);
  return Object.fromEntries([
    ...acts.map(({ name }) => [name, 'acts'] as const),
    ...left.map(({ container, reason }) => [container.name, reason] as const),
  ]);
}

describe('by its state, a container is', () => {
  it.each<[Action, Record<ContainerState, LeftReason | 'acts'>]>([
    [
      'start',
      {
        created: 'acts',
        running: 'running-already',
        paused: 'acts',
        restarting: 'running-already',
        removing: 'being-removed',
        exited: 'acts',
        dead: 'dead',
      },
    ],
    [
      'stop',
      {
        created: 'stopped-already',
        running: 'acts',
        paused: 'acts',
        restarting: 'acts',
        removing: 'being-removed',
        exited: 'stopped-already',
        dead: 'stopped-already',
      },
    ],
    [
      'restart',
      {
        created: 'acts',
        running: 'acts',
        paused: 'acts',
        restarting: 'acts',
        removing: 'being-removed',
        exited: 'acts',
        dead: 'dead',
      },
    ],
    [
      'pause',
      {
        created: 'not-running',
        running: 'acts',
        paused: 'paused-already',
        restarting: 'not-running',
        removing: 'being-removed',
        exited: 'not-running',
        dead: 'not-running',
      },
    ],
    [
      'unpause',
      {
        created: 'not-paused',
        running: 'not-paused',
        paused: 'acts',
        restarting: 'not-paused',
        removing: 'being-removed',
        exited: 'not-paused',
        dead: 'not-paused',
      },
    ],
    [
      'delete',
      {
        created: 'acts',
        running: 'acts',
        paused: 'acts',
        restarting: 'acts',
        removing: 'acts',
        exited: 'acts',
        dead: 'acts',
      },
    ],
  ])('for %s', (action, expected) => {
    expect(answers(action, ofEachState)).toEqual(expected);
  });

  it('killed where it could be stopped', () => {
    expect(answers('kill', ofEachState)).toEqual(answers('stop', ofEachState));
  });
});

describe('among the others of its stack', () => {
  const web = aReplica('web');
  const ended = { state: 'exited', exitCode: 0 } as const;
  const oneOff = aReplica('migrate', { ...ended, compose: { oneOff: true } });
  const job = aReplica('seed', ended);

  it('a one-off is not begun anew, but is stopped', () => {
    expect(answers('start', [web, oneOff])['shop-migrate-1']).toBe('one-off');
    expect(answers('restart', [web, oneOff])['shop-migrate-1']).toBe('one-off');
    expect(answers('stop', [web, { ...oneOff, state: 'running' }])['shop-migrate-1']).toBe('acts');
  });

  it('a finished job is not begun anew beside what is up, but is along with what is not', () => {
    expect(answers('start', [web, job])['shop-seed-1']).toBe('finished');
    expect(answers('start', [{ ...web, ...ended }, job])['shop-seed-1']).toBe('acts');
  });

  it('neither matters to one that is asked for by itself', () => {
    expect([answers('start', [oneOff]), answers('start', [job])]).toEqual([
      { 'shop-migrate-1': 'acts' },
      { 'shop-seed-1': 'acts' },
    ]);
  });
});

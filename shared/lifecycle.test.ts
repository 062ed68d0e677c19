import { describe, expect, it } from 'vitest';
import { aReplica } from './builders.ts';
import type { Container } from './engine.ts';
import { lifecycleOf } from './lifecycle.ts';

const web = aReplica('web');
const db = (difference: Partial<Omit<Container, 'compose'>>) => aReplica('db', difference);
const ended = { state: 'exited', exitCode: 0 } as const;
const migrate = aReplica('migrate', { ...ended, compose: { oneOff: true } });
const nothing = {
  canStart: false,
  canStop: false,
  canPause: false,
  canUnpause: false,
  startUnpauses: false,
};
const running = { ...nothing, canStop: true, canPause: true };

describe('what can be done', () => {
  it('to what runs', () => {
    expect(lifecycleOf([web])).toEqual(running);
  });

  it('to a mixed stack is both to start and to stop it', () => {
    expect(lifecycleOf([web, db({ state: 'exited', exitCode: 137 })])).toEqual({
      ...running,
      canStart: true,
    });
  });

  it('to a paused container: its start unpauses it', () => {
    expect(lifecycleOf([db({ state: 'paused' })])).toEqual({
      ...nothing,
      canStart: true,
      canStop: true,
      canUnpause: true,
      startUnpauses: true,
    });
  });

  it('to a partly paused stack', () => {
    expect(lifecycleOf([web, db({ state: 'paused' })])).toEqual({
      ...running,
      canStart: true,
      canUnpause: true,
      startUnpauses: true,
    });
  });

  it('is no start for a finished job beside what runs', () => {
    expect(lifecycleOf([web, migrate])).toEqual(running);
    expect(lifecycleOf([web, aReplica('seed', ended)])).toEqual(running);
  });

  it('is no start for a one-off that failed, which Compose would not start again', () => {
    expect(
      lifecycleOf([web, aReplica('migrate', { state: 'exited', exitCode: 1, compose: { oneOff: true } })]),
    ).toEqual(running);
  });

  it('is to start a one-off that is asked for by itself', () => {
    expect(lifecycleOf([migrate])).toEqual({ ...nothing, canStart: true });
  });

  it('is to stop, not to pause, what restarts over and over', () => {
    expect(lifecycleOf([db({ state: 'restarting' })])).toEqual({ ...nothing, canStop: true });
  });

  it('is nothing while it is being removed, or is dead', () => {
    expect(lifecycleOf([db({ state: 'removing' })])).toEqual(nothing);
    expect(lifecycleOf([db({ state: 'dead' })])).toEqual(nothing);
  });
});

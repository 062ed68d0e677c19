import { describe, expect, it } from 'vitest';
import { aContainer, anOperation, aReplica } from '../../shared/builders.ts';
import type { Connection, Container } from '../../shared/engine.ts';
import { stackName } from '../../shared/ids.ts';
import type { Operation } from '../../shared/operation.ts';
import { someEngine, someTarget } from '../engine/fake-engine.ts';
import { trayView } from './tray-view.ts';

const ready: Connection = {
  kind: 'ready',
  target: someTarget,
  engine: someEngine,
};
const away: Connection = {
  kind: 'unreachable',
  target: someTarget,
  cause: { kind: 'refused', address: 'x' },
  since: 0,
};
const shop = stackName('shop');

interface World {
  readonly connection?: Connection;
  readonly operations?: readonly Operation[];
  readonly busy?: readonly string[];
}

const viewOf = (
  containers: readonly Container[],
  { connection = ready, operations = [], busy = [] }: World = {},
) =>
  trayView({
    snapshot: { connection, containers: new Map(containers.map((container) => [container.id, container])) },
    operations,
    busy: new Set(busy.map(stackName)),
  });

const failed = (kind: Operation['kind']): Operation =>
  anOperation({
    kind,
    target: { kind: 'stack', name: shop },
    name: 'shop',
    state: { kind: 'failed', at: 0, error: { kind: 'conflict', detail: '' } },
  });

describe('the tray', () => {
  it('shows the engine and the stacks, and nothing that stands alone', () => {
    expect(viewOf([aReplica('web'), aContainer()])).toEqual({
      tooltip: 'Stackyard: Engine running',
      engine: 'Engine running',
      lines: [
        {
          stack: 'shop',
          text: 'shop: Running (1/1)',
          note: null,
          actions: [{ action: 'stop', title: 'Stop' }],
          rests: false,
        },
      ],
      more: null,
      open: 'Open Stackyard',
      quit: 'Quit Stackyard',
    });
  });

  const titles = (...states: Container['state'][]) =>
    viewOf(states.map((state, at) => aReplica(`s${at}`, { state, exitCode: 1 }))).lines[0]?.actions.map(
      ({ title }) => title,
    );

  it('offers what can be done to a stack, as its row does', () => {
    expect(titles('exited')).toEqual(['Start']);
    expect(titles('running', 'exited')).toEqual(['Start', 'Stop']);
    expect(titles('paused')).toEqual(['Unpause', 'Stop']);
    expect(titles('dead')).toEqual([]);
  });

  it('lets what is at work rest, and all while the engine is away', () => {
    expect(viewOf([aReplica('web')], { busy: ['shop'] }).lines[0]).toMatchObject({
      rests: true,
      note: 'Something is being done to it',
    });
    expect(viewOf([aReplica('web')], { busy: ['other'] }).lines[0]).toMatchObject({
      rests: false,
      note: null,
    });
    expect(viewOf([aReplica('web')], { connection: away })).toMatchObject({
      engine: 'Engine unreachable',
      lines: [{ rests: true }],
    });
  });

  it('says what went wrong last', () => {
    const noteAfter = (kind: Operation['kind']) =>
      viewOf([aReplica('web')], { operations: [failed(kind)] }).lines[0]?.note;
    expect(noteAfter('start')).toBe('It could not be started: open Stackyard to see why');
    expect(noteAfter('stop')).toBe('It could not be stopped: open Stackyard to see why');
    expect(noteAfter('update-images')).toBe('Something failed: open Stackyard to see what');
  });

  it('shows a name that is meant to deceive as it is, and cut', () => {
    const project = stackName(`a\n\u202e${'b'.repeat(100)}`);
    expect(viewOf([aReplica('web', { compose: { project } })]).lines[0]?.text).toBe(
      `a\\n\\u202e${'b'.repeat(31)}…: Running (1/1)`,
    );
  });

  it('names twenty stacks, and counts the others', () => {
    const many = Array.from({ length: 23 }, (_, at) =>
      aReplica('web', { compose: { project: stackName(`stack-${at}`) } }),
    );
    const view = viewOf(many);
    expect(view.lines).toHaveLength(20);
    expect(view.more).toBe('3 more stacks');
  });
});

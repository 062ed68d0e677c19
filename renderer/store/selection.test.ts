import { describe, expect, it } from 'vitest';
import { aContainer, aReplica } from '../../shared/builders.ts';
import type { Container } from '../../shared/engine.ts';
import { containerId } from '../../shared/ids.ts';
import { emptySnapshot } from '../../shared/snapshot-patch.ts';
import { aSnapshot, unreachable } from '../testing/fixtures.ts';
import { liveSelection, tickOf, tickOfAll, withTick } from './selection.ts';

const web = aReplica('web');
const db = aReplica('db');
const redis = aContainer();
const of = (...containers: readonly Container[]) => new Set(containers.map(({ id }) => id));

describe('the box of a row', () => {
  it('is ticked when all of its containers are, and in part when some are', () => {
    const stack = [web, db];
    expect([of(), of(db), of(db, web), of(redis)].map((selection) => tickOf(stack, selection))).toEqual([
      'none',
      'some',
      'all',
      'none',
    ]);
  });

  it('is ticked in part once a container comes to a ticked stack: nobody ticked that one', () => {
    expect(tickOf([web, db, aReplica('newcomer')], of(web, db))).toBe('some');
  });

  it('ticks all of its containers, and unticks them, and leaves others alone', () => {
    expect(withTick(of(redis, db), [web, db], true)).toEqual(of(redis, web, db));
    expect(withTick(of(redis, db), [web, db], false)).toEqual(of(redis));
  });
});

describe('the box over all rows', () => {
  const shown = [web, redis];

  it('is ticked when all that is shown is, and in part when anything is, shown or not', () => {
    const ticks = [of(), of(web, redis), of(web, redis, db), of(web), of(db)];
    expect(ticks.map((selection) => tickOfAll(shown, selection))).toEqual([
      'none',
      'all',
      'all',
      'some',
      'some',
    ]);
  });

  it('is not ticked over an empty table', () => {
    expect([tickOfAll([], of()), tickOfAll([], of(db))]).toEqual(['none', 'some']);
  });
});

describe('what is ticked', () => {
  const gone = containerId('f'.repeat(64));
  const selection = new Set([web.id, gone]);

  it('falls out when it is gone', () => {
    expect(liveSelection(selection, aSnapshot([web, db], []))).toEqual(of(web));
  });

  it('is the same object when nothing is gone', () => {
    const all = of(web);
    expect(liveSelection(all, aSnapshot([web, db], []))).toBe(all);
  });

  it('stays while the engine has told nothing yet, or is away', () => {
    const away = aSnapshot([web], [], { connection: unreachable(0) });
    expect(liveSelection(selection, emptySnapshot())).toBe(selection);
    expect(liveSelection(selection, away)).toBe(selection);
  });
});

import { describe, expect, it } from 'vitest';
import { aContainer } from '../../shared/builders.ts';
import type { Container } from '../../shared/engine.ts';
import { aStats } from '../testing/fixtures.ts';
import { figuresOf, liveFigures, noFigures, withFigures } from './figures.ts';

const web = aContainer({ name: 'web' });
const db = aContainer({ name: 'db' });
const there = (...containers: readonly Container[]) => new Map(containers.map((item) => [item.id, item]));
const both = withFigures(noFigures, [aStats(web), aStats(db)], there(web, db));

describe('the figures that are held', () => {
  it('are the newest, those of other containers the same objects', () => {
    const after = withFigures(both, [aStats(web, { pids: 9 })], there(web, db));
    expect([after.get(web.id)?.pids, after.get(db.id) === both.get(db.id)]).toEqual([9, true]);
  });

  it('go with a container that stops or leaves', () => {
    expect([...liveFigures(both, there({ ...web, state: 'exited' })).keys()]).toEqual([]);
    expect([...liveFigures(both, there(db)).keys()]).toEqual([db.id]);
    expect(liveFigures(both, there(web, { ...db, state: 'paused' }))).toBe(both);
  });

  it('do not take what comes late', () => {
    const stopped = there({ ...web, state: 'exited' });
    expect(withFigures(noFigures, [aStats(web)], stopped)).toBe(noFigures);
  });

  it('are only of what is watched', () => {
    expect([...figuresOf(both, [db.id]).keys()]).toEqual([db.id]);
  });
});

import { describe, expect, it } from 'vitest';
import { aContainer } from '../../shared/builders.ts';
import type { ContainerId } from '../../shared/ids.ts';
import { createFigureWatch } from './figure-watch.ts';

const [web, db, redis] = ['web', 'db', 'redis'].map((name) => aContainer({ name }).id) as [
  ContainerId,
  ContainerId,
  ContainerId,
];

describe('what figures are taken of', () => {
  it('is what any part wants, told once a change', () => {
    const told: (readonly ContainerId[])[] = [];
    const watch = createFigureWatch((ids) => told.push(ids));
    watch.want('rows', [web, db]);
    watch.want('charts', [db, redis]);
    watch.want('page', [redis]);
    watch.want('rows', [redis, db]);
    watch.want('charts', []);
    watch.want('page', []);
    watch.want('rows', []);
    watch.want('rows', []);
    expect(told).toEqual([[web, db], [web, db, redis], [redis, db], []]);
  });
});

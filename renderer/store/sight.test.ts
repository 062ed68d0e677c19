import { describe, expect, it } from 'vitest';
import { aContainer, aReplica } from '../../shared/builders.ts';
import { groupStacks } from '../../shared/group-stacks.ts';
import { stackName } from '../../shared/ids.ts';
import { splitBySight } from './sight.ts';
import { firstUiState, type UiState } from './ui-state.ts';

const shop = stackName('shop');
const web = aReplica('web');
const db = aReplica('db', { state: 'exited', exitCode: 0 });
const redis = aContainer({ name: 'redis' });
const old = aContainer({ name: 'old', state: 'exited', exitCode: 0 });
const all = groupStacks([web, db, redis, old]);
const everything = new Set([web, db, redis, old].map(({ id }) => id));

/** Names of ticked containers in sight, and of the others what hides them. */
function sightWith(ui: Partial<UiState>, selection = everything) {
  const { inSight, hidden } = splitBySight(selection, all, { ...firstUiState, ...ui });
  return {
    inSight: inSight.map(({ name }) => name),
    hidden: Object.fromEntries(hidden.map(({ container, by }) => [container.name, by])),
  };
}

describe('of what is ticked', () => {
  it('all is in sight while its stack is open and nothing is filtered', () => {
    expect(sightWith({ expanded: new Set([shop]) })).toEqual({
      inSight: ['shop-db-1', 'shop-web-1', 'old', 'redis'],
      hidden: {},
    });
  });

  it('what is in a collapsed stack is hidden, also when the stack is ticked as a whole', () => {
    expect(sightWith({})).toEqual({
      inSight: ['old', 'redis'],
      hidden: { 'shop-db-1': 'collapsed', 'shop-web-1': 'collapsed' },
    });
  });

  it('what does not run is hidden while only running ones are shown', () => {
    expect(sightWith({ expanded: new Set([shop]), onlyRunning: true })).toEqual({
      inSight: ['shop-web-1', 'redis'],
      hidden: { 'shop-db-1': 'only-running', old: 'only-running' },
    });
  });

  it('what the search leaves out is hidden; a stack that it opens shows what it found', () => {
    expect(sightWith({ query: 'web' })).toEqual({
      inSight: ['shop-web-1'],
      hidden: { 'shop-db-1': 'search', old: 'search', redis: 'search' },
    });
    expect(sightWith({ query: 'web', closedInSearch: new Set([shop]) }).hidden).toMatchObject({
      'shop-web-1': 'collapsed',
    });
  });

  it('nothing else is told of', () => {
    expect(sightWith({ query: 'web' }, new Set([web.id]))).toEqual({ inSight: ['shop-web-1'], hidden: {} });
    expect(sightWith({}, new Set())).toEqual({ inSight: [], hidden: {} });
  });
});

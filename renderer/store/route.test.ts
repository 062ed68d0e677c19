import { describe, expect, it } from 'vitest';
import { containerId, stackName } from '../../shared/ids.ts';
import { hrefOf, type Route, routeOf, viewOf } from './route.ts';

const id = containerId('a'.repeat(64));

describe('an address', () => {
  it.each<Route>([
    { view: 'containers' },
    { view: 'settings' },
    { view: 'container', id, tab: 'exec' },
    { view: 'stack', name: stackName('multi-container-app'), tab: 'compose' },
    { view: 'stack', name: stackName('a/b#ü 100%'), tab: 'logs' },
  ])('leads back to its place: %j', (route) => {
    expect(routeOf(hrefOf(route))).toEqual(route);
  });

  it.each<[string, Route]>([
    ['', { view: 'containers' }],
    ['#/nowhere', { view: 'containers' }],
    ['#/containers/not-an-id/logs', { view: 'containers' }],
    [`#/containers/${id}`, { view: 'container', id, tab: 'logs' }],
    ['#/stacks/shop/nothing', { view: 'stack', name: stackName('shop'), tab: 'logs' }],
    ['#/stacks/%E0%A4%A/logs', { view: 'containers' }],
  ])('that names no place, or half of one, leads near it: %s', (hash, route) => {
    expect(routeOf(hash)).toEqual(route);
  });

  it('of a page belongs to the view that the page is reached from', () => {
    expect(viewOf({ view: 'stack', name: stackName('shop'), tab: 'logs' })).toBe('containers');
  });
});

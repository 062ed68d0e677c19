import { describe, expect, it } from 'vitest';
import { aContainer, aReplica } from './builders.ts';
import { bulkGroups, whatAppliesToGroups } from './bulk-groups.ts';
import type { Container } from './engine.ts';
import { groupStacks } from './group-stacks.ts';
import { containerId, stackName } from './ids.ts';

const web = aReplica('web');
const db = aReplica('db');
const cache = aReplica('cache', { state: 'exited' });
const post = aReplica('post', { compose: { project: stackName('blog') } });
const redis = aContainer({ name: 'redis' });
const inventory = groupStacks([redis, web, db, cache, post]);
const groupsOf = (named: readonly Container[]) => bulkGroups(new Set(named.map(({ id }) => id)), inventory);

describe('what is named falls', () => {
  it('into whole stacks, and containers that stand alone after them', () => {
    expect(groupsOf([redis, db, web, cache, post])).toEqual([
      { target: { kind: 'stack', name: 'blog' }, name: 'blog', containers: [post] },
      { target: { kind: 'stack', name: 'shop' }, name: 'shop', containers: [cache, db, web] },
      { target: { kind: 'container', id: redis.id }, name: 'redis', containers: [redis] },
    ]);
  });

  it('into a part where a stack has more, also more that nobody saw', () => {
    expect(groupsOf([web, db])).toEqual([
      { target: { kind: 'part', stack: 'shop', ids: [db.id, web.id] }, name: 'shop', containers: [db, web] },
    ]);
    expect(groupsOf([web])).toEqual([
      { target: { kind: 'container', id: web.id }, name: 'web-1', containers: [web] },
    ]);
  });

  it('nowhere when it is gone', () => {
    expect(bulkGroups(new Set([containerId('f'.repeat(64))]), inventory)).toEqual([]);
  });
});

it('an action applies to each stack by itself', () => {
  const done = aReplica('seed', { state: 'exited', exitCode: 0 });
  const idle = aReplica('job', { state: 'exited', exitCode: 0, compose: { project: stackName('blog') } });
  const ids = new Set([web.id, done.id, idle.id, redis.id]);
  const { acts, left } = whatAppliesToGroups('start', bulkGroups(ids, groupStacks([web, done, idle, redis])));
  expect(acts).toEqual([idle]);
  expect(left).toEqual([
    { container: done, reason: 'finished' },
    { container: web, reason: 'running-already' },
    { container: redis, reason: 'running-already' },
  ]);
});

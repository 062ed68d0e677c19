import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aContainer, aNetwork, aReplica, aVolume } from '../../shared/builders.ts';
import type { BulkAction } from '../../shared/bulk.ts';
import type { Container } from '../../shared/engine.ts';
import { type ContainerId, containerId, stackName, volumeName } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure } from '../failure.ts';
import { type DeletionNotes, openDeletionNotes } from '../history/deletion-notes.ts';
import { beginBulk } from './bulk.ts';
import { anEngineWith } from './engine-stub.ts';
import { createOperations, type OperationPlan } from './operations.ts';

const shop = stackName('shop');
const blog = { project: stackName('blog') };
const db = aReplica('db');
const web = aReplica('web', {
  compose: { dependsOn: [{ service: 'db', condition: 'service_started' }] },
});
const post = aReplica('post', { compose: blog });
const redis = aContainer({ name: 'redis' });
const network = aNetwork({ name: 'shop_default', compose: { project: shop, key: 'default' } });
const volume = aVolume({ name: volumeName('shop_data'), compose: { project: shop, key: 'data' } });
const all = [db, web, post, redis];

let dir = '';
let deletions: DeletionNotes;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-'));
  deletions = await openDeletionNotes(dir);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function aYard(containers: readonly Container[], different: Partial<EngineApi> = {}) {
  const engine = anEngineWith({ containers, networks: [network], volumes: [volume] }, different);
  const operations = createOperations(() => 1_000);
  return {
    engine,
    operations,
    yard: {
      engine: engine.access,
      operations,
      notes: { flush: async () => undefined },
      deletions,
      helperOwner: 'me',
      now: () => 1_000,
    },
  };
}
type Yard = ReturnType<typeof aYard>;

/** Does it and gives its outcome, rows as `NAME: RESULT`. */
async function did(
  { yard, operations }: Yard,
  action: BulkAction,
  ids: readonly ContainerId[],
  alsoDeleteVolumes = [] as readonly (typeof volume.name)[],
) {
  const id = await beginBulk(yard, { action, ids, alsoDeleteVolumes });
  await operations.idle();
  const operation = operations.list().find((candidate) => candidate.id === id);
  const state = operation?.state;
  if (state?.kind !== 'succeeded' || state.outcome.kind !== 'bulk') throw new Error(JSON.stringify(state));
  return {
    name: operation?.name,
    progress: operation?.progress,
    outcome: state.outcome,
    rows: Object.fromEntries(state.outcome.rows.map(({ name, result }) => [name, result])),
  };
}
const idsOf = (containers: readonly Container[]) => containers.map(({ id }) => id);
const done = { kind: 'done' };
const busyWith: OperationPlan = {
  kind: 'update-images',
  target: { kind: 'stack', name: shop },
  name: 'shop',
  lock: 'stack:shop',
  cancellable: true,
  work: ({ signal }) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve({ kind: 'done' }))),
};

describe('a bulk action', () => {
  it('is done to all that it applies to, in dependency order within each stack, and says what it left', async () => {
    const rested: Container = { ...post, state: 'exited', exitCode: 0 };
    const yard = aYard([db, web, rested, redis]);
    const { rows, name, progress, outcome } = await did(yard, 'stop', idsOf([db, web, rested, redis]));
    expect(rows).toEqual({
      'shop / db-1': done,
      'shop / web-1': done,
      'blog / post-1': { kind: 'left', reason: 'stopped-already' },
      redis: done,
    });
    const { calls } = yard.engine;
    expect(calls.indexOf('stop shop-web-1')).toBeLessThan(calls.indexOf('stop shop-db-1'));
    expect(calls).toHaveLength(3);
    expect({ name, progress, again: outcome.again }).toEqual({
      name: '4 containers',
      progress: { ended: 3, total: 3 },
      again: null,
    });
  });

  it('touches only what is named', async () => {
    const yard = aYard(all);
    await did(yard, 'stop', [web.id, redis.id]);
    expect(yard.engine.calls.toSorted()).toEqual(['stop redis', 'stop shop-web-1']);
  });

  it('passes over a stack that is busy, with the reason on each row, and goes on with the others', async () => {
    const yard = aYard(all);
    const holder = yard.operations.begin(busyWith);
    const ended = did(yard, 'stop', idsOf(all));
    await new Promise((resolve) => setTimeout(resolve, 20));
    yard.operations.cancel(holder);
    const { rows, outcome } = await ended;
    const busy = { kind: 'failed', error: { kind: 'busy', what: 'update-images', name: 'shop' } };
    expect(rows).toEqual({ 'shop / db-1': busy, 'shop / web-1': busy, 'blog / post-1': done, redis: done });
    expect(outcome.again).toEqual({ action: 'stop', ids: [db.id, web.id], alsoDeleteVolumes: [] });
  });

  it('holds each stack only while it works on it', async () => {
    const releases = new Map<string, () => void>();
    const yard = aYard(all, {
      stopContainer: (id) => new Promise((resolve) => releases.set(id, resolve)),
    });
    await beginBulk(yard.yard, { action: 'stop', ids: [post.id, redis.id], alsoDeleteVolumes: [] });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([...yard.operations.held().keys()]).toEqual(['stack:blog', `container:${redis.id}`]);
    releases.get(post.id)?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([...yard.operations.held().keys()]).toEqual([`container:${redis.id}`]);
    releases.get(redis.id)?.();
    await yard.operations.idle();
  });

  it('works on a bounded number of stacks at once', async () => {
    let now = 0;
    let most = 0;
    const many = Array.from({ length: 20 }, (_, at) => aContainer({ name: `c${at}` }));
    const yard = aYard(many, {
      stopContainer: async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setTimeout(resolve, 1));
        now -= 1;
      },
    });
    await did(yard, 'stop', idsOf(many));
    expect(most).toBe(6);
  });

  it('tells of what went meanwhile, and fails nothing for it', async () => {
    const lost = containerId('f'.repeat(64));
    const { rows } = await did(aYard(all), 'stop', [redis.id, lost]);
    expect(rows).toEqual({ redis: done, ffffffffffff: { kind: 'left', reason: 'gone' } });
    expect((await did(aYard(all), 'delete', [lost])).rows).toEqual({ ffffffffffff: done });
  });
});

describe('a bulk deletion', () => {
  it('takes a whole stack with its networks, and keeps its volume', async () => {
    const yard = aYard(all);
    const { rows, outcome } = await did(yard, 'delete', idsOf([db, web, redis]));
    expect(rows).toEqual({ 'shop / db-1': done, 'shop / web-1': done, shop_default: done, redis: done });
    expect(outcome.kept).toEqual(['shop / data']);
    // Each part can be undone by itself.
    expect(outcome.deletions.map((id) => deletions.get(id)?.name)).toEqual(['shop', 'redis']);
    expect([...yard.engine.containers.values()]).toEqual([post]);
    expect(yard.engine.volumes.size).toBe(1);
  });

  it('takes nothing that came to the stack after it was asked for', async () => {
    const newcomer = aReplica('newcomer');
    const yard = aYard(all, {
      stopContainer: async () => void yard.engine.containers.set(newcomer.id, newcomer),
    });
    await did(yard, 'delete', idsOf([db, web]));
    expect([...yard.engine.containers.values()]).toEqual([post, redis, newcomer]);
  });

  it('takes just the containers of a part', async () => {
    const yard = aYard(all);
    const { rows } = await did(yard, 'delete', [web.id]);
    expect(rows).toEqual({ 'shop / web-1': done });
    expect(yard.engine.calls).toEqual(['stop shop-web-1', 'remove shop-web-1']);
  });

  it('takes a volume that was ticked, and no volume of a stack of which something stays', async () => {
    const whole = aYard(all);
    expect((await did(whole, 'delete', idsOf([db, web]), [volume.name])).rows).toMatchObject({
      'shop / data': done,
    });
    const part = aYard(all);
    expect((await did(part, 'delete', [web.id], [volume.name])).rows).toMatchObject({
      'shop / web-1': done,
      shop_data: { kind: 'failed', error: { kind: 'conflict' } },
    });
    expect([whole.engine.volumes.size, part.engine.volumes.size]).toEqual([0, 1]);
  });

  it('says what failed, keeps the network and the ticked volume then, and goes on from there', async () => {
    let failing = true;
    const conflict = { kind: 'conflict', detail: 'no' } as const;
    const yard = aYard(all, {
      stopContainer: async (id) => {
        if (failing && id === db.id) throw new Failure(conflict);
      },
    });
    const { rows, outcome } = await did(yard, 'delete', idsOf([db, web, redis]), [volume.name]);
    expect(rows).toEqual({
      'shop / db-1': { kind: 'failed', error: conflict },
      'shop / web-1': done,
      'shop / data': {
        kind: 'failed',
        error: { kind: 'held-back', by: 'db-1', relation: 'needed-by' },
      },
      redis: done,
    });
    expect(outcome.again).toMatchObject({ action: 'delete', ids: [db.id], alsoDeleteVolumes: [volume.name] });

    failing = false;
    const again = await did(yard, 'delete', outcome.again?.ids ?? [], outcome.again?.alsoDeleteVolumes);
    expect(again.rows).toEqual({ 'shop / db-1': done, shop_default: done, 'shop / data': done });
  });

  it('says that a network stays for others', async () => {
    const yard = aYard(all, { removeNetwork: async () => ({ kind: 'in-use', usedBy: ['guest-1'] }) });
    const { rows } = await did(yard, 'delete', idsOf([db, web]));
    expect(rows).toMatchObject({ shop_default: { kind: 'in-use', usedBy: ['guest-1'] } });
  });
});

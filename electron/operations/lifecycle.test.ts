import { describe, expect, it } from 'vitest';
import { aReplica } from '../../shared/builders.ts';
import type { Container, Dependency } from '../../shared/engine.ts';
import type { LifecycleAction } from '../../shared/operation.ts';
import { Failure } from '../failure.ts';
import { anEngineWith, aReporter } from './engine-stub.ts';
import { changeEach, changeLifecycle } from './lifecycle.ts';

const dependingOn = (service: string, condition: Dependency['condition'] = 'service_started') => ({
  compose: { dependsOn: [{ service, condition }] },
});

const running = [aReplica('db'), aReplica('web', dependingOn('db'))];
const stopped = running.map((container): Container => ({ ...container, state: 'exited', exitCode: 0 }));
const migrate = aReplica('migrate', { state: 'exited', exitCode: 0, compose: { oneOff: true } });

async function callsOf(containers: readonly Container[], action: LifecycleAction) {
  const engine = anEngineWith({ containers });
  await changeLifecycle(engine.access, containers, action, aReporter());
  return engine.calls;
}

describe('a stack', () => {
  it('stops dependants first', async () => {
    expect(await callsOf(running, 'stop')).toEqual(['stop shop-web-1', 'stop shop-db-1']);
  });

  it('starts dependencies first', async () => {
    expect(await callsOf(stopped, 'start')).toEqual(['start shop-db-1', 'start shop-web-1']);
  });

  it('restarts dependencies first', async () => {
    expect(await callsOf(running, 'restart')).toEqual(['restart shop-db-1', 'restart shop-web-1']);
  });

  it('pauses dependants first, and only what runs', async () => {
    expect(await callsOf(running, 'pause')).toEqual(['pause shop-web-1', 'pause shop-db-1']);
    expect(await callsOf(stopped, 'pause')).toEqual([]);
  });

  it('unpauses dependencies first, and only what is paused', async () => {
    const paused = running.map((container): Container => ({ ...container, state: 'paused' }));
    const cache = aReplica('cache');
    expect(await callsOf([...paused, cache], 'unpause')).toEqual(['unpause shop-db-1', 'unpause shop-web-1']);
  });

  it('kills dependants first, also what is paused', async () => {
    const [db, web] = running;
    if (!db || !web) throw new Error('two');
    const paused: Container = { ...db, state: 'paused' };
    expect(await callsOf([paused, web], 'kill')).toEqual(['kill shop-web-1', 'kill shop-db-1']);
    expect(await callsOf(stopped, 'kill')).toEqual([]);
  });

  it('does not start a one-off again with the rest', async () => {
    expect(await callsOf([...stopped, migrate], 'start')).not.toContain('start shop-migrate-1');
  });

  it('does not stop what does not run, and does not start what does', async () => {
    expect(await callsOf(stopped, 'stop')).toEqual([]);
    expect(await callsOf(running, 'start')).toEqual([]);
  });
});

describe('a part of a stack', () => {
  const api = aReplica('api', dependingOn('db'));
  const edge = aReplica('edge', dependingOn('api'));
  const all = [aReplica('db'), api, edge];

  it('is changed in the order that it has by way of containers that stay as they are', async () => {
    const engine = anEngineWith({ containers: all });
    const part = all.filter(({ name }) => name !== 'shop-api-1');
    await changeLifecycle(engine.access, part, 'stop', aReporter());
    expect(engine.calls).toEqual(['stop shop-edge-1', 'stop shop-db-1']);
  });
});

describe('what fails', () => {
  const db: Container = aReplica('db', { state: 'exited', exitCode: 0 });
  const web: Container = aReplica('web', { state: 'exited', ...dependingOn('db') });
  const edge: Container = aReplica('edge', { state: 'exited', ...dependingOn('web') });
  const cache: Container = aReplica('cache', { state: 'exited', ...dependingOn('mail') });
  const mail: Container = aReplica('mail', { state: 'exited', exitCode: 0 });
  const taken = { kind: 'port-taken', port: 5432, by: 'other' } as const;

  it('holds back what needs it, and nothing else', async () => {
    const containers = [db, web, edge, cache, mail];
    const engine = anEngineWith({ containers });
    const started: string[] = [];
    const api = engine.access.api();
    if (api === null) throw new Error('an engine');
    const access = {
      ...engine.access,
      api: () => ({
        ...api,
        startContainer: async (id: Container['id']) => {
          if (id === db.id) throw new Failure(taken);
          started.push(engine.containers.get(id)?.name ?? id);
        },
      }),
    };
    const results = await changeEach(access, containers, 'start', aReporter());
    expect(started).toEqual(['shop-mail-1', 'shop-cache-1']);
    expect(new Map(results.map(({ container, result }) => [container.name, result]))).toEqual(
      new Map<string, unknown>([
        ['shop-db-1', { kind: 'failed', error: taken }],
        ['shop-mail-1', { kind: 'done' }],
        ['shop-cache-1', { kind: 'done' }],
        ['shop-web-1', { kind: 'failed', error: { kind: 'held-back', by: 'db-1', relation: 'needs' } }],
        ['shop-edge-1', { kind: 'failed', error: { kind: 'held-back', by: 'web-1', relation: 'needs' } }],
      ]),
    );
    await expect(changeLifecycle(access, containers, 'start', aReporter())).rejects.toMatchObject({
      error: taken,
    });
  });

  it('keeps what it needs from being stopped under it', async () => {
    const engine = anEngineWith(
      { containers: running },
      {
        stopContainer: async () => {
          throw new Failure({ kind: 'conflict', detail: 'no' });
        },
      },
    );
    const results = await changeEach(engine.access, running, 'stop', aReporter());
    expect(results.map(({ result }) => result)).toEqual([
      { kind: 'failed', error: { kind: 'conflict', detail: 'no' } },
      { kind: 'failed', error: { kind: 'held-back', by: 'web-1', relation: 'needed-by' } },
    ]);
  });
});

it('starts a one-off that was asked for by itself', async () => {
  expect(await callsOf([migrate], 'start')).toEqual(['start shop-migrate-1']);
});

it('unpauses what is paused when it is started', async () => {
  expect(await callsOf([aReplica('web', { state: 'paused' })], 'start')).toEqual(['unpause shop-web-1']);
});

describe('a service that waits for another', () => {
  const db: Container = aReplica('db', { state: 'exited', exitCode: 0 });
  const web: Container = aReplica('web', { state: 'exited', ...dependingOn('db', 'service_healthy') });

  it('starts once that one is healthy', async () => {
    const health: Container['health'][] = ['starting', 'starting', 'healthy'];
    const engine = anEngineWith(
      { containers: [db, web] },
      { inspectContainer: async () => ({ ...db, state: 'running', health: health.shift() ?? 'healthy' }) },
    );
    await changeLifecycle(engine.access, [db, web], 'start', aReporter());
    expect(engine.calls).toEqual(['start shop-db-1', 'start shop-web-1']);
    expect(health).toEqual([]);
  });

  it('is not started when that one is unhealthy, and the reason is said', async () => {
    const engine = anEngineWith(
      { containers: [db, web] },
      { inspectContainer: async () => ({ ...db, state: 'running', health: 'unhealthy' }) },
    );
    await expect(changeLifecycle(engine.access, [db, web], 'start', aReporter())).rejects.toMatchObject({
      error: { kind: 'conflict', detail: 'db-1 is unhealthy.' },
    });
    expect(engine.calls).toEqual(['start shop-db-1']);
  });

  it('is not started when a job that has to complete fails', async () => {
    const job: Container = { ...db, state: 'exited', exitCode: 3 };
    const waiting = aReplica('web', {
      state: 'exited',
      ...dependingOn('db', 'service_completed_successfully'),
    });
    const engine = anEngineWith({ containers: [job, waiting] }, { inspectContainer: async () => job });
    await expect(changeLifecycle(engine.access, [job, waiting], 'start', aReporter())).rejects.toMatchObject({
      error: { kind: 'conflict', detail: 'db-1 exited with code 3.' },
    });
  });
});

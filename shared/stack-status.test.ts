import { describe, expect, test } from 'vitest';
import { aContainer, aReplica } from './builders.ts';
import type { Container, Dependency } from './engine.ts';
import { containerStatus, stackStatus, statusRank, statusText, statusTone } from './stack-status.ts';

const web = aReplica('web');
const db = aReplica('db');
const ended = (service: string, exitCode: number | null, difference: Parameters<typeof aReplica>[1] = {}) =>
  aReplica(service, { state: 'exited', exitCode, ...difference });
const oneOff = (service: string, difference: Parameters<typeof aReplica>[1] = {}) =>
  aReplica(service, { name: `shop-${service}-run-1f`, ...difference, compose: { oneOff: true } });
const dependsOn = (service: string, condition: Dependency['condition']) =>
  aReplica('web', { compose: { dependsOn: [{ service, condition }] } });

const shown = (...containers: readonly Container[]) => {
  const status = stackStatus(containers);
  return [statusText(status), statusTone(status)];
};

describe('a stack', () => {
  test.each<[string, string, string, Container[]]>([
    ['all run', 'Running (2/2)', 'good', [web, db]],
    ['some were stopped', 'Partly running (1/3)', 'warning', [web, ended('db', 137), ended('worker', 1)]],
    ['one was never started', 'Partly running (1/2)', 'warning', [web, aReplica('db', { state: 'created' })]],
    ['one is dead', 'Partly running (1/2)', 'warning', [web, aReplica('db', { state: 'dead' })]],
    ['one is being removed', 'Partly running (1/2)', 'warning', [web, aReplica('db', { state: 'removing' })]],
    ['all are paused', 'Paused', 'warning', [aReplica('web', { state: 'paused' })]],
    ['one of two is paused', 'Partly paused (1/2)', 'warning', [aReplica('web', { state: 'paused' }), db]],
    [
      'the other is stopped',
      'Partly paused (1/2)',
      'warning',
      [aReplica('web', { state: 'paused' }), ended('db', 1)],
    ],
    ['all were killed', 'Exited (137)', 'off', [ended('web', 137), ended('db', 137)]],
    ['one ended well, one failed', 'Exited (3)', 'bad', [ended('api', 0), ended('db', 3), ended('web', 4)]],
    ['all ended well', 'Exited (0)', 'off', [ended('web', 0), ended('db', 0)]],
    [
      'all ended well but would be kept running',
      'Exited (0)',
      'off',
      [ended('web', 0, { restartPolicy: 'always' })],
    ],
    ['nobody knows the code', 'Exited', 'off', [ended('web', null)]],
    ['it is dead', 'Exited (1)', 'bad', [aReplica('web', { state: 'dead', exitCode: 1 })]],
    ['it is being removed', 'Exited', 'off', [aReplica('web', { state: 'removing' })]],
    [
      'one was started once, one never',
      'Exited (2)',
      'bad',
      [ended('web', 2), aReplica('db', { state: 'created' })],
    ],
    ['none was started', 'Created', 'off', [aReplica('web', { state: 'created' })]],
    [
      'none was started but its job',
      'Created',
      'off',
      [ended('migrate', 0), aReplica('web', { state: 'created' })],
    ],
    ['it restarts', 'Restarting', 'bad', [aReplica('web', { state: 'restarting' }), ended('db', 1)]],
    ['nothing is in it', 'Exited', 'off', []],
  ])('of which %s reads %s', (_, text, tone, containers) => {
    expect(shown(...containers)).toEqual([text, tone]);
  });

  test('names the service that restarts beside others', () => {
    expect(shown(aReplica('db', { state: 'restarting' }), web)).toEqual([
      'Partly running (1/2) · Restarting: db',
      'bad',
    ]);
  });

  test('counts replicas', () => {
    const second = aReplica('web', { compose: { number: 2 }, state: 'exited', exitCode: 1 });
    expect(shown(web, second)).toEqual(['Partly running (1/2)', 'warning']);
  });
});

describe('a health check', () => {
  const sick = (service: string, number = 1) =>
    aReplica(service, { health: 'unhealthy', compose: { number } });

  test('that fails is said beside the count, with the service', () => {
    expect(shown(sick('db'), web)).toEqual(['Running (2/2) · Unhealthy: db', 'bad']);
  });

  test('that fails for two replicas names their service once', () => {
    expect(shown(sick('web', 1), sick('web', 2))).toEqual(['Running (2/2) · Unhealthy: web', 'bad']);
  });

  test('that fails for many services gives their number', () => {
    expect(shown(sick('a'), sick('b'), sick('c'))).toEqual(['Running (3/3) · Unhealthy: 3 services', 'bad']);
  });

  test('that fails in a partly running stack is said too', () => {
    expect(shown(sick('db'), ended('web', 1))).toEqual(['Partly running (1/2) · Unhealthy: db', 'bad']);
  });

  test('that has not answered yet, or is well, says nothing', () => {
    expect(shown(aReplica('db', { health: 'starting' }), aReplica('web', { health: 'healthy' }))).toEqual([
      'Running (2/2)',
      'good',
    ]);
  });

  test('from before the container was stopped says nothing', () => {
    expect(shown(web, ended('db', 1, { health: 'unhealthy' }))).toEqual(['Partly running (1/2)', 'warning']);
  });
});

describe('a finished job', () => {
  test.each<[string, Container]>([
    ['a one-off', oneOff('migrate', { state: 'exited', exitCode: 0 })],
    [
      'a one-off with a restart policy',
      oneOff('migrate', { state: 'exited', exitCode: 0, restartPolicy: 'always' }),
    ],
    ['a service without a restart policy', ended('migrate', 0)],
    ['a service that restarts on failure alone', ended('migrate', 0, { restartPolicy: 'on-failure' })],
    ['a service that was not inspected yet', ended('migrate', 0, { restartPolicy: 'unknown' })],
  ])('is done when it is %s', (_, job) => {
    expect(shown(job, web)).toEqual(['Running (1/1) · migrate done', 'good']);
  });

  test.each(['always', 'unless-stopped'] as const)(
    'is none when its restart policy is %s',
    (restartPolicy) => {
      expect(shown(ended('db', 0, { restartPolicy }), web)).toEqual(['Partly running (1/2)', 'warning']);
    },
  );

  test('is none when it failed', () => {
    expect(shown(ended('migrate', 1), web)).toEqual(['Partly running (1/2)', 'warning']);
  });

  test('is done when others wait for its completion', () => {
    expect(shown(ended('migrate', 0), dependsOn('migrate', 'service_completed_successfully'))).toEqual([
      'Running (1/1) · migrate done',
      'good',
    ]);
  });

  test('is done when one waits for its completion, though another needs it to be started only', () => {
    const api = aReplica('api', {
      compose: { dependsOn: [{ service: 'migrate', condition: 'service_started' }] },
    });
    expect(shown(api, ended('migrate', 0), dependsOn('migrate', 'service_completed_successfully'))).toEqual([
      'Running (2/2) · migrate done',
      'good',
    ]);
  });

  test.each(['service_started', 'service_healthy'] as const)(
    'is none when others need it as %s: a stopped database is not done',
    (condition) => {
      expect(shown(ended('db', 0), dependsOn('db', condition))).toEqual(['Partly running (1/2)', 'warning']);
    },
  );

  test('of a one-off that failed is neither counted nor named', () => {
    expect(shown(oneOff('migrate', { state: 'exited', exitCode: 1 }), web)).toEqual([
      'Running (1/1)',
      'good',
    ]);
  });

  test('beside running replicas of its service is not named: the service is not done', () => {
    expect(shown(web, oneOff('web', { state: 'exited', exitCode: 0 }))).toEqual(['Running (1/1)', 'good']);
  });

  test('counts while it runs', () => {
    expect(shown(web, oneOff('migrate'))).toEqual(['Running (2/2)', 'good']);
  });

  test('is named with another, and counted with two more', () => {
    expect(shown(ended('a', 0), ended('b', 0), web)).toEqual(['Running (1/1) · a, b done', 'good']);
    expect(shown(ended('a', 0), ended('b', 0), ended('c', 0), web)).toEqual([
      'Running (1/1) · 3 jobs done',
      'good',
    ]);
  });

  test('is said of a partly running stack too', () => {
    expect(shown(ended('db', 1), ended('migrate', 0), web)).toEqual([
      'Partly running (1/2) · migrate done',
      'warning',
    ]);
  });

  test('leaves the exit code to the services, unless there is nothing else', () => {
    const failed = oneOff('migrate', { state: 'exited', exitCode: 5 });
    expect(shown(failed, ended('web', 0))).toEqual(['Exited (0)', 'off']);
    expect(shown(failed)).toEqual(['Exited (5)', 'bad']);
  });

  test('named like a part of an object is told as any other', () => {
    expect(shown(ended('__proto__', 0), ended('constructor', 0), web)).toEqual([
      'Running (1/1) · __proto__, constructor done',
      'good',
    ]);
  });
});

test('sorting by status goes from running to created', () => {
  const texts = [
    [aReplica('web', { state: 'created' })],
    [ended('web', 1)],
    [aReplica('web', { state: 'restarting' })],
    [aReplica('web', { state: 'paused' }), db],
    [aReplica('web', { state: 'paused' })],
    [web, ended('db', 1)],
    [web],
  ]
    .map(stackStatus)
    .sort((a, b) => statusRank(a) - statusRank(b))
    .map(statusText);
  expect(texts).toEqual([
    'Running (1/1)',
    'Partly running (1/2)',
    'Paused',
    'Partly paused (1/2)',
    'Restarting',
    'Exited (1)',
    'Created',
  ]);
});

test('single containers sort among stacks', () => {
  const ranks = (['running', 'paused', 'restarting', 'exited', 'dead', 'removing', 'created'] as const).map(
    (state) => statusRank(containerStatus(aContainer({ state }))),
  );
  expect(ranks).toEqual([0, 2, 4, 5, 5, 5, 6]);
});

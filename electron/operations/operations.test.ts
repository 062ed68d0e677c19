import { describe, expect, it } from 'vitest';
import { stackName } from '../../shared/ids.ts';
import type { Operation } from '../../shared/operation.ts';
import { Failure } from '../failure.ts';
import { createOperations, type OperationPlan } from './operations.ts';

const now = () => 1_000;

const aPlan = (part: Partial<OperationPlan> = {}): OperationPlan => ({
  kind: 'stop',
  target: { kind: 'stack', name: stackName('shop') },
  name: 'shop',
  lock: 'stack:shop',
  cancellable: false,
  work: async () => ({ kind: 'done' }),
  ...part,
});

const untilCancelled: OperationPlan['work'] = ({ signal }) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Failure({ kind: 'cancelled' })));
  });

const states = (operations: readonly Operation[]) => operations.map((operation) => operation.state);

const ofParts = (work: OperationPlan['work'], difference: Partial<OperationPlan> = {}): OperationPlan =>
  aPlan({
    target: { kind: 'bulk', action: 'stop', ids: [] },
    name: '2 containers',
    lock: null,
    work,
    ...difference,
  });

it('an operation is over when its work is, not when it was begun', async () => {
  let at = 0;
  const operations = createOperations(() => at);
  operations.begin(
    aPlan({
      work: async () => {
        await Promise.resolve();
        at = 4_000;
        return { kind: 'done' };
      },
    }),
  );
  await operations.idle();
  expect(operations.list()).toMatchObject([{ startedAt: 0, state: { kind: 'succeeded', at: 4_000 } }]);
});

describe('an operation of parts', () => {
  it('lists each part while it runs, under its own lock, and then forgets it', async () => {
    const operations = createOperations(now);
    const seen: unknown[] = [];
    const look = () => seen.push([operations.list().map(({ name }) => name), [...operations.held().keys()]]);
    operations.begin(
      ofParts(async ({ part }) => {
        for (const name of ['shop', 'blog']) {
          const work = async () => {
            look();
            return { kind: 'done' } as const;
          };
          await part(aPlan({ name, lock: `stack:${name}`, work }));
        }
        look();
        return { kind: 'done' };
      }),
    );
    await operations.idle();
    expect(seen).toEqual([
      [['2 containers', 'shop'], ['stack:shop']],
      [['2 containers', 'blog'], ['stack:blog']],
      [['2 containers'], []],
    ]);
    expect(states(operations.list())).toEqual([{ kind: 'succeeded', at: 1_000, outcome: { kind: 'done' } }]);
  });

  it('is told what a part threw, also that its stack is busy', async () => {
    const operations = createOperations(now);
    operations.begin(aPlan({ work: untilCancelled }));
    const thrown: unknown[] = [];
    operations.begin(
      ofParts(async ({ part }) => {
        await part(aPlan({ kind: 'delete' })).catch((failure: unknown) => thrown.push(failure));
        const work = async () => {
          throw new Failure({ kind: 'conflict', detail: 'no' });
        };
        await part(aPlan({ lock: 'stack:blog', work })).catch((failure: unknown) => thrown.push(failure));
        return { kind: 'done' };
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(thrown).toMatchObject([
      { error: { kind: 'busy', what: 'stop', name: 'shop' } },
      { error: { kind: 'conflict', detail: 'no' } },
    ]);
    expect(operations.list().map(({ name }) => name)).toEqual(['shop', '2 containers']);
  });

  it('tells how far it is, holds nothing itself, and takes the place of the last one that ended', async () => {
    const operations = createOperations(now);
    const work: OperationPlan['work'] = async ({ progress }) => {
      progress({ ended: 1, total: 2 });
      return { kind: 'done' };
    };
    operations.begin(ofParts(work));
    await operations.idle();
    const running = operations.begin(ofParts(untilCancelled, { cancellable: true }));
    const next = operations.begin(ofParts(work));
    await new Promise((resolve) => setImmediate(resolve));
    expect(operations.list().map(({ id, progress }) => [id, progress])).toEqual([
      [running, null],
      [next, { ended: 1, total: 2 }],
    ]);
    expect(operations.held().size).toBe(0);
  });
});

describe('operations', () => {
  it('list what runs, and what came of it', async () => {
    const operations = createOperations(now);
    operations.begin(aPlan());
    expect(states(operations.list())).toEqual([{ kind: 'running' }]);
    await operations.idle();
    expect(states(operations.list())).toEqual([{ kind: 'succeeded', at: 1_000, outcome: { kind: 'done' } }]);
  });

  it('refuse a second one on the same stack, and say what runs', async () => {
    const operations = createOperations(now);
    operations.begin(aPlan({ cancellable: true, work: untilCancelled }));
    expect(() => operations.begin(aPlan({ kind: 'delete' }))).toThrow(
      expect.objectContaining({ error: { kind: 'busy', what: 'stop', name: 'shop' } }),
    );
  });

  it('take the place of what ended on the same stack, and of nothing else', async () => {
    const operations = createOperations(now);
    operations.begin(aPlan());
    const other = operations.begin(aPlan({ lock: 'stack:blog' }));
    await operations.idle();
    const next = operations.begin(aPlan());
    expect(operations.list().map(({ id }) => id)).toEqual([other, next]);
  });

  it('leave other stacks usable', async () => {
    const operations = createOperations(now);
    operations.begin(aPlan({ work: untilCancelled }));
    operations.begin(aPlan({ lock: 'stack:blog', name: 'blog' }));
    expect([...operations.held().keys()]).toEqual(['stack:shop', 'stack:blog']);
  });

  it('free the stack when one failed, and keep the facts', async () => {
    const operations = createOperations(now);
    const error = { kind: 'conflict', detail: 'no' } as const;
    operations.begin(
      aPlan({
        work: async () => {
          throw new Failure(error);
        },
      }),
    );
    await operations.idle();
    expect(states(operations.list())).toEqual([{ kind: 'failed', at: 1_000, error }]);
    expect(() => operations.begin(aPlan())).not.toThrow();
  });

  it('say what exists after a cancelled one', async () => {
    const operations = createOperations(now);
    const id = operations.begin(
      aPlan({ cancellable: true, work: untilCancelled, existsAfterCancel: async () => ['web-1'] }),
    );
    await Promise.resolve();
    operations.cancel(id);
    expect(states(operations.list())).toEqual([{ kind: 'cancelling' }]);
    await operations.idle();
    expect(states(operations.list())).toEqual([{ kind: 'cancelled', at: 1_000, exists: ['web-1'] }]);
  });

  it('do not cancel what can not be cancelled', () => {
    const operations = createOperations(now);
    const id = operations.begin(aPlan({ work: untilCancelled }));
    expect(() => operations.cancel(id)).toThrow(Failure);
  });

  it('change a step in place rather than repeat it', async () => {
    const operations = createOperations(now);
    operations.begin(
      aPlan({
        work: async ({ step }) => {
          step({ subject: 'container', name: 'web-1', state: 'working', text: 'Stopping' });
          step({ subject: 'network', name: 'web-1', state: 'done', text: 'Removed' });
          step({ subject: 'container', name: 'web-1', state: 'done', text: 'Stopped' });
          return { kind: 'done' };
        },
      }),
    );
    await operations.idle();
    expect(operations.list()[0]?.steps).toEqual([
      { subject: 'container', name: 'web-1', state: 'done', text: 'Stopped' },
      { subject: 'network', name: 'web-1', state: 'done', text: 'Removed' },
    ]);
  });

  it('keep a bounded log and say what was dropped', async () => {
    const operations = createOperations(now);
    const heard: string[] = [];
    operations.onLines((_, lines) => heard.push(...lines));
    const id = operations.begin(
      aPlan({
        work: async ({ line }) => {
          for (let at = 0; at < 7_000; at++) line(`line ${at}`);
          return { kind: 'done' };
        },
      }),
    );
    await operations.idle();
    expect(heard).toHaveLength(7_000);
    const log = operations.log(id);
    expect(log.length).toBeLessThanOrEqual(6_001);
    expect(log.at(-1)).toBe('line 6999');
    expect(log[0]).toMatch(/^… \d+ earlier lines were dropped$/);
  });

  it('keep the last twenty that ended, and never drop one that runs', async () => {
    const operations = createOperations(now);
    const first = operations.begin(aPlan({ lock: 'long', work: untilCancelled }));
    for (let at = 0; at < 30; at++) {
      operations.begin(aPlan({ lock: `stack:${at}` }));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(operations.list()).toHaveLength(21);
    expect(operations.list()[0]?.id).toBe(first);
  });

  it('let an ended one be dismissed, and not a running one', async () => {
    const operations = createOperations(now);
    const ended = operations.begin(aPlan());
    await operations.idle();
    operations.dismiss(ended);
    expect(operations.list()).toEqual([]);
    const running = operations.begin(aPlan({ work: untilCancelled }));
    operations.dismiss(running);
    expect(operations.list()).toHaveLength(1);
  });
});

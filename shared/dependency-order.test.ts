import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aContainer, aReplica } from './builders.ts';
import { startOrder, stopOrder, stopsBefore } from './dependency-order.ts';
import type { Container } from './engine.ts';
import { containerId, stackName } from './ids.ts';

const needing = (
  service: string,
  needs: readonly string[],
  compose: { number?: number; oneOff?: boolean } = {},
) =>
  aReplica(service, {
    compose: {
      ...compose,
      dependsOn: needs.map((needed) => ({ service: needed, condition: 'service_started' })),
    },
  });
const names = (levels: readonly (readonly Container[])[]) =>
  levels.map((level) => level.map(({ name }) => name));

describe('starting', () => {
  test('begins with what others depend on', () => {
    const containers = [
      needing('web', ['api']),
      needing('api', ['db', 'cache']),
      needing('db', []),
      needing('cache', []),
    ];
    expect(names(startOrder(containers))).toEqual([
      ['shop-db-1', 'shop-cache-1'],
      ['shop-api-1'],
      ['shop-web-1'],
    ]);
  });

  test('waits for the longest way', () => {
    const containers = [needing('web', ['db', 'api']), needing('api', ['db']), needing('db', [])];
    expect(names(startOrder(containers))).toEqual([['shop-db-1'], ['shop-api-1'], ['shop-web-1']]);
  });

  test('takes all replicas and one-offs of a service together', () => {
    const containers = [
      needing('web', ['db'], { number: 1 }),
      needing('web', [], { number: 2 }),
      needing('web', ['db'], { number: 3, oneOff: true }),
      needing('db', []),
    ];
    expect(names(startOrder(containers))).toEqual([
      ['shop-db-1'],
      ['shop-web-1', 'shop-web-2', 'shop-web-3'],
    ]);
  });

  test('ignores services that are not there', () => {
    expect(names(startOrder([needing('web', ['db', 'constructor', '__proto__'])]))).toEqual([['shop-web-1']]);
  });

  test('does not take a service of another stack for the one that is needed', () => {
    const other = aReplica('db', { compose: { project: stackName('blog') } });
    expect(names(startOrder([needing('web', ['db']), other]))).toEqual([['shop-web-1', 'blog-db-1']]);
  });

  test('takes what has no service with the first', () => {
    const containers = [needing('web', ['db']), needing('db', []), aContainer({ name: 'redis' })];
    expect(names(startOrder(containers))).toEqual([['redis', 'shop-db-1'], ['shop-web-1']]);
  });

  test('puts a circle and what depends on it last', () => {
    const containers = [needing('a', ['b']), needing('b', ['a']), needing('c', ['a']), needing('d', [])];
    expect(names(startOrder(containers))).toEqual([['shop-d-1'], ['shop-a-1', 'shop-b-1', 'shop-c-1']]);
  });

  test('does not mind a service that depends on itself', () => {
    expect(names(startOrder([needing('a', ['a']), needing('b', ['a'])]))).toEqual([
      ['shop-a-1'],
      ['shop-b-1'],
    ]);
  });

  test('of nothing has no levels', () => {
    expect(startOrder([])).toEqual([]);
  });
});

test('stopping is the same the other way round', () => {
  const containers = [needing('db', []), needing('web', ['db']), aContainer({ name: 'redis' })];
  expect(names(stopOrder(containers))).toEqual([['shop-web-1'], ['redis', 'shop-db-1']]);
});

test('a part is ordered also by way of services that are not in it', () => {
  const [db, api, web] = [needing('db', []), needing('api', ['db']), needing('web', ['api'])];
  expect(startOrder([web, db])).toHaveLength(1);
  expect(startOrder([web, db], [web, api, db])).toEqual([[db], [web]]);
  expect(stopOrder([web, db], [web, api, db])).toEqual([[web], [db]]);
});

describe('what has to stop before', () => {
  const waits = (containers: readonly Container[], known: readonly Container[] = []) => {
    const nameOf = new Map(containers.map(({ id, name }) => [id, name]));
    const entries = [...stopsBefore(containers, known)].map(
      ([id, first]) => [nameOf.get(id), first.map((other) => nameOf.get(other))] as const,
    );
    return Object.fromEntries(entries);
  };

  test('is what depends on it, also through others, and nothing else', () => {
    const api = needing('api', ['db']);
    const containers = [needing('web', ['api']), needing('mail', []), needing('db', [])];
    const expected = { 'shop-web-1': [], 'shop-mail-1': [], 'shop-db-1': ['shop-web-1'] };
    expect(waits(containers, [api, ...containers])).toEqual(expected);
  });

  test('is never a circle', () => {
    const circle = [needing('a', ['b']), needing('b', ['a']), needing('c', ['a'])];
    expect(waits(circle)).toEqual({ 'shop-a-1': [], 'shop-b-1': [], 'shop-c-1': [] });
  });
});

test('no container is lost or doubled, none comes before what it needs unless in a circle', () => {
  const service = fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__');
  const containers = fc.array(fc.tuple(service, fc.array(service)), { maxLength: 12 });
  fc.assert(
    fc.property(containers, (drawn) => {
      const given = drawn.map(([name, needs], index) => ({
        ...needing(name, needs),
        id: containerId(`${index}`),
      }));
      const levels = startOrder(given);
      expect(
        levels
          .flat()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(given.map(({ id }) => id).sort());
      expect(levels.every((level) => level.length > 0)).toBe(true);
      const levelOf = new Map(
        levels.flatMap((level, index) => level.map((c) => [c.compose?.service, index] as const)),
      );
      for (const level of levels.slice(0, -1)) {
        for (const { compose } of level) {
          for (const { service: needed } of compose?.dependsOn ?? []) {
            if (needed === compose?.service || !levelOf.has(needed)) continue;
            expect(levelOf.get(needed)).toBeLessThan(levelOf.get(compose?.service) ?? -1);
          }
        }
      }
    }),
  );
});

test('a chain of 2,000 services begins with the one that needs nothing', () => {
  const chain = Array.from({ length: 2_000 }, (_, n) => needing(`s${n}`, n > 0 ? [`s${n - 1}`] : []));
  const [first, ...rest] = startOrder([...chain].reverse()).flat();
  expect([first?.id, rest.at(-1)?.id, rest.length]).toEqual([chain[0]?.id, chain[1_999]?.id, 1_999]);
});

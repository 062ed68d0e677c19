import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aContainer, aNetwork, aVolume } from './builders.ts';
import type { Container } from './engine.ts';
import { networkId, volumeName } from './ids.ts';
import type { EngineSnapshot } from './snapshot.ts';
import { applyPatch, diffSnapshots, emptySnapshot } from './snapshot-patch.ts';

// Neither Node nor DOM types compile here, but the tests run where values can cross to a window.
declare function structuredClone<T>(value: T): T;

const redis = aContainer();
const web = aContainer({ name: 'web' });
const data = aVolume();
const front = aNetwork();
const aSnapshot = (difference: Partial<EngineSnapshot> = {}): EngineSnapshot => ({
  revision: 7,
  connection: { kind: 'connecting', target: null },
  containers: new Map([redis, web].map((container) => [container.id, container])),
  volumes: new Map([[data.name, data]]),
  networks: new Map([[front.id, front]]),
  listedAt: 1_000,
  ...difference,
});
const before = aSnapshot();
const next = (difference: Partial<EngineSnapshot>): EngineSnapshot => ({
  ...before,
  revision: 8,
  ...difference,
});
const unchanged = { put: [], gone: [] };

describe('the difference of two snapshots', () => {
  test('is nothing when they hold the same', () => {
    expect(diffSnapshots(before, before)).toBeNull();
    expect(diffSnapshots(before, next({ containers: new Map(before.containers) }))).toBeNull();
  });

  test('names what came, what changed and what went', () => {
    const exited: Container = { ...web, state: 'exited' };
    const db = aContainer({ name: 'db' });
    const containers = new Map([exited, db].map((container) => [container.id, container]));
    expect(diffSnapshots(before, next({ containers }))).toEqual({
      base: 7,
      revision: 8,
      connection: null,
      containers: { put: [exited, db], gone: [redis.id] },
      volumes: unchanged,
      networks: unchanged,
      listedAt: 1_000,
    });
  });

  test('is there when only the time of the list is another', () => {
    expect(diffSnapshots(before, next({ listedAt: 2_000 }))).toMatchObject({
      listedAt: 2_000,
      connection: null,
    });
    expect(diffSnapshots(before, next({ listedAt: null }))).toMatchObject({ listedAt: null });
  });

  test('is there when only the connection is another', () => {
    const connection = {
      kind: 'unreachable',
      target: null,
      since: 5,
      cause: { kind: 'timeout', address: 'x' },
    } as const;
    expect(diffSnapshots(before, next({ connection }))).toMatchObject({ connection, containers: unchanged });
  });
});

describe('a patch', () => {
  test('for another revision is refused', () => {
    const patch = diffSnapshots(before, next({ listedAt: 2_000 }));
    expect(patch && applyPatch({ ...before, revision: 6 }, patch)).toBeNull();
  });

  test('leaves alone what it does not touch', () => {
    const after = next({ volumes: new Map() });
    const patch = diffSnapshots(before, after);
    const patched = patch && applyPatch(before, patch);
    expect(patched).toEqual(after);
    expect(patched?.containers).toBe(before.containers);
    expect(patched?.networks).toBe(before.networks);
    expect(patched?.connection).toBe(before.connection);
    expect(patched?.volumes).not.toBe(before.volumes);
  });

  test('does not change the snapshot that it is applied to', () => {
    const patch = diffSnapshots(before, next({ containers: new Map() }));
    if (patch) applyPatch(before, patch);
    expect(before).toEqual(aSnapshot());
  });
});

test('patch by patch, a window comes to hold what main holds', () => {
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'));
  const state = fc.record({
    containers: names,
    states: fc.array(fc.constantFrom<Container['state'][]>('running', 'exited'), {
      minLength: 5,
      maxLength: 5,
    }),
    volumes: names,
    networks: names,
    unreachable: fc.boolean(),
    listedAt: fc.option(fc.nat(3)),
  });
  const map = <Id, Item>(items: readonly Item[], idOf: (item: Item) => Id) =>
    new Map(items.map((item) => [idOf(item), item]));
  const connections: readonly EngineSnapshot['connection'][] = [
    { kind: 'connecting', target: null },
    { kind: 'unreachable', target: null, since: 0, cause: { kind: 'timeout', address: 'x' } },
  ];

  fc.assert(
    fc.property(fc.array(state, { maxLength: 20 }), (states) => {
      let main = emptySnapshot();
      let pushed = main;
      let window = main;
      for (const [index, drawn] of states.entries()) {
        main = {
          revision: index + 1,
          connection: connections[Number(drawn.unreachable)] ?? main.connection,
          containers: map(
            drawn.containers.map((name, n) => aContainer({ name, state: drawn.states[n] ?? 'created' })),
            ({ id }) => id,
          ),
          volumes: map(
            drawn.volumes.map((name) => aVolume({ name: volumeName(name) })),
            ({ name }) => name,
          ),
          networks: map(
            drawn.networks.map((name) => aNetwork({ id: networkId(name) })),
            ({ id }) => id,
          ),
          listedAt: drawn.listedAt,
        };
        const patch = diffSnapshots(pushed, main);
        if (!patch) {
          expect({ ...main, revision: 0 }).toEqual({ ...pushed, revision: 0 });
          continue;
        }
        // As it crosses to the window: nothing is the same object any more.
        const patched = applyPatch(window, structuredClone(patch));
        expect(patched).toEqual(main);
        pushed = main;
        window = patched ?? window;
      }
    }),
  );
});

test('the empty snapshot knows nothing', () => {
  expect(emptySnapshot()).toEqual({
    revision: 0,
    connection: { kind: 'connecting', target: null },
    containers: new Map(),
    volumes: new Map(),
    networks: new Map(),
    listedAt: null,
  });
});

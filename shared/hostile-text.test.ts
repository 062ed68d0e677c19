import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVolumes } from './attached-again.ts';
import { aComposeIdentity, aContainer, aVolume } from './builders.ts';
import { containerLabel, qualifiedLabel } from './container-label.ts';
import { deletedStacks } from './deleted-stacks.ts';
import { startOrder, stopOrder } from './dependency-order.ts';
import type {
  ComposeIdentity,
  Container,
  ContainerState,
  Dependency,
  PortProtocol,
  RestartPolicy,
  Volume,
} from './engine.ts';
import { filterInventory } from './filter-inventory.ts';
import { groupStacks } from './group-stacks.ts';
import { containerId, hostPath, networkId, stackName, volumeName } from './ids.ts';
import { keptVolumes } from './kept-volumes.ts';
import { neededProfiles } from './needed-profiles.ts';
import { noteStack } from './note-stack.ts';
import { planDelete } from './plan-delete.ts';
import { portViews } from './ports.ts';
import { containerStatus, stackStatus, statusRank, statusText, statusTone } from './stack-status.ts';
import { volumeUsages } from './volume-usage.ts';

// Names and labels may hold anything. Few distinct texts, so that they meet.
const text = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '',
    '\u0000',
    '\u202eweb',
    '\ud800',
    'a\nb',
    'web',
    'web-1',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const number = fc.option(fc.oneof(fc.integer(), fc.double()));
const states: ContainerState[] = ['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead'];

const compose: fc.Arbitrary<ComposeIdentity> = fc.record({
  project: text.map(stackName),
  service: fc.option(text),
  number,
  oneOff: fc.boolean(),
  workingDir: fc.option(text.map(hostPath)),
  configFiles: fc.array(text.map(hostPath), { maxLength: 2 }),
  envFiles: fc.array(text.map(hostPath), { maxLength: 2 }),
  dependsOn: fc.array(
    fc.record({
      service: text,
      condition: fc.constantFrom<Dependency['condition'][]>(
        'service_started',
        'service_healthy',
        'service_completed_successfully',
      ),
    }),
    { maxLength: 3 },
  ),
});
const container: fc.Arbitrary<Container> = fc
  .record({
    name: text,
    image: text,
    state: fc.constantFrom(...states),
    exitCode: fc.option(fc.integer()),
    restartPolicy: fc.constantFrom<RestartPolicy[]>(
      'no',
      'on-failure',
      'always',
      'unless-stopped',
      'unknown',
    ),
    createdAt: fc.double(),
    networks: fc.array(fc.record({ id: text.map(networkId), name: text }), { maxLength: 2 }),
    ports: fc.array(
      fc.record({
        containerPort: fc.integer(),
        protocol: fc.constantFrom<PortProtocol[]>('tcp', 'udp', 'sctp'),
        host: fc.option(fc.record({ ip: text, port: fc.integer() })),
      }),
      { maxLength: 3 },
    ),
    mounts: fc.array(
      fc.record({
        kind: fc.constant('volume' as const),
        volume: text.map(volumeName),
        anonymous: fc.boolean(),
        destination: text,
        readOnly: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    compose: fc.option(compose),
  })
  .map((difference) => aContainer(difference));
const containers = fc
  .array(container, { maxLength: 12 })
  .map((list) => list.map((item, index) => ({ ...item, id: containerId(`${index}`) })));
const volume: fc.Arbitrary<Volume> = fc
  .record({
    name: text.map(volumeName),
    createdAt: fc.option(fc.nat()),
    anonymous: fc.boolean(),
    compose: fc.option(fc.record({ project: text.map(stackName), key: text })),
  })
  .map((difference) => aVolume(difference));
const volumes = fc.uniqueArray(volume, { maxLength: 6, selector: ({ name }) => name });

const idsOf = (list: readonly Container[]) => list.map(({ id }) => id).sort();

test('whatever names and labels hold, nothing throws and no container is lost', () => {
  fc.assert(
    fc.property(containers, volumes, text, fc.boolean(), (list, vols, query, onlyRunning) => {
      const inventory = groupStacks(list);
      expect(
        idsOf([...inventory.stacks.flatMap((stack) => stack.containers), ...inventory.standalone]),
      ).toEqual(idsOf(list));
      expect(new Set(inventory.stacks.map(({ name }) => name)).size).toBe(inventory.stacks.length);
      expect(groupStacks([...list].reverse(), inventory)).toBe(inventory);

      for (const levels of [startOrder(list), stopOrder(list)])
        expect(idsOf(levels.flat())).toEqual(idsOf(list));
      filterInventory(inventory, { query, onlyRunning });
      for (const item of list) {
        expect(typeof containerLabel(item) + typeof qualifiedLabel(item)).toBe('stringstring');
        expect(statusText(containerStatus(item))).not.toBe('');
        portViews(item, query);
      }

      const usages = volumeUsages(vols, list);
      expect(usages).toHaveLength(vols.length);
      const kept = keptVolumes(vols, inventory);
      expect(
        [...kept.values()].flat().every((v) => usages.some((u) => u.volume === v && u.status !== 'unused')),
      ).toBe(true);

      for (const stack of inventory.stacks) {
        const status = stackStatus(stack.containers);
        expect([statusText(status) !== '', statusRank(status) >= 0, statusTone(status) !== null]).toEqual([
          true,
          true,
          true,
        ]);
        const facts = {
          stack,
          volumes: vols,
          engineId: query,
          previouslySeen: new Set(list.map(({ id }) => id)),
        };
        const note = noteStack({ ...facts, previous: null });
        expect(noteStack({ ...facts, previous: note })).toBe(note);
        compareVolumes(note.volumes, {
          volumes: new Map(vols.map((v) => [v.name, v])),
          attached: new Set(vols.map(({ name }) => name)),
          thereBefore: new Set(),
        });
        neededProfiles(note.services, new Map(note.services.map((service) => [service, note.services])));
        const gone = deletedStacks({
          notes: [note],
          stackNames: new Set(),
          volumes: vols,
          engineId: query,
          fileFound: () => false,
        });
        expect(gone.some(({ name }) => name === stack.name)).toBe(true);
        const plan = planDelete({
          target: { kind: 'stack', name: stack.name },
          containers: list,
          volumes: vols,
          networks: [],
        });
        expect(plan?.containers.map(({ id }) => id)).toEqual(stack.containers.map(({ id }) => id));
        for (const planned of plan?.volumes ?? []) {
          // What somebody else uses, or nobody of this stack owns, must never be offered for deletion.
          if (!planned.offered) continue;
          expect(planned.alsoUsedBy).toEqual([]);
          const found = vols.find(({ name }) => name === planned.name);
          expect(planned.anonymous || found?.compose?.project === stack.name).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a name of a million characters is a name', () => {
  const huge = 'x'.repeat(1_000_000);
  const item = aContainer({
    name: huge,
    compose: aComposeIdentity({ service: huge, project: stackName(huge) }),
  });
  const inventory = groupStacks([item, { ...item, id: containerId('2') }]);
  expect(inventory.stacks.map(({ name, containers: list }) => [name.length, list.length])).toEqual([
    [1_000_000, 2],
  ]);
  expect(filterInventory(inventory, { query: huge, onlyRunning: true }).inventory).toBe(inventory);
});

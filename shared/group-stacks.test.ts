import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aComposeIdentity, aContainer, aReplica, aStack } from './builders.ts';
import type { Container } from './engine.ts';
import { groupStacks } from './group-stacks.ts';
import { containerId, hostPath, stackName } from './ids.ts';

const inProject = (project: string, service = 'web') =>
  aReplica(service, { compose: { project: stackName(project) } });

const names = (containers: readonly Container[] | undefined) => containers?.map(({ name }) => name);

describe('grouping', () => {
  test('containers without a project stand alone, by name', () => {
    const [web, b10, b2] = [aReplica('web'), aContainer({ name: 'box10' }), aContainer({ name: 'box2' })];
    expect(groupStacks([b10, web, b2])).toEqual({
      stacks: [aStack({ containers: [web] })],
      standalone: [b2, b10],
    });
  });

  test('nothing makes an empty inventory', () => {
    expect(groupStacks([])).toEqual({ stacks: [], standalone: [] });
  });

  test('stacks come by name in natural order', () => {
    const { stacks } = groupStacks(['shop-10', 'blog', 'shop-2'].map((project) => inProject(project)));
    expect(stacks.map(({ name }) => name)).toEqual(['blog', 'shop-2', 'shop-10']);
  });

  test.each(['my-shop', 'my.shop', 'my_shop', 'läden', '商店', '__proto__', 'constructor', ''])(
    'a stack called "%s" keeps its name and its containers',
    (name) => {
      const container = inProject(name);
      expect(groupStacks([container])).toEqual({
        stacks: [aStack({ name: stackName(name), containers: [container] })],
        standalone: [],
      });
    },
  );

  test('projects whose names start alike are not mixed', () => {
    const containers = [inProject('shop', 'api-web'), inProject('shop-api', 'web')];
    expect(groupStacks(containers).stacks.map(({ name, containers: [c] }) => [name, c?.name])).toEqual([
      ['shop', 'shop-api-web-1'],
      ['shop-api', 'shop-api-web-1'],
    ]);
  });

  test('a container with the project label alone belongs to the stack', () => {
    const bare = aContainer({ name: 'helper', compose: aComposeIdentity({ service: null, number: null }) });
    expect(groupStacks([bare]).stacks).toEqual([aStack({ containers: [bare] })]);
  });
});

describe('rows of a stack', () => {
  test('go by service, then one-offs after replicas, then number, then name; what has no service comes last', () => {
    const rows = [
      aReplica('api', { name: 'a' }),
      aReplica('web', { name: 'b', compose: { number: 2 } }),
      aReplica('web', { name: 'c', compose: { number: 10 } }),
      aReplica('web', { name: 'd', compose: { number: null } }),
      aReplica('web', { name: 'run-2', compose: { oneOff: true, number: 1 } }),
      aReplica('web', { name: 'run-10', compose: { oneOff: true, number: 1 } }),
      aReplica('web2', { name: 'e' }),
      aReplica('web10', { name: 'f' }),
      aReplica('', { name: 'g', compose: { service: null, number: null } }),
    ];
    expect(names(groupStacks([...rows].reverse()).stacks[0]?.containers)).toEqual(names(rows));
  });
});

describe('files of a stack', () => {
  const files = (directory: string) => ({
    workingDir: hostPath(directory),
    configFiles: [hostPath(`${directory}/compose.yaml`)],
    envFiles: [hostPath(`${directory}/.env`)],
  });

  test('come from the newest container, recreated ones know best', () => {
    const [stack] = groupStacks([
      aReplica('api', { createdAt: 3, compose: files('/new') }),
      aReplica('web', { createdAt: 2, compose: files('/old') }),
    ]).stacks;
    expect(stack).toMatchObject(files('/new'));
  });

  test('come from the newest that carries them', () => {
    const [stack] = groupStacks([
      aReplica('api', { createdAt: 3, compose: { workingDir: hostPath('/elsewhere') } }),
      aReplica('web', { createdAt: 2, compose: files('/shop') }),
    ]).stacks;
    expect(stack).toMatchObject(files('/shop'));
  });

  test('are not mixed: a run without an env file has none, though an older one had', () => {
    const [stack] = groupStacks([
      aReplica('api', { createdAt: 3, compose: { ...files('/shop'), envFiles: [] } }),
      aReplica('web', { createdAt: 2, compose: files('/shop') }),
    ]).stacks;
    expect(stack).toMatchObject({ ...files('/shop'), envFiles: [] });
  });

  test('may be a directory alone', () => {
    const [stack] = groupStacks([aReplica('web', { compose: { workingDir: hostPath('/shop') } })]).stacks;
    expect(stack).toMatchObject({ workingDir: '/shop', configFiles: [], envFiles: [] });
  });
});

describe('identity', () => {
  const fourContainers = () => [aReplica('web'), aReplica('db'), inProject('blog'), aContainer()];

  test('the same containers give the same inventory, in whatever order they come', () => {
    const containers = fourContainers();
    const previous = groupStacks(containers);
    expect(groupStacks([...containers].reverse(), previous)).toBe(previous);
  });

  test('an empty inventory stays the same too', () => {
    const previous = groupStacks([]);
    expect(groupStacks([], previous)).toBe(previous);
  });

  test('a changed container changes its own stack and nothing else', () => {
    const containers = fourContainers();
    const previous = groupStacks(containers);
    const next = groupStacks(
      containers.map((c) => (c.compose?.service === 'db' ? { ...c, state: 'exited' as const } : c)),
      previous,
    );
    expect(next.stacks[0]).toBe(previous.stacks[0]);
    expect(next.stacks[1]).not.toBe(previous.stacks[1]);
    expect(next.standalone).toBe(previous.standalone);
  });

  test('a standalone container that goes leaves the stacks as they are', () => {
    const containers = fourContainers();
    const previous = groupStacks(containers);
    const next = groupStacks(containers.slice(0, 3), previous);
    expect(next.stacks).toBe(previous.stacks);
    expect(next.standalone).toEqual([]);
  });

  test('one container replaced by another of the same number is a change', () => {
    const previous = groupStacks([aReplica('web')]);
    const next = groupStacks([aReplica('web', { id: containerId('new') })], previous);
    expect(next.stacks[0]?.containers[0]?.id).toBe('new');
  });

  test('with a previous inventory the result is the one without it', () => {
    const container = fc
      .record({
        project: fc.constantFrom('a', 'b', null),
        service: fc.constantFrom('web', 'web-2', 'web-10', null),
        number: fc.constantFrom(1, 2, 10, null),
        name: fc.string({ maxLength: 2 }),
        id: fc.integer({ min: 0, max: 9 }).map(String),
      })
      .map(({ project, name, id, ...labels }) =>
        aContainer({
          name,
          id: containerId(id),
          compose: project === null ? null : aComposeIdentity({ ...labels, project: stackName(project) }),
        }),
      );
    const listing = fc.uniqueArray(container, { selector: ({ id }) => id });
    fc.assert(
      fc.property(listing, listing, fc.integer(), (old, fresh, seed) => {
        const kept = fresh.map((c, index) =>
          (seed >> index) & 1 ? (old.find(({ id }) => id === c.id) ?? c) : c,
        );
        expect(groupStacks(kept, groupStacks(old))).toEqual(groupStacks(kept));
      }),
    );
  });
});

describe('with 5,000 containers', () => {
  const many = Array.from({ length: 5_000 }, (_, index) =>
    index % 5 === 0
      ? aContainer({ name: `box-${index}` })
      : aReplica('web', { compose: { project: stackName(`stack-${index % 100}`), number: index } }),
  );

  test('a hundred events that change one container each end as if all were grouped anew', () => {
    let inventory = groupStacks(many);
    const containers = [...many];
    for (let event = 0; event < 100; event++) {
      const old = containers[event * 37];
      if (old) containers[event * 37] = { ...old, startedAt: event };
      inventory = groupStacks(containers, inventory);
    }
    expect(inventory).toEqual(groupStacks(containers));
  });
});

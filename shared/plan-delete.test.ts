import { describe, expect, test } from 'vitest';
import { aContainer, aNetwork, aReplica, aVolume } from './builders.ts';
import type { Container, Mount, Network, Volume } from './engine.ts';
import { containerId, hostPath, networkId, stackName, volumeName } from './ids.ts';
import { planDelete } from './plan-delete.ts';
import type { GroupTarget, Target } from './target.ts';

const shop = stackName('shop');
const blog = { project: stackName('blog') };
const stackTarget: Target = { kind: 'stack', name: shop };
const mount = (volume: string, anonymous = false): Mount => ({
  kind: 'volume',
  volume: volumeName(volume),
  anonymous,
  destination: '/data',
  readOnly: false,
});
const database = aVolume({ name: volumeName('shop_database'), compose: { project: shop, key: 'database' } });
const network = aNetwork({ name: 'shop_default', compose: { project: shop, key: 'default' } });
const files = { workingDir: hostPath('/shop'), configFiles: [hostPath('/shop/compose.yaml')] };
const web = aReplica('web', { networks: [network], compose: files });
const db = aReplica('db', { networks: [network], mounts: [mount('shop_database')], compose: files });

const plan = (
  target: GroupTarget,
  containers: readonly Container[],
  volumes: readonly Volume[] = [database],
  networks: readonly Network[] = [network],
) => planDelete({ target, containers, volumes, networks });
const volumesOf = (...args: Parameters<typeof plan>) => plan(...args)?.volumes;
const networksOf = (...args: Parameters<typeof plan>) => {
  const { networks, keptNetworks } = plan(...args) ?? {};
  return { goes: networks?.map(({ name }) => name), kept: keptNetworks };
};

describe('deleting a stack', () => {
  test('takes its containers and its networks, and leaves its volumes, files and images', () => {
    const others = [aContainer(), aReplica('web', { compose: blog })];
    expect(plan(stackTarget, [web, ...others, db])).toEqual({
      target: stackTarget,
      stack: 'shop',
      name: 'shop',
      containers: [
        { id: db.id, label: 'db-1' },
        { id: web.id, label: 'web-1' },
      ],
      networks: [{ id: network.id, name: 'shop_default' }],
      keptNetworks: [],
      volumes: [
        {
          name: 'shop_database',
          label: 'database',
          anonymous: false,
          attachedAgain: true,
          alsoUsedBy: [],
          offered: true,
        },
      ],
      configFiles: ['/shop/compose.yaml'],
      imageIds: [web.imageId],
    });
  });

  test('that is not there has no plan, also when volumes of it are kept', () => {
    expect(plan(stackTarget, [aContainer()], [database], [])).toBeNull();
  });

  test('of which a failed deletion left a network takes that', () => {
    expect(plan(stackTarget, [], [database])).toMatchObject({
      containers: [],
      networks: [{ name: 'shop_default' }],
    });
  });
});

describe('a network', () => {
  test('that a container outside is attached to stays, and says by whom it is used', () => {
    const outside = [
      aReplica('api', { networks: [network], state: 'exited', compose: blog }),
      aContainer({ name: 'proxy', networks: [network] }),
    ];
    expect(networksOf(stackTarget, [web, ...outside])).toEqual({
      goes: [],
      kept: [{ name: 'shop_default', reason: { kind: 'used-by', containers: ['blog / api-1', 'proxy'] } }],
    });
  });

  test('of nobody or of another stack stays as external, named once', () => {
    const front = aNetwork({ name: 'front' });
    const ofBlog = aNetwork({
      name: 'blog_default',
      compose: { project: stackName('blog'), key: 'default' },
    });
    const used = [network, front, ofBlog];
    const containers = [aReplica('web', { networks: used }), aReplica('db', { networks: used })];
    expect(networksOf(stackTarget, containers, [], used)).toEqual({
      goes: ['shop_default'],
      kept: [
        { name: 'blog_default', reason: { kind: 'external' } },
        { name: 'front', reason: { kind: 'external' } },
      ],
    });
  });

  test('that the engine came with is not mentioned', () => {
    const networks = ['bridge', 'host', 'none'].map((name) => aNetwork({ name }));
    expect(networksOf(stackTarget, [aReplica('web', { networks })], [], networks)).toEqual({
      goes: [],
      kept: [],
    });
  });

  test('is known by its name to a container that was never started and has no id of it', () => {
    const unstarted = { id: networkId(''), name: 'shop_default' };
    const own = aReplica('web', { state: 'created', networks: [unstarted] });
    const outside = aContainer({ name: 'proxy', state: 'created', networks: [unstarted] });
    expect(networksOf(stackTarget, [own])).toEqual({ goes: ['shop_default'], kept: [] });
    expect(networksOf(stackTarget, [own, outside]).kept).toEqual([
      { name: 'shop_default', reason: { kind: 'used-by', containers: ['proxy'] } },
    ]);
  });

  test('with the same name and another id is another one', () => {
    const outside = aContainer({ networks: [{ id: networkId('other'), name: 'shop_default' }] });
    expect(networksOf(stackTarget, [web, outside])).toEqual({ goes: ['shop_default'], kept: [] });
  });
});

describe('a volume', () => {
  const own = { label: 'database', anonymous: false, attachedAgain: true, alsoUsedBy: [], offered: true };

  test('of the stack is offered, also when no container mounts it', () => {
    expect(volumesOf(stackTarget, [web])).toEqual([{ name: 'shop_database', ...own }]);
  });

  test('that a container outside uses too is not offered', () => {
    const outside = [
      aContainer({ name: 'backup', mounts: [mount('shop_database'), mount('shop_database')] }),
      aReplica('api', { mounts: [mount('shop_database')], state: 'exited', compose: blog }),
    ];
    expect(volumesOf(stackTarget, [db, ...outside])).toEqual([
      { name: 'shop_database', ...own, alsoUsedBy: ['backup', 'blog / api-1'], offered: false },
    ]);
  });

  test('that is external is listed and not offered', () => {
    const shared = aVolume({ name: volumeName('shared') });
    const ofBlog = aVolume({
      name: volumeName('blog_media'),
      compose: { project: stackName('blog'), key: 'media' },
    });
    const container = aReplica('web', { mounts: [mount('shared'), mount('blog_media')] });
    expect(volumesOf(stackTarget, [container], [shared, ofBlog])).toEqual([
      { name: 'blog_media', ...own, label: 'blog_media', offered: false },
      { name: 'shared', ...own, label: 'shared', offered: false },
    ]);
  });

  test('that is anonymous is offered and not attached again', () => {
    const container = aReplica('db', { mounts: [mount('3f2a', true)] });
    const expected = [
      { name: '3f2a', label: '3f2a', anonymous: true, attachedAgain: false, alsoUsedBy: [], offered: true },
    ];
    expect(
      volumesOf(stackTarget, [container], [aVolume({ name: volumeName('3f2a'), anonymous: true })]),
    ).toEqual(expected);
    expect(volumesOf(stackTarget, [container], [])).toEqual(expected);
  });

  test('that others do not share with the stack is not touched', () => {
    const outside = aContainer({ mounts: [mount('data')] });
    expect(volumesOf(stackTarget, [web, outside], [aVolume()])).toEqual([]);
  });
});

describe('deleting one container', () => {
  const target: Target = { kind: 'container', id: db.id };

  test('of a stack takes nothing else: networks and volumes are the stack’s', () => {
    expect(plan(target, [web, db])).toEqual({
      target,
      stack: 'shop',
      name: 'db-1',
      containers: [{ id: db.id, label: 'db-1' }],
      networks: [],
      keptNetworks: [],
      volumes: [
        {
          name: 'shop_database',
          label: 'database',
          anonymous: false,
          attachedAgain: true,
          alsoUsedBy: [],
          offered: false,
        },
      ],
      configFiles: ['/shop/compose.yaml'],
      imageIds: [db.imageId],
    });
  });

  test('lists the volumes that it mounts, not all of its stack', () => {
    expect(volumesOf({ kind: 'container', id: web.id }, [web, db])).toEqual([]);
  });

  test('names its siblings that use a volume too', () => {
    const second = aReplica('db', { mounts: [mount('shop_database')], compose: { number: 2 } });
    expect(volumesOf(target, [db, second])?.[0]?.alsoUsedBy).toEqual(['shop / db-2']);
  });

  test('that stands alone belongs to no stack', () => {
    const redis = aContainer({ mounts: [mount('3f2a', true)] });
    expect(plan({ kind: 'container', id: redis.id }, [redis, web])).toMatchObject({
      stack: null,
      name: 'redis',
      configFiles: [],
      volumes: [{ name: '3f2a', attachedAgain: false, offered: false }],
    });
  });

  test('that is not there has no plan', () => {
    expect(plan({ kind: 'container', id: containerId('gone') }, [web])).toBeNull();
  });
});

describe('deleting a part of a stack', () => {
  const second = aReplica('db', { mounts: [mount('shop_database')], compose: { number: 2 } });
  const part = (...containers: readonly Container[]): GroupTarget => ({
    kind: 'part',
    stack: shop,
    ids: containers.map(({ id }) => id),
  });

  test('takes its containers alone, and names who stays and uses their volumes', () => {
    expect(plan(part(db, web), [web, db, second])).toMatchObject({
      stack: 'shop',
      name: 'shop',
      containers: [
        { id: db.id, label: 'db-1' },
        { id: web.id, label: 'web-1' },
      ],
      networks: [],
      keptNetworks: [],
      volumes: [{ name: 'shop_database', alsoUsedBy: ['shop / db-2'], offered: false }],
    });
  });

  test('takes what of it is still there', () => {
    expect(plan(part(db, second), [web, db])?.containers).toEqual([{ id: db.id, label: 'db-1' }]);
    expect(plan(part(db, second), [web])).toBeNull();
  });
});

test('images that containers share are counted once', () => {
  const other = aReplica('db', { image: 'postgres:16' });
  expect(plan(stackTarget, [aReplica('api'), other, web])?.imageIds).toEqual([web.imageId, other.imageId]);
});

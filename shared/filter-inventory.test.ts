import { describe, expect, test } from 'vitest';
import { aContainer, aReplica } from './builders.ts';
import { filterInventory } from './filter-inventory.ts';
import { groupStacks } from './group-stacks.ts';
import { containerId, stackName } from './ids.ts';
import type { Inventory } from './stack.ts';

const blog = { project: stackName('blog') };
const web = aReplica('web', {
  image: 'nginx:1.27',
  ports: [{ containerPort: 80, protocol: 'tcp', host: { ip: '0.0.0.0', port: 3000 } }],
});
const db = aReplica('db', {
  id: containerId('3f2a99'),
  image: 'ghcr.io/acme/Postgres:16',
  state: 'exited',
  exitCode: 0,
  ports: [{ containerPort: 5432, protocol: 'tcp', host: null }],
});
const api = aReplica('api', { image: 'node:20', compose: blog });
const redis = aContainer({ name: 'redis' });
const inventory = groupStacks([web, db, api, redis]);

const rows = (shown: Inventory) => [
  ...shown.stacks.flatMap(({ name, containers }) => [name, ...containers.map((c) => `  ${c.name}`)]),
  ...shown.standalone.map(({ name }) => name),
];
const search = (query: string, onlyRunning = false) => {
  const result = filterInventory(inventory, { query, onlyRunning });
  return { rows: rows(result.inventory), open: [...result.openStacks] };
};
const everything = ['blog', '  blog-api-1', 'shop', '  shop-db-1', '  shop-web-1', 'redis'];
const shopWeb = { rows: ['shop', '  shop-web-1'], open: ['shop'] };
const shopDb = { rows: ['shop', '  shop-db-1'], open: ['shop'] };

describe('a search', () => {
  test.each(['', '   ', '\t\n'])('for nothing leaves the inventory as it is (%j)', (query) => {
    const result = filterInventory(inventory, { query, onlyRunning: false });
    expect(result).toEqual({ inventory, openStacks: new Set() });
    expect(result.inventory).toBe(inventory);
  });

  test('for a stack shows all its containers, and does not open it', () => {
    expect(search('shop')).toEqual({ rows: ['shop', '  shop-db-1', '  shop-web-1'], open: [] });
  });

  test.each([
    ['a service', 'web'],
    ['a label', 'web-1'],
    ['a name', 'shop-web'],
    ['an image', 'nginx'],
    ['a host port', '3000'],
    ['the start of a port', '30'],
    ['a port mapping', '3000:80'],
    ['a port after a colon', ':3000'],
    ['a container port', ':80'],
  ])('for %s shows the container in its open stack', (_, query) => {
    expect(search(query)).toEqual(shopWeb);
  });

  test.each([
    ['an id', '3f2a99'],
    ['the start of an id', '3f2'],
    ['an id in capitals', '3F2A'],
    ['an image in capitals', 'POSTGRES'],
    ['a port that is not published', '5432'],
  ])('for %s finds it too', (_, query) => {
    expect(search(query)).toEqual(shopDb);
  });

  test('for the middle of an id or of a port finds nothing', () => {
    expect(search('2a99')).toEqual({ rows: [], open: [] });
    expect(search('000')).toEqual({ rows: [], open: [] });
  });

  test('for a standalone container shows just that', () => {
    expect(search('redis')).toEqual({ rows: ['redis'], open: [] });
  });

  test('for several words needs them all, in the stack or in the container', () => {
    expect(search('shop nginx')).toEqual(shopWeb);
    expect(search('nginx 3000')).toEqual(shopWeb);
    expect(search('nginx postgres')).toEqual({ rows: [], open: [] });
    expect(search('sh op')).toEqual({ rows: ['shop', '  shop-db-1', '  shop-web-1'], open: [] });
  });

  test('for all of a stack by its containers keeps the stack object', () => {
    const result = filterInventory(inventory, { query: 'node', onlyRunning: false });
    expect(result.inventory.stacks[0]).toBe(inventory.stacks[0]);
    expect([...result.openStacks]).toEqual(['blog']);
  });

  test('that every row matches leaves the inventory as it is', () => {
    expect(filterInventory(inventory, { query: 'e', onlyRunning: false }).inventory).toBe(inventory);
  });

  test('finds letters however they are written', () => {
    const läden = groupStacks([aReplica('web', { compose: { project: stackName('la\u0308den') } })]);
    expect(rows(filterInventory(läden, { query: 'L\u00c4DEN', onlyRunning: false }).inventory)).toHaveLength(
      2,
    );
  });

  test('takes signs of regular expressions as they are', () => {
    expect(search('.*')).toEqual({ rows: [], open: [] });
    expect(search('[')).toEqual({ rows: [], open: [] });
  });
});

describe('only running', () => {
  test('leaves out containers that do not run, and does not open their stack', () => {
    expect(search('', true)).toEqual({ rows: everything.filter((row) => row !== '  shop-db-1'), open: [] });
  });

  test('leaves out a stack of which none runs', () => {
    const stopped = groupStacks([db]);
    expect(filterInventory(stopped, { query: '', onlyRunning: true }).inventory.stacks).toEqual([]);
  });

  test('takes paused and restarting ones for running, as docker ps does', () => {
    const states = ['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead'] as const;
    const all = groupStacks(states.map((state) => aContainer({ name: state, state })));
    expect(rows(filterInventory(all, { query: '', onlyRunning: true }).inventory)).toEqual([
      'paused',
      'restarting',
      'running',
    ]);
  });

  test('narrows a search', () => {
    expect(search('shop', true)).toEqual({ rows: ['shop', '  shop-web-1'], open: [] });
    expect(search('postgres', true)).toEqual({ rows: [], open: [] });
  });

  test('leaves the inventory as it is when all run', () => {
    const running = groupStacks([web, api, redis]);
    expect(filterInventory(running, { query: '', onlyRunning: true }).inventory).toBe(running);
  });
});

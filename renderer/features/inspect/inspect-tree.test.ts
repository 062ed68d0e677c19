import { describe, expect, it } from 'vitest';
import { type Json, pathsAbove, treeMatches, treeRows } from './inspect-tree.ts';

const root: Json = {
  Name: '/web',
  State: { Running: true, Pid: 12 },
  Args: ['-c', 'a/b'],
  'odd/na~me': { x: null },
  Empty: {},
};

describe('the tree of an inspected container', () => {
  it('shows what stands open, in the engine’s own order', () => {
    const rows = treeRows(root, new Set(['/State', '/odd~1na~0me', '/Empty']));
    expect(rows.map(({ path, level, text, parts, open }) => [path, level, text, parts, open])).toEqual([
      ['/Name', 1, '/web', 0, false],
      ['/State', 1, null, 2, true],
      ['/State/Running', 2, 'true', 0, false],
      ['/State/Pid', 2, '12', 0, false],
      ['/Args', 1, null, 2, false],
      ['/odd~1na~0me', 1, null, 1, true],
      ['/odd~1na~0me/x', 2, 'null', 0, false],
      ['/Empty', 1, null, 0, false],
    ]);
  });

  it.each([
    ['running', ['/State/Running']],
    ['A/B', ['/Args/1']],
    ['state', ['/State']],
    ['  ', []],
    ['nothing like it', []],
  ])('finds %j in names and values', (query, paths) => expect(treeMatches(root, query)).toEqual(paths));

  it('knows what must stand open for a value to be seen', () => {
    expect(pathsAbove('/Config/Env/3')).toEqual(['/Config', '/Config/Env']);
    expect(pathsAbove('/Name')).toEqual([]);
  });

  it('takes JSON that is nested without end', () => {
    const deep: Json = JSON.parse(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`);
    expect(treeMatches(deep, 'a')).toHaveLength(5_000);
  });
});

import { describe, expect, it } from 'vitest';
import { aContainer, aReplica } from '../../../shared/builders.ts';
import { filterInventory } from '../../../shared/filter-inventory.ts';
import { groupStacks } from '../../../shared/group-stacks.ts';
import { stackName } from '../../../shared/ids.ts';
import { runningOperations } from '../../store/running.ts';
import { firstUiState } from '../../store/ui-state.ts';
import { rowRange } from './row-range.ts';
import { containersRows } from './rows.ts';

const blog = { project: stackName('blog') };
const post = aReplica('post', { compose: blog });
const mail = aReplica('mail', { compose: blog, state: 'exited', exitCode: 0 });
const web = aReplica('web');
const db = aReplica('db');
const redis = aContainer({ name: 'redis' });
const all = groupStacks([post, mail, web, db, redis]);

/** blog, then shop with db-1 and web-1 while it is open, then redis. */
function rowsWith({ open = ['shop'], onlyRunning = false }: { open?: string[]; onlyRunning?: boolean }) {
  return containersRows({
    all,
    shown: filterInventory(all, { query: '', onlyRunning }),
    operations: [],
    running: runningOperations([], new Map()),
    deleted: new Set(),
    order: null,
    ui: { ...firstUiState, expanded: new Set(open.map(stackName)) },
  });
}
const range = (rows: ReturnType<typeof rowsWith>, from: string, to: string) => {
  const containers = rowRange(rows, from, to);
  return containers && [...new Set(containers.map(({ name }) => name))].sort();
};

describe('a range of rows', () => {
  it('goes either way, and takes a closed stack in full', () => {
    const rows = rowsWith({});
    const expected = ['blog-mail-1', 'blog-post-1', 'shop-db-1'];
    expect(range(rows, 'stack blog', db.id)).toEqual(expected);
    expect(range(rows, db.id, 'stack blog')).toEqual(expected);
  });

  it('takes of an open stack only the rows in it, unless it ends with the stack itself', () => {
    const rows = rowsWith({});
    expect(range(rows, redis.id, web.id)).toEqual(['redis', 'shop-web-1']);
    expect(range(rows, 'stack blog', 'stack shop')).toEqual([
      'blog-mail-1',
      'blog-post-1',
      'shop-db-1',
      'shop-web-1',
    ]);
  });

  it('takes of a closed stack in between what is shown of it', () => {
    const rows = rowsWith({ open: [], onlyRunning: true });
    expect(range(rows, redis.id, 'stack blog')).toContain('blog-mail-1');
    expect(range(rows, 'stack blog', redis.id)).toEqual(['blog-post-1', 'redis', 'shop-db-1', 'shop-web-1']);
  });

  it('is none when it begins at a row that is not there any more', () => {
    expect(range(rowsWith({}), 'gone', redis.id)).toBeNull();
  });
});

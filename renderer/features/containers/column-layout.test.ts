import { describe, expect, it } from 'vitest';
import type { ColumnSetting } from '../../../shared/settings.ts';
import { changed, completeSettings, gridOf, moved, placedColumns, reset } from './column-layout.ts';
import { columns } from './columns.tsx';

const known = columns.filter(({ key }) => ['name', 'image', 'cpu', 'pids', 'actions'].includes(key));
const setting = (key: string, difference: Partial<ColumnSetting> = {}): ColumnSetting => ({
  key,
  shown: true,
  width: null,
  ...difference,
});
const keys = (list: readonly ColumnSetting[]) => list.map(({ key }) => key).join(' ');

describe('the arrangement of columns', () => {
  it('is the usual one while nothing was arranged', () => {
    expect(completeSettings([], known)).toEqual([
      setting('name'),
      setting('image'),
      setting('cpu'),
      setting('pids', { shown: false }),
      setting('actions'),
    ]);
  });

  it('keeps the saved order, puts what is missing in its usual place, and keeps what it does not know', () => {
    const saved = [setting('cpu'), setting('from-2030', { width: 77 }), setting('image', { shown: false })];
    expect(completeSettings(saved, known)).toEqual([
      setting('name'),
      setting('cpu'),
      setting('pids', { shown: false }),
      setting('from-2030', { width: 77 }),
      setting('image', { shown: false }),
      setting('actions'),
    ]);
  });

  it('has Name first and Actions last, shown, and each column once, whatever was saved', () => {
    const saved = [setting('actions', { shown: false }), setting('cpu'), setting('cpu'), setting('name')];
    expect(keys(completeSettings(saved, known))).toBe('name image cpu pids actions');
    expect(completeSettings(saved, known).at(-1)).toEqual(setting('actions'));
  });

  it('moves a column among those that can be moved', () => {
    const saved = [setting('image'), setting('from-2030'), setting('cpu')];
    const after = ['up', 'down', 'far'].map((way) => {
      if (way === 'up') return keys(moved(saved, known, 'cpu', 0));
      return keys(moved(saved, known, 'image', way === 'down' ? 1 : 99));
    });
    expect(after).toEqual([
      'name cpu image from-2030 pids actions',
      'name from-2030 cpu image pids actions',
      'name from-2030 cpu pids image actions',
    ]);
    expect(moved(saved, known, 'image', 0)).toBe(saved);
  });

  it('can be reset, without losing what a newer version wrote', () => {
    expect(reset([setting('cpu', { width: 99 }), setting('from-2030')], known)).toEqual([
      setting('from-2030'),
    ]);
  });

  it('gives a column its own width, never less than it can have', () => {
    const narrow = changed([], known, 'cpu', { width: 3 });
    const cpu = placedColumns(narrow, known).find(({ column }) => column.key === 'cpu');
    expect(cpu?.width).toBe(cpu?.column.least);
  });
});

describe('the grid of columns', () => {
  it('lets columns with a share take the room that is left, and each shrink to its least', () => {
    expect(gridOf(placedColumns([], known))).toEqual({
      tracks: 'minmax(210px, 1.7fr) minmax(64px, 0.65fr) minmax(84px, 88px) minmax(136px, 144px)',
      least: 210 + 64 + 84 + 136,
    });
  });

  it('fills the table also when every column has a width', () => {
    const fixed = changed(changed([], known, 'name', { width: 300 }), known, 'image', { width: 90 });
    expect(gridOf(placedColumns(fixed, known)).tracks).toBe(
      'minmax(210px, 300px) minmax(64px, 90px) minmax(84px, 88px) minmax(136px, 1fr)',
    );
  });
});

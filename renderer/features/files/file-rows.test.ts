import { describe, expect, it } from 'vitest';
import type { FileEntry } from '../../../shared/container-files.ts';
import { fileMarks, noMarks } from './file-marks.ts';
import { type Folders, fileRows, rowOfLetters, sortedEntries } from './file-rows.ts';

const anEntry = (name: string, difference: Partial<FileEntry> = {}): FileEntry => ({
  name,
  kind: 'file',
  bytes: 3,
  modifiedAt: 1_700_000_000_000,
  mode: 0o644,
  owner: { uid: 0, gid: 0, user: 'root', group: 'root' },
  target: null,
  ...difference,
});
const aFolder = (name: string) => anEntry(name, { kind: 'folder' });
const read = (...entries: FileEntry[]) => ({
  kind: 'read' as const,
  entries,
  complete: true,
  rest: 'unread' as const,
});

const known: Folders = new Map([
  ['/', read(aFolder('etc'), anEntry('x'))],
  ['/etc', read(anEntry('passwd'))],
]);
const closed = { folders: known, open: new Set<string>(), marks: noMarks, mounts: [] };
const told = (rows: ReturnType<typeof fileRows>) =>
  rows.map((row) => ('path' in row ? `${row.level} ${row.path}` : `${row.level} ${row.kind}`));

describe('the rows of a tree of files', () => {
  it('are those of the folder', () => {
    expect(told(fileRows('/', closed))).toEqual(['1 /etc', '1 /x']);
  });

  it('are those of open folders, too, beneath them', () => {
    const rows = fileRows('/', { ...closed, open: new Set(['/etc', '/nowhere']) });
    expect(told(rows)).toEqual(['1 /etc', '2 /etc/passwd', '1 /x']);
    expect(rows.map(({ position, siblings }) => [position, siblings])).toEqual([
      [1, 2],
      [1, 1],
      [2, 2],
    ]);
  });

  it.each<[string, Folders, string]>([
    ['is being read', new Map(), 'reading'],
    ['is empty', new Map([['/', read()]]), 'empty'],
    ['can’t be read', new Map([['/', { kind: 'failed', error: { kind: 'cancelled' } }]]), 'failed'],
    ['is known in part', new Map([['/', { ...read(), complete: false }]]), 'partial'],
  ])('say so when a folder %s', (_what, folders, kind) => {
    expect(told(fileRows('/', { ...closed, folders }))).toEqual([`1 ${kind}`]);
  });

  it('tell what was added, changed and deleted', () => {
    const marks = fileMarks([
      { path: '/etc', kind: 'changed' },
      { path: '/etc/passwd', kind: 'added' },
      { path: '/etc/gone10', kind: 'deleted' },
      { path: '/etc/gone9', kind: 'deleted' },
      { path: '/etc/deep/gone', kind: 'deleted' },
    ]);
    const rows = fileRows('/', { ...closed, open: new Set(['/etc']), marks });
    expect(rows.map((row) => (row.kind === 'entry' ? row.mark : row.kind))).toEqual([
      'changed',
      'added',
      'deleted',
      'deleted',
      null,
    ]);
    expect(told(rows)).toEqual(['1 /etc', '2 /etc/passwd', '2 /etc/gone9', '2 /etc/gone10', '1 /x']);
  });

  it('find the mark of a name that the engine can’t write', () => {
    const marks = fileMarks([{ path: '/bad\ufffd', kind: 'added' }]);
    expect([marks.of('/bad\udcff'), marks.of('/bad')]).toEqual(['added', null]);
  });

  it('tell what is mounted, whatever the layer beneath says', () => {
    const mounts = [{ kind: 'tmpfs' as const, destination: '/etc' }];
    const marks = fileMarks([{ path: '/etc', kind: 'added' }]);
    expect(fileRows('/', { ...closed, marks, mounts })[0]).toMatchObject({ mount: 'tmpfs', mark: null });
  });

  it('have folders first, in natural order', () => {
    const entries = [anEntry('f10'), anEntry('f9'), aFolder('z'), anEntry('.a')];
    expect(sortedEntries(entries).map(({ name }) => name)).toEqual(['z', '.a', 'f9', 'f10']);
  });

  it('are found by their first letters', () => {
    const rows = fileRows('/', { ...closed, open: new Set(['/etc']) });
    expect([rowOfLetters(rows, 'PA', 0), rowOfLetters(rows, 'e', 1), rowOfLetters(rows, 'q', 0)]).toEqual([
      1,
      0,
      null,
    ]);
  });
});

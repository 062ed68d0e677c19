import { assertNever } from '../../../shared/assert-never.ts';
import type { FileChange } from '../../../shared/container-data.ts';
import type { FileEntry } from '../../../shared/container-files.ts';
import type { Mount } from '../../../shared/engine.ts';
import { shownName } from '../../../shared/shown-name.ts';
import { t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { modeText } from '../../format/file-mode.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';
import type { FileRow, Rest } from './file-rows.ts';

/** What is special of a row: it differs from the image, or something is mounted at it. */
export type Mark = FileChange['kind'] | 'volume' | 'bind-mount' | 'in-memory' | 'mount';

const mountMarks: Record<Mount['kind'], Mark> = {
  volume: 'volume',
  bind: 'bind-mount',
  tmpfs: 'in-memory',
  other: 'mount',
};

export function markOf(row: FileRow): Mark | null {
  if (row.kind === 'deleted') return 'deleted';
  if (row.kind !== 'entry') return null;
  return row.mount === null ? row.mark : mountMarks[row.mount];
}

export const markWords: Record<Mark, string> = {
  added: t('added'),
  changed: t('changed'),
  deleted: t('deleted'),
  volume: t('volume'),
  'bind-mount': t('bind mount'),
  'in-memory': t('in memory'),
  mount: t('mount'),
};

export const kindWords: Record<FileEntry['kind'], string> = {
  file: t('file'),
  folder: t('folder'),
  link: t('link'),
  other: t('special file'),
};

export const kindIcons: Record<FileEntry['kind'], IconName> = {
  file: 'file',
  folder: 'folder',
  link: 'link',
  other: 'plug',
};

export const sizeText = ({ kind, bytes }: FileEntry): string => (kind === 'file' ? formatBytes(bytes) : '');

export const modeWords = ({ kind, mode }: FileEntry): string => (mode === null ? '' : modeText(kind, mode));

/** `ada:staff`; the numbers where there are no names. */
export function ownerText({ owner }: FileEntry): string {
  if (owner === null) return '';
  return `${shownName(owner.user ?? String(owner.uid))}:${shownName(owner.group ?? String(owner.gid))}`;
}

const restWords: Record<Rest, string> = {
  unread: t('Too much to be read at once: there may be more in this folder'),
  'being-read': t('Reading the rest of the folder…'),
  'not-to-be-had': t('Too much to be read whole: there may be more in this folder'),
};

/** The row's accessible name, which begins with the file's. */
export function rowLabel(row: FileRow): string {
  switch (row.kind) {
    case 'entry': {
      const { entry } = row;
      const mark = markOf(row);
      const target = entry.target === null ? '' : t('leads to {target}', { target: shownName(entry.target) });
      const parts = [
        shownName(entry.name),
        kindWords[entry.kind],
        sizeText(entry),
        mark === null ? '' : markWords[mark],
        target,
      ];
      return parts.filter((part) => part !== '').join(', ');
    }
    case 'deleted':
      return t('{name}, deleted', { name: shownName(row.name) });
    case 'reading':
      return t('Reading the folder…');
    case 'empty':
      return t('This folder is empty');
    case 'partial':
      return restWords[row.rest];
    case 'failed':
      return t('This folder can’t be read');
    default:
      return assertNever(row);
  }
}

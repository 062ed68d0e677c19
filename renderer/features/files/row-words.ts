import { assertNever } from '../../../shared/assert-never.ts';
import type { FileChange } from '../../../shared/container-data.ts';
import type { FileEntry } from '../../../shared/container-files.ts';
import type { Mount } from '../../../shared/engine.ts';
import { formatBytes } from '../../format/bytes.ts';
import { modeText } from '../../format/file-mode.ts';
import { shownName } from '../../format/file-name.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';
import type { FileRow } from './file-rows.ts';

/** The word at a row that differs from the image, or at which something is mounted. */
export type MarkWord = FileChange['kind'] | 'volume' | 'bind mount' | 'in memory' | 'mount';

const mountWords: Record<Mount['kind'], MarkWord> = {
  volume: 'volume',
  bind: 'bind mount',
  tmpfs: 'in memory',
  other: 'mount',
};

export function markOf(row: FileRow): MarkWord | null {
  if (row.kind === 'deleted') return 'deleted';
  if (row.kind !== 'entry') return null;
  return row.mount === null ? row.mark : mountWords[row.mount];
}

export const kindWords: Record<FileEntry['kind'], string> = {
  file: 'file',
  folder: 'folder',
  link: 'link',
  other: 'special file',
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

/** The row's accessible name, which begins with the file's. */
export function rowLabel(row: FileRow): string {
  switch (row.kind) {
    case 'entry': {
      const { entry } = row;
      const target = entry.target === null ? '' : `leads to ${shownName(entry.target)}`;
      const parts = [
        shownName(entry.name),
        kindWords[entry.kind],
        sizeText(entry),
        markOf(row) ?? '',
        target,
      ];
      return parts.filter((part) => part !== '').join(', ');
    }
    case 'deleted':
      return `${shownName(row.name)}, deleted`;
    case 'reading':
      return 'Reading the folder…';
    case 'empty':
      return 'This folder is empty';
    case 'partial':
      return 'Too much to be read whole: there may be more in this folder';
    case 'failed':
      return 'This folder can’t be read';
    default:
      return assertNever(row);
  }
}

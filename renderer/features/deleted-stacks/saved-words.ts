import type { Deletion, SavedFiles } from '../../../shared/deletion.ts';
import type { DeletionStatus } from '../../../shared/deletion-status.ts';
import { formatBytes } from '../../format/bytes.ts';
import { count, listed } from '../../format/list.ts';

/** `28 KB saved`; `null` where nothing is. */
export function savedWords({ saved }: Pick<Deletion, 'saved'>): string | null {
  if (saved.length === 0) return null;
  return `${formatBytes(saved.reduce((sum, { bytes }) => sum + bytes, 0))} saved`;
}

/** `todo-database-1 of shop`, `volume data of shop`. */
export function savedName({ of }: SavedFiles, { stack }: Pick<Deletion, 'stack'>): string {
  const what = of.kind === 'volume' ? `volume ${of.label}` : of.label;
  return stack === null ? what : `${what} of ${stack}`;
}

export const savedFacts = ({ files, bytes }: SavedFiles): string =>
  `${count(files, 'file')}, ${formatBytes(bytes)}`;

/** What stands after a deletion that came to no end. */
export function unfinishedWords({ gone, there, stopped }: DeletionStatus): string {
  return [
    gone.length === 0 ? 'Nothing was deleted.' : `Deleted: ${listed(gone)}.`,
    ...(there.length > 0 && gone.length > 0 ? [`Still there: ${listed(there)}.`] : []),
    ...(stopped.length > 0 ? [`Stopped: ${listed(stopped)}.`] : []),
  ].join(' ');
}

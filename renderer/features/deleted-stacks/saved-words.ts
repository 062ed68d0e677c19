import type { Deletion, SavedFiles } from '../../../shared/deletion.ts';
import type { DeletionStatus } from '../../../shared/deletion-status.ts';
import { plural, t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';

/** `28 KB saved`; `null` where nothing is. */
export function savedWords({ saved }: Pick<Deletion, 'saved'>): string | null {
  if (saved.length === 0) return null;
  return t('{bytes} saved', { bytes: formatBytes(saved.reduce((sum, { bytes }) => sum + bytes, 0)) });
}

/** `todo-database-1 of shop`, `volume data of shop`. */
export function savedName({ of }: SavedFiles, { stack }: Pick<Deletion, 'stack'>): string {
  const what = of.kind === 'volume' ? t('volume {label}', { label: of.label }) : of.label;
  return stack === null ? what : t('{what} of {stack}', { what, stack });
}

export const savedFacts = ({ files, bytes }: SavedFiles): string =>
  `${plural(files, '{n} file', '{n} files')}, ${formatBytes(bytes)}`;

/** What stands after a deletion that came to no end. */
export function unfinishedWords({ gone, there, stopped }: DeletionStatus): string {
  return [
    gone.length === 0 ? t('Nothing was deleted.') : t('Deleted: {gone}.', { gone: listed(gone) }),
    ...(there.length > 0 && gone.length > 0 ? [t('Still there: {there}.', { there: listed(there) })] : []),
    ...(stopped.length > 0 ? [t('Stopped: {stopped}.', { stopped: listed(stopped) })] : []),
  ].join(' ');
}

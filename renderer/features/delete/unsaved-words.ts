import type { WrittenFiles } from '../../../shared/container-data.ts';
import type { RiskyPlace } from '../../../shared/where-data.ts';
import { formatBytes } from '../../format/bytes.ts';
import { count } from '../../format/list.ts';

/** How much is unsaved, and where: `12 files, 1.2 MB in /srv/uploads and 1 other place`. */
export function unsavedWords(place: RiskyPlace): string {
  const what = place.database === null ? '' : `${place.database} database: `;
  if (place.kind === 'anonymous') {
    const size = place.bytes === null ? 'Data' : formatBytes(place.bytes);
    return `${what}${size} in the anonymous volume at ${place.path}`;
  }
  const { files, bytes, exact, places } = place.layer;
  const [first, ...others] = places;
  const where = first === undefined ? 'its own files' : first.path;
  const more = others.length === 0 ? '' : ` and ${count(others.length, 'other place')}`;
  return `${what}${count(files, 'file')}, ${exact ? '' : 'up to '}${formatBytes(bytes)} in ${where}${more}`;
}

/** What a list of files leaves out; `null` where it is complete. */
export function leftOutWords({ files, more }: WrittenFiles): string | null {
  const noise = files.filter(({ what }) => what !== 'data').length;
  const parts = [
    ...(more === null ? ['More files are not listed.'] : more > 0 ? [`${count(more, 'more file')}.`] : []),
    ...(noise > 0
      ? [
          `${count(noise, 'file')} of logs, caches, settings and the like ${noise === 1 ? 'is' : 'are'} not saved.`,
        ]
      : []),
  ];
  return parts.length === 0 ? null : parts.join(' ');
}

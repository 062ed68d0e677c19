import type { WrittenFiles } from '../../shared/container-data.ts';
import { plural, t } from '../../shared/texts.ts';
import type { RiskyPlace } from '../../shared/where-data.ts';
import { formatBytes } from './bytes.ts';

/** How much is unsaved, and where: `12 files, 1.2 MB in /srv/uploads and 1 other place`. */
export function unsavedWords(place: RiskyPlace): string {
  const what = place.database === null ? '' : t('{database} database: ', { database: place.database });
  if (place.kind === 'anonymous') {
    const size = place.bytes === null ? t('Data') : formatBytes(place.bytes);
    return t('{what}{size} in the anonymous volume at {path}', { what, size, path: place.path });
  }
  const { files, bytes, exact, places } = place.layer;
  const [first, ...others] = places;
  const where = first === undefined ? t('its own files') : first.path;
  const more =
    others.length === 0
      ? ''
      : t(' and {count}', { count: plural(others.length, '{n} other place', '{n} other places') });
  return t('{what}{count}, {what2}{bytes} in {where}{more}', {
    what,
    count: plural(files, '{n} file', '{n} files'),
    what2: exact ? '' : t('up to '),
    bytes: formatBytes(bytes),
    where,
    more,
  });
}

/** What a list of files leaves out; `null` where it is complete. */
export function leftOutWords({ files, more }: WrittenFiles): string | null {
  const noise = files.filter(({ what }) => what !== 'data').length;
  const parts = [
    ...(more === null
      ? [t('More files are not listed.')]
      : more > 0
        ? [`${plural(more, '{n} more file', '{n} more files')}.`]
        : []),
    ...(noise > 0
      ? [
          plural(
            noise,
            '{n} file of logs, caches, settings and the like is not saved.',
            '{n} files of logs, caches, settings and the like are not saved.',
          ),
        ]
      : []),
  ];
  return parts.length === 0 ? null : parts.join(' ');
}

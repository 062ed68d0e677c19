import type { AppState } from '../../../shared/app-state.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Freshness, NotedFailure, OwnFile } from '../../../shared/diagnostics.ts';
import type { Connection } from '../../../shared/engine.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { plural, t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { absoluteTime, duration } from '../../format/age.ts';

/** How the connection stands, and why. */
export function connectionWords(connection: Connection, platform: AppState['platform']): string {
  switch (connection.kind) {
    case 'connecting':
      return t('Connecting');
    case 'ready':
      return t('Connected to engine {version}', { version: connection.engine.version });
    case 'unreachable': {
      const { cause } = describeError({ kind: 'engine-unreachable', cause: connection.cause }, platform);
      return t('Unreachable. {cause}', { cause });
    }
    default:
      return assertNever(connection);
  }
}

/** How far the list is behind the engine. */
export function behindWords(connection: Connection, freshness: Freshness, now: number): string {
  const { confirmedAt, waiting } = freshness;
  if (connection.kind !== 'ready') {
    if (confirmedAt === null) return t('There is no list yet');
    return lastKnown(duration(confirmedAt, now));
  }
  return waiting === 0
    ? t('Not at all: every change that was told is read')
    : plural(waiting, '{n} change waits to be read', '{n} changes wait to be read');
}

const lastKnown = (age: string | null): string =>
  age === null ? t('Last known list, less than a minute old') : t('Last known list, {age} old', { age });

/** When the engine was last heard of. */
export function freshnessWords({
  lastEventAt,
  listed,
  confirmedAt,
}: Freshness): readonly (readonly [name: string, value: string])[] {
  const time = (at: number | null) => (at === null ? t('Not yet') : absoluteTime(at));
  return [
    [t('Last event'), time(lastEventAt)],
    [
      t('Last full listing'),
      listed === null
        ? t('Not yet')
        : t('{at}, took {tookMs} ms', { at: absoluteTime(listed.at), tookMs: Math.round(listed.tookMs) }),
    ],
    [t('Last answer'), time(confirmedAt)],
  ];
}

/** `add-volume` and `container.inspect` in words: `Add volume`, `Container inspect`. */
export function byWords(by: NotedFailure['by']): string {
  const words = by.replaceAll(/[.-]/g, ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Where a file is, and how large; `path` as it is shown. */
export function fileWords({ there, bytes }: OwnFile, path: string): string {
  if (!there) return t('{path} (not there yet)', { path });
  return bytes === null ? path : `${path} (${formatBytes(bytes)})`;
}

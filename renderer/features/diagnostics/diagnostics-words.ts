import { assertNever } from '../../../shared/assert-never.ts';
import type { Freshness, NotedFailure, OwnFile } from '../../../shared/diagnostics.ts';
import type { Connection } from '../../../shared/engine.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import type { AppState } from '../../../shared/ipc.ts';
import { describeError } from '../../errors/describe-error.ts';
import { absoluteTime, duration } from '../../format/age.ts';

/** How the connection stands, and why. */
export function connectionWords(connection: Connection, platform: AppState['platform']): string {
  switch (connection.kind) {
    case 'connecting':
      return 'Connecting';
    case 'ready':
      return `Connected to engine ${connection.engine.version}`;
    case 'unreachable': {
      const { cause } = describeError({ kind: 'engine-unreachable', cause: connection.cause }, platform);
      return `Unreachable. ${cause}`;
    }
    default:
      return assertNever(connection);
  }
}

/** How far the list is behind the engine. */
export function behindWords(connection: Connection, freshness: Freshness, now: number): string {
  const { confirmedAt, waiting } = freshness;
  if (connection.kind !== 'ready') {
    if (confirmedAt === null) return 'There is no list yet';
    return `Last known list, ${duration(confirmedAt, now) ?? 'less than a minute'} old`;
  }
  return waiting === 0
    ? 'Not at all: every change that was told is read'
    : `${waiting} changes wait to be read`;
}

/** When the engine was last heard of. */
export function freshnessWords({
  lastEventAt,
  listed,
  confirmedAt,
}: Freshness): readonly (readonly [name: string, value: string])[] {
  const time = (at: number | null) => (at === null ? 'Not yet' : absoluteTime(at));
  return [
    ['Last event', time(lastEventAt)],
    [
      'Last full listing',
      listed === null ? 'Not yet' : `${absoluteTime(listed.at)}, took ${Math.round(listed.tookMs)} ms`,
    ],
    ['Last answer', time(confirmedAt)],
  ];
}

/** `add-volume` and `container.inspect` in words: `Add volume`, `Container inspect`. */
export function byWords(by: NotedFailure['by']): string {
  const words = by.replaceAll(/[.-]/g, ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Where a file is, and how large; `path` as it is shown. */
export function fileWords({ there, bytes }: OwnFile, path: string): string {
  if (!there) return `${path} (not there yet)`;
  return bytes === null ? path : `${path} (${formatBytes(bytes)})`;
}

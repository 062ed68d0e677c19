import type { LogMatcher } from '../../../shared/log-match.ts';
import type { LogSource } from '../../../shared/logs.ts';
import { serviceColour } from './log-colours.ts';
import { clockText, dateText } from './time-text.ts';

/** How lines are drawn; the same object as long as all look the same. */
export interface LogLook {
  readonly time: 'none' | 'clock' | 'date';
  /** The colour of each service; `null` where all lines are of one container, which needs no name. */
  readonly colours: ReadonlyMap<string, string> | null;
  /** What is looked for. */
  readonly matcher: LogMatcher | null;
}

/** The services of a log in the order in which it told of them, which is the order of their colours. */
function servicesOf(sources: readonly LogSource[]): readonly string[] {
  return [...new Set(sources.map(({ service }) => service))];
}

export function coloursOf(sources: readonly LogSource[]): ReadonlyMap<string, string> {
  return new Map(servicesOf(sources).map((service, order) => [service, serviceColour(order)]));
}

export function timeOf({ time }: Pick<LogLook, 'time'>, at: number): string {
  switch (time) {
    case 'none':
      return '';
    case 'clock':
      return clockText(at);
    case 'date':
      return dateText(at);
  }
}

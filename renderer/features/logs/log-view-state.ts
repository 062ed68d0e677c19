import type { LogQuery } from '../../../shared/logs.ts';
import type { LogFilter } from './log-selection.ts';

/** How a log is looked at. */
export interface LogViewState extends LogFilter {
  /** As it stands in the search box. */
  readonly query: LogQuery;
  readonly onlyMatching: boolean;
  /** Why the query can't be looked for; the one before it still holds. */
  readonly problem: string | null;
  /** The match that was gone to, by its entry's id. */
  readonly current: number | null;
  /** Lines of JSON that stand open, by id. */
  readonly unfolded: ReadonlySet<number>;
  /** Long lines that are shown to their end, by id. */
  readonly whole: ReadonlySet<number>;
  readonly cleared: boolean;
}

export const firstLogView: LogViewState = {
  services: null,
  streams: 'both',
  query: { text: '', regExp: false, matchCase: false },
  onlyMatching: false,
  problem: null,
  current: null,
  unfolded: new Set(),
  whole: new Set(),
  cleared: false,
};

/** Whether some lines are not let through. */
export function isFiltered({ services, streams, onlyMatching, query }: LogViewState): boolean {
  return services !== null || streams !== 'both' || (onlyMatching && query.text !== '');
}

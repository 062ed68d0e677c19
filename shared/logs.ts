import type { ContainerId } from './ids.ts';
import type { Target } from './target.ts';

/** A container whose lines are in a log. */
export interface LogSource {
  readonly container: ContainerId;
  /** As its row calls it: `todo-app-1`. */
  readonly name: string;
  /** The service that it is of, by which a stack's log is coloured and filtered; its name where it stands alone. */
  readonly service: string;
}

/**
 * Lines in columns, one entry of each a line: a million lines cross to the window, so there is no object a line. In
 * the order of their time within a batch; a line that comes late stands in a later batch.
 */
export interface LogLines {
  readonly kind: 'lines';
  /** Places in the list that the last `sources` told. */
  readonly source: Uint16Array;
  /** The engine's own times, in milliseconds since 1970 with a fraction; `NaN` for a line that carries none. */
  readonly at: Float64Array;
  /** 1 for a line of stderr. A terminal's output is all stdout. */
  readonly stderr: Uint8Array;
  /** 1 where a line was too long and goes on in the next line of its source; left out where none was. */
  readonly cut?: Uint8Array;
  /** The lines without their ends, joined by line feeds: hostile text, escape sequences and all. */
  readonly text: string;
}

/** What a log tells beside its lines, at its place among them. */
export interface LogNotice {
  readonly kind: 'notice';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Place in the list that the last `sources` told; `null` where it is about the whole log. */
  readonly source: number | null;
  /**
   * `recreated`: another container took its place in the service. `lost`: lines are missing here. `unreadable`: its
   * logging driver keeps nothing that the engine could read.
   */
  readonly what:
    | 'started'
    | 'stopped'
    | 'recreated'
    | 'removed'
    | 'engine-away'
    | 'engine-back'
    | 'lost'
    | 'unreadable';
}

export type LogMessage =
  /** First of all, and again when containers came: the list only grows. */
  | { readonly kind: 'sources'; readonly sources: readonly LogSource[] }
  | LogLines
  | LogNotice
  /** What was there when the log was opened has been told; what follows is new. */
  | { readonly kind: 'caught-up' };

/** How lines are looked for: as text, or as a JavaScript regular expression. */
export interface LogQuery {
  readonly text: string;
  readonly regExp: boolean;
  readonly matchCase: boolean;
}

/** Which of a container's two outputs. */
export type LogStreams = 'both' | 'stdout' | 'stderr';

/** What is written to a file: the whole log as the engine has it, or what a filter leaves of it. */
export interface LogSaveRequest {
  readonly target: Target;
  /** `null`: of all services. */
  readonly services: readonly string[] | null;
  readonly streams: LogStreams;
  /** `null`: every line. */
  readonly query: LogQuery | null;
  readonly timestamps: boolean;
}

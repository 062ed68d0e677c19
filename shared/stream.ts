import type { AppError } from './errors.ts';

/** Counted up by the window for each stream that it opens. */
export type StreamId = number;

/** What main tells of an open stream. Nothing follows `ended`. */
export type StreamNews<Down> =
  | { readonly kind: 'message'; readonly message: Down }
  /** `null`: it came to its end in order. */
  | { readonly kind: 'ended'; readonly error: AppError | null };

/** What the window tells of a stream that it opened. `taken`: one message more has been dealt with. */
export type StreamReply<Up> =
  | { readonly kind: 'taken' }
  | { readonly kind: 'message'; readonly message: Up }
  | { readonly kind: 'close' };

/** Messages that main sends ahead of the window's `taken`: a slow window slows the source, and fills no memory. */
export const streamWindow = 4;

/** The window's end of an open stream. */
export interface OpenStream<Up> {
  send(message: Up): void;
  /** Nothing is heard of it afterwards. Does no harm when done twice, or after it ended. */
  close(): void;
}

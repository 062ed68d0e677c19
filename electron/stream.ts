import type { AppError } from '../shared/errors.ts';

/** Where the source of a stream puts what it has for the window. After `end`, or once `closed`, nothing gets through. */
export interface Sink<Down> {
  /** Resolves when the next message is welcome: wait for it, and the window sets the pace. */
  send(message: Down): Promise<void>;
  end(error?: AppError): void;
}

/** The source of one open stream. */
export interface Source<Up> {
  receive(message: Up): void;
  /** The window is not listening any more. Called once, also after `end`. */
  close(): void;
}

/** A message in the corner: the result of an operation, or a short word of the window's own. */
export interface ToastModel {
  readonly id: string;
  readonly tone: 'good' | 'warning' | 'bad';
  readonly title: string;
  readonly lines: readonly string[];
  readonly command?: string | undefined;
  readonly actions: readonly ToastAction[];
  /** Milliseconds until it goes by itself; `null`: it stays until it is closed. */
  readonly stays: number | null;
}

export type ToastAction =
  | 'undo'
  | 'put-back'
  | 'try-again'
  | 'delete-without-saving'
  | 'show-log'
  | 'show-result';

export type ToastWords = Omit<ToastModel, 'id'>;

/** Milliseconds for which a message stays that nobody has to act on. */
export const shortly = 9000;

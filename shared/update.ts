/** A newer version, as whoever offers it describes it: hostile text, shown and never interpreted. */
export interface Release {
  /** `1.2.0` */
  readonly version: string;
  /** What is new, as plain text; empty where nothing is told. */
  readonly notes: string;
}

/** Why an update could not be had. `detail` is in the words of whoever refused it; it may be empty. */
export interface UpdateProblem {
  readonly kind: /** The place where updates are could not be reached. */
    | 'offline'
    /** It was reached, and answered with nothing that could be used. */
    | 'no-answer'
    /** What came is not what was announced; it was thrown away. */
    | 'not-as-announced'
    /** This machine could not write the file. */
    | 'disk'
    | 'other';
  readonly detail: string;
}

/** How it stands with updates. Nothing is downloaded or installed but on a word of the user. */
export type UpdateState =
  /** This copy of the app is updated by whoever put it there, or by hand. */
  | { readonly kind: 'not-here' }
  /** Its package names no place to look: it was made outside of a checkout that has one. */
  | { readonly kind: 'no-place' }
  /** Nobody has looked yet, or what was found was put off. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  /** `at`: milliseconds since 1970. */
  | { readonly kind: 'newest'; readonly at: number }
  | { readonly kind: 'check-failed'; readonly problem: UpdateProblem }
  | { readonly kind: 'available'; readonly release: Release }
  /** `total` is `null` where nobody knows. */
  | {
      readonly kind: 'downloading';
      readonly release: Release;
      readonly bytes: number;
      readonly total: number | null;
    }
  | { readonly kind: 'download-failed'; readonly release: Release; readonly problem: UpdateProblem }
  | { readonly kind: 'downloaded'; readonly release: Release };

/** What can be said to an update. */
export const updateActs = ['check', 'download', 'cancel', 'later', 'skip', 'restart'] as const;
export type UpdateAct = (typeof updateActs)[number];

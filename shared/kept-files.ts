import type { HostPath } from './ids.ts';

/** What the app keeps in a file of its own, by what it is. */
export type KeptFileKind =
  | 'settings'
  | 'stacks'
  | 'walkthrough'
  | 'additions'
  | 'exports'
  | 'work'
  | 'deletion';

/** What is wrong with a file that the app keeps. */
export interface KeptFileProblem {
  readonly file: KeptFileKind;
  readonly path: HostPath;
  readonly problem: /** It could not be read: the app began anew, and `aside` is what was there. */
    | { readonly kind: 'set-aside'; readonly aside: HostPath }
    /** It could not be read, and stays where it is: nothing is written over it. */
    | { readonly kind: 'in-the-way' }
    /** What changed last is not on the disk yet; `detail` says why, in the system's words. */
    | { readonly kind: 'not-written'; readonly detail: string };
}

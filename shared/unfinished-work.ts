import type { HostPath, VolumeName } from './ids.ts';

/** What may be done to what a volume holds when the app or the engine ends in the middle of it. */
export const unfinishedWorks = [
  'filling',
  'replacing',
  'emptying',
  'uploading',
  'saving',
  'deleting',
] as const;

/** What is done to single files in a volume that is looked into. */
export type FileWork = Extract<(typeof unfinishedWorks)[number], 'uploading' | 'saving' | 'deleting'>;

/** Work on a volume that came to no end. */
export interface UnfinishedWork {
  /** `filling`: of a volume that was made for it. */
  readonly what: (typeof unfinishedWorks)[number];
  readonly volume: VolumeName;
  /** Where what it held before is kept. */
  readonly safety: HostPath | null;
}

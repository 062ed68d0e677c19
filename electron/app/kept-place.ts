import { createKeptFileProblems } from '../history/kept-file-problems.ts';

export type KeptFilesPlace = ReturnType<typeof keptFilesAt>;

/** Where the app keeps its own files: in `dir`. `now` in ms since 1970. */
export const keptFilesAt = (dir: string, now: () => number) => ({
  dir,
  now,
  problems: createKeptFileProblems(),
});

import { fileFailure } from '../history/atomic-file.ts';

/**
 * Files and folders of this machine that the user picked or dropped: nothing else is put into a container, whatever a
 * window asks for.
 */
export interface GrantedPaths {
  grant(paths: readonly string[]): void;
  /** Throws `file-failed` for a path that nobody picked. */
  mustBeGranted(paths: readonly string[]): void;
}

export function createGrantedPaths(): GrantedPaths {
  const granted = new Set<string>();
  return {
    grant(paths) {
      for (const path of paths) granted.add(path);
    },
    mustBeGranted(paths) {
      const other = paths.find((path) => !granted.has(path));
      if (other !== undefined) throw fileFailure(other, new Error('It was not picked, and not dropped here'));
    },
  };
}

import type { HostPath } from './ids.ts';
import type { RunRequest } from './run-preview.ts';

/** Compose files that were run, and how. */
export interface RecentRun {
  readonly request: RunRequest;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A recent run with those of its files that are no longer there. */
export interface ListedRecentRun extends RecentRun {
  readonly missing: readonly HostPath[];
}

const mostKept = 10;

/** Whether both are of the same Compose files in the same order: then a second run takes the first one's place. */
export function sameFiles(some: readonly HostPath[], others: readonly HostPath[]): boolean {
  return some.length === others.length && some.every((path, at) => path === others[at]);
}

/** The list with one more, the newest first. */
export function withRecent(list: readonly RecentRun[], run: RecentRun): readonly RecentRun[] {
  return [run, ...withoutRecent(list, run.request.files)].slice(0, mostKept);
}

export function withoutRecent(list: readonly RecentRun[], files: readonly HostPath[]): readonly RecentRun[] {
  return list.filter(({ request }) => !sameFiles(request.files, files));
}

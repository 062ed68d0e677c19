import type { HostPath } from '../../shared/ids.ts';
import { type ListedRecentRun, withoutRecent, withRecent } from '../../shared/recent-runs.ts';
import type { RunRequest } from '../../shared/run-preview.ts';
import type { SettingsFile } from './settings-file.ts';

export interface RecentRuns {
  note(request: RunRequest): void;
  /** The newest first, with what is missing of each right now. */
  list(): Promise<readonly ListedRecentRun[]>;
  forget(files: readonly HostPath[]): void;
}

/** The Compose files that were run last, kept with the settings. */
export function createRecentRuns(options: {
  readonly settings: Pick<SettingsFile, 'recent' | 'keepRecent'>;
  readonly isThere: (path: HostPath) => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}): RecentRuns {
  const { settings, isThere, now } = options;
  return {
    note: (request) => settings.keepRecent(withRecent(settings.recent(), { request, at: now() })),
    list: () =>
      Promise.all(
        settings.recent().map(async (run) => {
          const found = await Promise.all(run.request.files.map(isThere));
          return { ...run, missing: run.request.files.filter((_, at) => found[at] !== true) };
        }),
      ),
    forget: (files) => settings.keepRecent(withoutRecent(settings.recent(), files)),
  };
}

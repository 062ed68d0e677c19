import { join } from 'node:path';
import { z } from 'zod';
import type { HostPath } from '../../shared/ids.ts';
import type { RecentRun } from '../../shared/recent-runs.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { type KeptPlace, openKeptFile } from './kept-file.ts';
import {
  commandUses,
  containers,
  engineChoice,
  language,
  logLimits,
  logs,
  programs,
  recentRuns,
  skippedVersion,
  startPage,
  stopTimeout,
  theme,
  volumes,
} from './settings-schema.ts';

export interface SettingsFile {
  get(): Settings;
  /** Changes what is named, and answers when it is on the disk. Throws `file-failed`; the change holds until the end. */
  set(part: Partial<Settings>): Promise<Settings>;
  /** Compose files that were run, the newest first. */
  recent(): readonly RecentRun[];
  /** Written soon; `flush` waits for it. */
  keepRecent(list: readonly RecentRun[]): void;
  flush(): Promise<void>;
  /** Where a settings file that could not be read was set aside at the start. */
  readonly damaged: HostPath | null;
}

// Fields that this version does not know are kept: a newer version may have written them.
const file = z.looseObject({
  theme: theme.catch(defaultSettings.theme),
  language: language.catch(defaultSettings.language),
  containers: containers.catch(defaultSettings.containers),
  volumes: volumes.catch(defaultSettings.volumes),
  engine: engineChoice.catch(defaultSettings.engine),
  logs: logs.catch(defaultSettings.logs),
  logLimits: logLimits.catch(defaultSettings.logLimits),
  stopTimeout: stopTimeout.catch(defaultSettings.stopTimeout),
  openAtLogin: z.boolean().catch(defaultSettings.openAtLogin),
  tray: z.boolean().catch(defaultSettings.tray),
  checkForUpdates: z.boolean().catch(defaultSettings.checkForUpdates),
  skippedVersion: skippedVersion.catch(defaultSettings.skippedVersion),
  startPage: startPage.catch(defaultSettings.startPage),
  programs: programs.catch(defaultSettings.programs),
  notifications: z.boolean().catch(defaultSettings.notifications),
  singleKeys: z.boolean().catch(defaultSettings.singleKeys),
  commandUses: commandUses.catch([]),
  recent: recentRuns.catch([]),
});

/** Opens `settings.json` in the app's own folder. */
export async function openSettingsFile(options: KeptPlace): Promise<SettingsFile> {
  const kept = await openKeptFile({
    path: join(options.dir, 'settings.json'),
    schema: file,
    empty: { ...defaultSettings, recent: [] },
    kind: 'settings',
    problems: options.problems,
    now: options.now,
  });
  let current = kept.value;
  const get = (): Settings => ({
    theme: current.theme,
    language: current.language,
    containers: current.containers,
    volumes: current.volumes,
    engine: current.engine,
    logs: current.logs,
    logLimits: current.logLimits,
    stopTimeout: current.stopTimeout,
    openAtLogin: current.openAtLogin,
    tray: current.tray,
    checkForUpdates: current.checkForUpdates,
    skippedVersion: current.skippedVersion,
    startPage: current.startPage,
    programs: current.programs,
    notifications: current.notifications,
    singleKeys: current.singleKeys,
    commandUses: current.commandUses,
  });
  return {
    get,
    async set(part) {
      current = { ...current, ...part };
      kept.save(current);
      await kept.flush();
      return get();
    },
    recent: () => current.recent,
    keepRecent(recent) {
      current = { ...current, recent };
      kept.save(current);
    },
    flush: kept.flush,
    damaged: kept.damaged,
  };
}

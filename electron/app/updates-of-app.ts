import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, dialog } from 'electron';
import { t } from '../../shared/texts.ts';
import type { UpdateState } from '../../shared/update.ts';
import type { SettingsFile } from '../history/settings-file.ts';
import type { Operations } from '../operations/operations.ts';
import { canUpdate } from '../updates/can-update.ts';
import { loadUpdater } from '../updates/load-updater.ts';
import { problemOf } from '../updates/problem-of.ts';
import { createUpdates, type Updates } from '../updates/updates.ts';
import type { OneWindow } from '../window/one-window.ts';

const firstLookMs = 10_000;
const lookAgainMs = 24 * 60 * 60 * 1_000;

interface Parts {
  readonly settings: Pick<SettingsFile, 'get' | 'set'>;
  readonly operations: Pick<Operations, 'mustBeIdle'>;
  readonly window: OneWindow;
  /** Keeps and ends everything, as for a quit. */
  readonly saveNow: () => Promise<void>;
  readonly push: (state: UpdateState) => void;
  readonly now: () => number;
}

/** The updates of this app. Looks for one after a while and once a day, where the settings say so. */
export function updatesOfApp({ settings, operations, window, saveNow, push, now }: Parts): Updates {
  // Where updates are is said by the package. While developing a file may say it, and nothing is asked for else.
  const config = app.isPackaged ? null : (process.env.STACKYARD_UPDATES ?? null);
  const can = config !== null ? 'yes' : canBeUpdated();
  const updates = createUpdates({
    load: can === 'yes' ? () => loadUpdater(config) : can,
    skipped: () => settings.get().skippedVersion,
    skip: (skippedVersion) => settings.set({ skippedVersion }),
    mustBeIdle: operations.mustBeIdle,
    async restart(install) {
      await saveNow();
      window.current()?.browserWindow.hide();
      // The new one is started before this one has ended, and would else take it for the running app.
      app.releaseSingleInstanceLock();
      install((thrown) => {
        dialog.showErrorBox(
          t('The update could not be put in place'),
          t('{detail}. Stackyard starts again. Try the update again, or install the new version by hand.', {
            detail: problemOf(thrown).detail,
          }),
        );
        // An AppImage runs from a place that goes with it.
        app.relaunch({ execPath: process.env.APPIMAGE ?? process.execPath });
        app.quit();
      });
    },
    push,
    now,
  });
  const look = () => {
    if (settings.get().checkForUpdates) void updates.look();
  };
  if (can === 'yes') {
    setTimeout(look, firstLookMs);
    setInterval(look, lookAgainMs);
  }
  return updates;
}

const canBeUpdated = (): ReturnType<typeof canUpdate> =>
  canUpdate({
    packaged: app.isPackaged,
    platform: process.platform,
    appImage: process.env.APPIMAGE,
    packageType: textOf(join(process.resourcesPath, 'package-type')),
    hasUninstaller: existsSync(join(dirname(process.execPath), `Uninstall ${app.getName()}.exe`)),
    place: textOf(join(process.resourcesPath, 'app-update.yml')),
  });

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

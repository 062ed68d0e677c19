import { homedir } from 'node:os';
import { app } from 'electron';
import type { Settings } from '../../shared/settings.ts';
import { autostartFile, type LoginStart, loginItem } from '../desktop/open-at-login.ts';
import type { SettingsFile } from '../history/settings-file.ts';

/** How this system starts the app at login. */
export const loginOfThisSystem = (): LoginStart =>
  process.platform === 'linux'
    ? autostartFile({
        env: process.env,
        homeDir: homedir(),
        // An AppImage runs from a place that is another one each time.
        command: app.isPackaged
          ? [process.env.APPIMAGE ?? process.execPath]
          : [process.execPath, app.getAppPath()],
      })
    : loginItem(app);

/**
 * The settings as the window changes them: what the system is to do is done before it is kept, so that what is kept is
 * so. `onChange` hears of every change.
 */
export function chosenSettings(
  file: Pick<SettingsFile, 'get' | 'set'>,
  login: LoginStart,
  onChange: (next: Settings) => void,
) {
  return {
    get: file.get,
    async set(part: Partial<Settings>): Promise<Settings> {
      const { openAtLogin } = part;
      if (openAtLogin !== undefined && openAtLogin !== (await login.isOn())) await login.set(openAtLogin);
      const next = await file.set(part);
      onChange(next);
      return next;
    },
    /** The user may have changed it in the system's own settings. */
    async followSystem(): Promise<void> {
      const openAtLogin = await login.isOn();
      if (openAtLogin !== file.get().openAtLogin) await file.set({ openAtLogin });
    },
  };
}

import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileFailure, writeFileAtomically } from '../history/atomic-file.ts';

/** Whether the system starts the app when the user logs in. */
export interface LoginStart {
  isOn(): Promise<boolean>;
  /** Throws `file-failed`. */
  set(on: boolean): Promise<void>;
}

/** Of the desktop entry specification, for a value of `Exec`: quoted, and no field code. */
export function execValue(command: readonly string[]): string {
  // The value is unescaped twice: as a string of the file, then as an argument.
  const quoted = (part: string) =>
    `"${part
      .replace(/[\\"`$]/g, '\\$&')
      .replaceAll('\\', '\\\\')
      .replaceAll('%', '%%')}"`;
  return command.map(quoted).join(' ');
}

/**
 * By a file in the folder that the Autostart specification of freedesktop.org names. `command`: the program and its
 * arguments.
 */
export function autostartFile(options: {
  readonly env: NodeJS.ProcessEnv;
  readonly homeDir: string;
  readonly command: readonly string[];
}): LoginStart {
  const { env, homeDir, command } = options;
  const config =
    env.XDG_CONFIG_HOME?.startsWith('/') === true ? env.XDG_CONFIG_HOME : join(homeDir, '.config');
  const path = join(config, 'autostart', 'stackyard.desktop');
  const text = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Stackyard',
    'Comment=Compose stacks, without losing data by surprise',
    `Exec=${execValue(command)}`,
    'Terminal=false',
    '',
  ].join('\n');
  return {
    isOn: () =>
      stat(path).then(
        (found) => found.isFile(),
        () => false,
      ),
    async set(on) {
      try {
        if (on) await mkdir(dirname(path), { recursive: true });
        else await rm(path, { force: true });
      } catch (thrown) {
        throw fileFailure(path, thrown);
      }
      if (on) await writeFileAtomically(path, text);
    },
  };
}

/** By the system's own list, on macOS and Windows. */
export function loginItem(system: {
  getLoginItemSettings(): { readonly openAtLogin: boolean };
  setLoginItemSettings(settings: { readonly openAtLogin: boolean }): void;
}): LoginStart {
  return {
    isOn: async () => system.getLoginItemSettings().openAtLogin,
    set: async (openAtLogin) => system.setLoginItemSettings({ openAtLogin }),
  };
}

import { constants } from 'node:fs';
import { access, mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostPath } from '../../shared/ids.ts';
import type { Programs } from '../../shared/settings.ts';
import { programFolders } from '../compose/compose-cli.ts';
import { type Program, startProgram } from './start-program.ts';

/** What this folder needs of the operating system. */
export interface System {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** What the user chose in the settings, by name or path, perhaps with options. */
  chosen(): Programs;
  /** The folders in which programs are looked for, in order. */
  readonly folders: readonly string[];
  isProgram(path: string): Promise<boolean>;
  kindOf(path: string): Promise<'file' | 'folder' | 'missing'>;
  /** Resolves to whether it was started. */
  start(program: Program): Promise<boolean>;
  /** Writes a file that only we may read and run, in a new folder of the system's for temporary files. */
  writeScript(name: string, text: string): Promise<string>;
  /** Electron's `shell.openPath`: what the system itself opens a path with. Resolves to what is wrong, or to ''. */
  openPath(path: HostPath): Promise<string>;
  /** Electron's `shell.showItemInFolder`. */
  showItem(path: HostPath): void;
}

export const thisSystem = (shell: Pick<System, 'openPath' | 'showItem' | 'chosen'>): System => ({
  env: process.env,
  platform: process.platform,
  folders: programFolders(process.env, process.platform),
  isProgram: (path) =>
    access(path, constants.X_OK).then(
      () => true,
      () => false,
    ),
  kindOf: (path) =>
    stat(path).then(
      (found) => (found.isDirectory() ? 'folder' : 'file'),
      () => 'missing',
    ),
  start: startProgram,
  async writeScript(name, text) {
    const folder = await mkdtemp(join(tmpdir(), 'stackyard-'));
    const path = join(folder, name);
    await writeFile(path, text, { mode: 0o700, flag: 'wx' });
    return path;
  },
  ...shell,
});

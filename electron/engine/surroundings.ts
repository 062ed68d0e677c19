import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { configFolder } from './engine-target.ts';

/** The machine as far as it says where engines are. */
export const surroundings = (contextFlag: string | null) => ({
  env: process.env,
  contextFlag,
  homeDir: homedir(),
  platform: process.platform,
  uid: process.getuid?.() ?? null,
  readFile: (path: string) => readFile(path, 'utf8'),
  readFolder: (path: string) => readdir(path).catch(() => []),
  async realSocket(path: string): Promise<string | null> {
    try {
      return (await stat(path)).isSocket() ? await realpath(path) : null;
    } catch {
      return null;
    }
  },
});

/** Where the docker CLI keeps which context is the current one, and what each is. */
export function contextFolders(around: Parameters<typeof configFolder>[0]): readonly string[] {
  const folder = configFolder(around);
  return [folder, join(folder, 'contexts', 'meta')];
}

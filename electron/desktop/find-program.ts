import { posix, win32 } from 'node:path';
import type { System } from './system.ts';

/** The full path of the first of `names` in the system's folders; a full path stands for itself. `null` for none. */
export async function findProgram(
  system: Pick<System, 'platform' | 'folders' | 'isProgram'>,
  ...names: readonly string[]
): Promise<string | null> {
  const path = system.platform === 'win32' ? win32 : posix;
  for (const name of names) {
    const file = system.platform === 'win32' && path.extname(name) === '' ? `${name}.exe` : name;
    const candidates = path.isAbsolute(file)
      ? [file]
      : system.folders.map((folder) => path.join(folder, file));
    for (const candidate of candidates) if (await system.isProgram(candidate)) return candidate;
  }
  return null;
}

/** The words of a variable such as `EDITOR="code --wait"`, which holds a program and perhaps options. */
export const wordsOfVariable = (value: string | undefined): readonly string[] =>
  (value ?? '').split(/\s+/).filter((word) => word !== '');

/** `code` of `/usr/bin/code` and `C:\…\Code.exe`. */
export const programName = (path: string): string =>
  (path.split(/[\\/]/).at(-1) ?? '').replace(/\.(?:exe|cmd)$/i, '').toLowerCase();

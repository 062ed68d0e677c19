import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.ts';
import { step } from './say.ts';

/** Where everything that is fetched or made once is kept: `$XDG_CACHE_HOME/stackyard`, else `~/.cache/stackyard`. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'stackyard');
}

/**
 * The path of a cached folder, made by `make` when it is not there; `what` is then said (`Fetching Docker Engine`).
 * `name` carries the version, so a new version is a new folder. `make` fills a folder of another name that is renamed
 * when complete: what was interrupted is never taken for finished. Of several runs at once one makes it.
 */
export async function cachedFolder(
  name: string,
  what: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  return withLock(join(cacheFolder(), '.locks', name), async () => {
    if (existsSync(folder)) return folder;
    const unfinished = `${folder}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    await step(what, () => make(unfinished));
    await rename(unfinished, folder);
    return folder;
  });
}

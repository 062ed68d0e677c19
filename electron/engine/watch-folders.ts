import { type FSWatcher, watch } from 'node:fs';

// The CLI writes a file anew and renames it: several events for one change.
const restMs = 300;

/** Calls `onChange` a moment after anything in the folders changed; a folder that isn't there is left out. */
export function watchFolders(folders: readonly string[], onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, restMs);
  };
  const watchers = folders.flatMap((folder): FSWatcher[] => {
    try {
      const watcher = watch(folder, { persistent: false }, changed);
      // A folder that goes is followed no more; the next start finds what took its place.
      watcher.on('error', () => watcher.close());
      return [watcher];
    } catch {
      return [];
    }
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

import type { HostPath } from '../../shared/ids.ts';

/** The path with the user's own folder as `~`. */
export function shortPath(path: HostPath, homeDir: HostPath): string {
  if (homeDir === '' || !path.startsWith(homeDir)) return path;
  const rest = path.slice(homeDir.length);
  return rest === '' || /^[/\\]/.test(rest) ? `~${rest}` : path;
}

/** The last part of a path of any system. */
export function fileName(path: HostPath): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** All but the last part. */
export function folderOf(path: HostPath, homeDir: HostPath): string {
  const short = shortPath(path, homeDir);
  return short.slice(0, Math.max(0, short.length - fileName(path).length - 1)) || '/';
}

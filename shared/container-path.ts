import type { ContainerPath } from './container-files.ts';
import { isWithin } from './database-at.ts';
import type { Container, Mount } from './engine.ts';

/** The path with the slash that makes a folder of it, and of a link the folder that it leads to. */
export const asFolder = (path: ContainerPath): string => (path === '/' ? '/' : `${path}/`);

export const childOf = (folder: ContainerPath, name: string): ContainerPath => `${asFolder(folder)}${name}`;

/** The folder that it lies in; of `/` itself. */
export const parentOf = (path: ContainerPath): ContainerPath => path.slice(0, path.lastIndexOf('/')) || '/';

/** The last part; empty of `/`. */
export const nameOf = (path: ContainerPath): string => path.slice(path.lastIndexOf('/') + 1);

/** The path that a text means which is relative to a folder unless it begins with a slash. Nothing is above `/`. */
export function resolvePath(folder: ContainerPath, text: string): ContainerPath {
  const parts: string[] = [];
  for (const part of (text.startsWith('/') ? text : `${folder}/${text}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** The innermost mount that a path lies in; `null` where it is in the container's own layer. */
export function mountAround(path: ContainerPath, mounts: readonly Mount[]): Mount | null {
  const around = mounts.filter(({ destination }) => isWithin(path, destination));
  return around.toSorted((a, b) => b.destination.length - a.destination.length)[0] ?? null;
}

/** What the engine mounts into every container, in memory. */
const systemFolders = ['/proc', '/sys', '/dev'];

/** Whether a path of a running container is in memory: the engine then sees what lies beneath, and not what is there. */
export function isInMemory(path: ContainerPath, { mounts }: Pick<Container, 'mounts'>): boolean {
  const mount = mountAround(path, mounts);
  if (mount !== null) return mount.kind === 'tmpfs';
  return systemFolders.some((folder) => isWithin(path, folder));
}

import { dirname, isAbsolute, join, relative } from 'node:path';
import { type HostPath, hostPath } from '../../shared/ids.ts';
import type { StackNote } from '../../shared/stack-memory.ts';

type Files = Pick<StackNote, 'configFiles' | 'envFiles' | 'workingDir'>;

/**
 * Where the noted files are now that the first of them was found at `picked`: the others are taken to lie in the same
 * place relative to it, and files outside its old folder to have stayed where they were.
 */
export function movedTo(note: Files, picked: HostPath): Files {
  const oldFolder = dirname(note.configFiles[0] ?? picked);
  const newFolder = dirname(picked);
  const move = (path: HostPath): HostPath => {
    const inside = relative(oldFolder, path);
    return inside.startsWith('..') || isAbsolute(inside) ? path : hostPath(join(newFolder, inside));
  };
  return {
    configFiles: [picked, ...note.configFiles.slice(1).map(move)],
    envFiles: note.envFiles.map(move),
    workingDir: note.workingDir === null ? hostPath(newFolder) : move(note.workingDir),
  };
}

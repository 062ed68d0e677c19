import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's top folder. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** The path of an installed development tool's program. */
export function tool(name: string): string {
  return join(projectFolder, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a stack's folder: file names to their text. Gives the folder's path, whose name is the project's. */
export async function writeStack(
  folder: string,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const stack = join(folder, name);
  for (const [file, text] of Object.entries(files)) {
    const path = join(stack, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return stack;
}

/** A service that sleeps and ends at once when it is stopped. */
export const sleeper = (more = ''): string =>
  `    image: busybox:latest\n    command: sleep infinity\n    stop_signal: SIGKILL\n${more}`;

/** The Compose file of two such services, `db` and `web`. */
export const pair = `services:\n  db:\n${sleeper()}  web:\n${sleeper()}`;

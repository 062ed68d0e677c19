import { readFile, stat } from 'node:fs/promises';
import type { ComposeFiles } from '../../shared/compose-files.ts';
import type { HostPath, StackName } from '../../shared/ids.ts';
import type { Stack } from '../../shared/stack.ts';
import type { StackNote } from '../../shared/stack-memory.ts';
import type { Compose } from '../compose/compose.ts';
import { Failure, factsOf } from '../failure.ts';

// Far more than any Compose file has: a path on a label may lead to anything.
const mostBytes = 2_000_000;

type Files = Pick<Stack, 'workingDir' | 'configFiles'> & Partial<Pick<Stack, 'envFiles'>>;

/** Reads a stack's Compose files, and has Compose merge them. Throws `compose-missing` where none are known. */
export async function readComposeFiles(
  files: Files,
  note: StackNote | null,
  { name, compose }: { readonly name: StackName; readonly compose: () => Promise<Compose> },
): Promise<ComposeFiles> {
  const { workingDir, configFiles } = files;
  if (workingDir === null || configFiles.length === 0) {
    throw new Failure({ kind: 'compose-missing', files: configFiles });
  }
  const request = {
    files: configFiles,
    workingDir,
    envFiles: files.envFiles ?? note?.envFiles ?? [],
    profiles: note?.profiles ?? [],
    projectName: name,
  };
  const [texts, merged] = await Promise.all([
    Promise.all(configFiles.map(async (path) => ({ path, text: await readText(path) }))),
    compose()
      .then((cli) => cli.merged(request))
      .then(
        (text) => ({ kind: 'text', text }) as const,
        (thrown: unknown) => ({ kind: 'failed', error: factsOf(thrown) }) as const,
      ),
  ]);
  return { files: texts, merged };
}

async function readText(path: HostPath): Promise<string | null> {
  try {
    const found = await stat(path);
    // A device or a pipe would never end.
    if (!found.isFile() || found.size > mostBytes) return null;
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}

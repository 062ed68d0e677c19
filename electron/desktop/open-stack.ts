import type { EngineTarget } from '../../shared/engine.ts';
import type { HostPath } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import { Failure } from '../failure.ts';
import { type Editor, editors } from './editors.ts';
import { findProgram, programName, wordsOfVariable } from './find-program.ts';
import type { Program } from './start-program.ts';
import type { System } from './system.ts';

/** Where a stack's files are, as its labels or its note say. */
export interface StackFiles {
  readonly workingDir: HostPath | null;
  readonly configFiles: readonly HostPath[];
}

/**
 * Shows the stack's folder in the system's file manager. Throws `conflict` where the engine, and so perhaps the folder,
 * is another machine's, `compose-missing` where none is known, `file-failed`.
 */
export async function openFolder(
  system: System,
  target: EngineTarget,
  { workingDir, configFiles }: StackFiles,
): Promise<void> {
  mustBeLocal(target);
  if (workingDir === null) throw new Failure({ kind: 'compose-missing', files: configFiles });
  if ((await system.kindOf(workingDir)) !== 'folder') {
    throw new Failure({
      kind: 'file-failed',
      path: workingDir,
      detail: t('There is no such folder any more.'),
    });
  }
  const problem = await system.openPath(workingDir);
  if (problem !== '') throw new Failure({ kind: 'file-failed', path: workingDir, detail: problem });
}

/**
 * Shows a file or folder, chosen in the folder that holds it, in the system's file manager; never opens it, since a
 * folder may be a program. Throws `conflict` as `openFolder` does, `file-failed`.
 */
export async function revealPath(system: System, target: EngineTarget, path: HostPath): Promise<void> {
  mustBeLocal(target);
  await revealFile(system, path);
}

/** The same for a path of this machine, whichever engine is in view. Throws `file-failed`. */
export async function revealFile(system: System, path: HostPath): Promise<void> {
  if ((await system.kindOf(path)) === 'missing') {
    throw new Failure({ kind: 'file-failed', path, detail: t('It is not there any more.') });
  }
  system.showItem(path);
}

/**
 * Opens the stack's Compose files in the user's editor: the one chosen in the settings, else the one in `VISUAL` or `EDITOR` if it has windows, else the
 * first known one that is installed, else what the system opens such files with. Throws `conflict` as `openFolder` does,
 * `compose-missing`, `no-program`.
 */
export async function openInEditor(
  system: System,
  target: EngineTarget,
  { configFiles }: StackFiles,
): Promise<void> {
  mustBeLocal(target);
  const kinds = await Promise.all(configFiles.map(system.kindOf));
  const missing = configFiles.filter((_, at) => kinds[at] !== 'file');
  const [first] = configFiles;
  if (first === undefined || missing.length > 0)
    throw new Failure({ kind: 'compose-missing', files: missing });
  for await (const program of editorsFor(system, configFiles)) if (await system.start(program)) return;
  if ((await system.openPath(first)) !== '') throw new Failure({ kind: 'no-program', what: 'editor' });
}

function mustBeLocal({ linkHost }: EngineTarget): void {
  if (/^(?:localhost|127\.[\d.]+|\[?::1\]?)$/.test(linkHost)) return;
  throw new Failure({
    kind: 'conflict',
    detail: t(
      "This engine runs on {linkHost}: the stack's files may be that machine's, so they are not opened here.",
      { linkHost },
    ),
  });
}

async function* editorsFor(system: System, files: readonly HostPath[]): AsyncGenerator<Program> {
  const { env } = system;
  const [chosen, ...options] = wordsOfVariable(system.chosen().editor ?? undefined);
  const own = chosen === undefined ? null : await findProgram(system, chosen);
  if (own !== null) yield { command: own, args: [...options, ...files], env };
  for (const variable of [env.VISUAL, env.EDITOR]) {
    const [named] = wordsOfVariable(variable);
    const known = editors.find(({ program }) => named !== undefined && program === programName(named));
    // Its options are for whoever waits for it to end.
    if (named !== undefined && known !== undefined) yield* waysToOpen(system, known, named, files);
  }
  for (const editor of editors) yield* waysToOpen(system, editor, editor.program, files);
}

async function* waysToOpen(
  system: System,
  { application, windows }: Editor,
  named: string,
  files: readonly HostPath[],
): AsyncGenerator<Program> {
  const { env, platform } = system;
  const command = await findProgram(system, named);
  if (command !== null) yield { command, args: files, env };
  if (platform === 'darwin' && application !== null) {
    for (const folder of ['/Applications', `${env.HOME ?? ''}/Applications`]) {
      const path = `${folder}/${application}.app`;
      if ((await system.kindOf(path)) === 'folder')
        yield { command: '/usr/bin/open', args: ['-a', path, ...files], env };
    }
  }
  if (platform === 'win32' && windows !== null) {
    for (const folder of [env.LOCALAPPDATA, env.ProgramFiles]) {
      const path = folder ? await findProgram(system, `${folder}\\${windows}`) : null;
      if (path !== null) yield { command: path, args: files, env };
    }
  }
}

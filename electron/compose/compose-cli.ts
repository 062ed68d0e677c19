import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { configFolder } from '../engine/engine-target.ts';
import { pluginFolders } from './plugin-folders.ts';
import { type ProcessResult, runProcess } from './run-process.ts';

export interface ComposeProgram {
  /** The full path of the `docker-compose` plugin, of `docker`, or of `docker-compose`. */
  readonly command: string;
  /** The arguments that come first: `['compose']` or none. */
  readonly prefix: readonly string[];
  /** The folder of the program that people call, where its helpers (for credentials) lie too. */
  readonly folder: string;
  /** `2.26.1` */
  readonly version: string;
  /** `json` where the tool says that it has `--progress json` (2.29 and newer). */
  readonly progress: 'json' | 'plain';
}

export interface FindComposeOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly homeDir: string;
  readonly isProgram?: (path: string) => Promise<boolean>;
  /** The text of a file; `null` where it can't be read. */
  readonly readText?: (path: string) => Promise<string | null>;
  readonly run?: (
    command: string,
    args: readonly string[],
  ) => Promise<Pick<ProcessResult, 'exitCode' | 'stdout'>>;
}

/** Answers to these questions come within milliseconds; a program that hangs must not hold up the start. */
const answerTimeout = 15_000;

/**
 * The Compose CLI of version 2 or newer: the first `docker` that has the plugin, else the first `docker-compose`; `null`
 * where there is none. The plugin is a program of its own, and is run itself where it is found: `docker` takes longer to
 * hand over to it than it takes to start.
 */
export async function findComposeCli(options: FindComposeOptions): Promise<ComposeProgram | null> {
  const { env, platform } = options;
  const isProgram = options.isProgram ?? isExecutable;
  const readText = options.readText ?? ((file) => readFile(file, 'utf8').catch(() => null));
  const run = options.run ?? ((command, args) => ask(command, args, env));
  const folders = programFolders(env, platform);
  const path = platform === 'win32' ? win32 : posix;
  for (const { name, prefix } of [
    { name: 'docker', prefix: ['compose'] },
    { name: 'docker-compose', prefix: [] },
  ]) {
    for (const folder of folders) {
      const command = path.join(folder, platform === 'win32' ? `${name}.exe` : name);
      if (!(await isProgram(command))) continue;
      const answer = await run(command, [...prefix, 'version', '--short']);
      const version = answer.exitCode === 0 ? readVersion(answer.stdout) : null;
      if (version === null) continue;
      const plugin = name === 'docker' ? await pluginLike(answer.stdout) : null;
      const own = plugin === null ? { command, prefix } : { command: plugin, prefix: [] };
      const help = await run(own.command, [...own.prefix, '--help']);
      return { ...own, folder, version, progress: progressOf(help.stdout) };
    }
  }
  return null;

  /** The plugin that `docker` would take, if it answers as `docker compose` did. */
  async function pluginLike(versionText: string): Promise<string | null> {
    const config = configFolder(options);
    const text = await readText(path.join(config, 'config.json'));
    for (const folder of pluginFolders(env, platform, config, text)) {
      const plugin = path.join(folder, platform === 'win32' ? 'docker-compose.exe' : 'docker-compose');
      if (!(await isProgram(plugin))) continue;
      const answer = await run(plugin, ['version', '--short']);
      return answer.exitCode === 0 && answer.stdout === versionText ? plugin : null;
    }
    return null;
  }
}

/**
 * PATH, and the places where Docker Desktop and Homebrew put their programs: an app that was not started from a
 * terminal has a PATH without them on macOS.
 */
export function programFolders(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  const windows = platform === 'win32';
  // Windows spells it `Path`, and an object that was copied from process.env minds the case.
  const variable = Object.keys(env).find((name) => name === 'PATH' || (windows && /^path$/i.test(name)));
  const named = (variable === undefined ? '' : (env[variable] ?? '')).split(windows ? ';' : ':');
  const home = env.HOME;
  const wellKnown =
    platform === 'darwin'
      ? [
          '/usr/local/bin',
          '/opt/homebrew/bin',
          ...(home ? [`${home}/.docker/bin`] : []),
          '/Applications/Docker.app/Contents/Resources/bin',
        ]
      : [];
  const isAbsolute = windows ? win32.isAbsolute : posix.isAbsolute;
  // A relative folder in PATH would run whatever lies in the folder that we happen to be in.
  return [...new Set([...named, ...wellKnown])].filter(isAbsolute);
}

/** `2.26.1` of `2.26.1`, `v2.40.3-desktop.1` or Debian's `2.26.1-4`; `null` below 2, or where it is no version. */
export function readVersion(text: string): string | null {
  const [, version, major] = /^v?((\d+)\.\d+(?:\.\d+)?)\b/m.exec(text.trim()) ?? [];
  return version !== undefined && Number(major) >= 2 ? version : null;
}

/** From the help text of Compose: `--progress string  Set type of progress output (auto, tty, plain, json, quiet)`. */
export function progressOf(help: string): ComposeProgram['progress'] {
  const [, kinds = ''] = /--progress\s+\w+\s[^(]*\(([^)]*)\)/.exec(help) ?? [];
  return /\bjson\b/.test(kinds) ? 'json' : 'plain';
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function ask(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const signal = AbortSignal.timeout(answerTimeout);
  try {
    return await runProcess({ command, args, cwd: null, env, signal, wholeStdout: true });
  } catch {
    // A folder of that name, or a program of another machine: then it isn't the one.
    return { exitCode: null, stdout: '' };
  }
}

import type { RunRequest } from '../../shared/run-preview.ts';
import type { ComposeProgram } from './compose-cli.ts';

/**
 * The arguments that come before the Compose command. Values stand behind `=`, so that a name or path that begins with
 * a dash can't become an option.
 */
export function projectArguments(
  request: RunRequest,
  profiles: readonly string[] = request.profiles,
): readonly string[] {
  return [
    ...(request.projectName === null ? [] : [`--project-name=${request.projectName}`]),
    `--project-directory=${request.workingDir}`,
    ...request.files.map((path) => `--file=${path}`),
    ...request.envFiles.map((path) => `--env-file=${path}`),
    ...profiles.map((profile) => `--profile=${profile}`),
  ];
}

/**
 * The caller's environment without what would change the meaning of our arguments: no orphans are removed, and the
 * progress is of the kind that we read. Helpers (for credentials, plugins) are also found beside the program.
 */
export function environmentFor(
  { folder }: Pick<ComposeProgram, 'folder'>,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): NodeJS.ProcessEnv {
  const windows = platform === 'win32';
  const { COMPOSE_PROGRESS: _progress, BUILDKIT_PROGRESS: _build, ...rest } = env;
  const pathName = Object.keys(rest).find((name) => windows && /^path$/i.test(name)) ?? 'PATH';
  const separator = windows ? ';' : ':';
  const path = (rest[pathName] ?? '').split(separator).filter((part) => part !== '');
  return {
    ...rest,
    [pathName]: (path.includes(folder) ? path : [...path, folder]).join(separator),
    // `up` takes it as --remove-orphans; a set variable also wins over the one in a project's .env.
    COMPOSE_REMOVE_ORPHANS: 'false',
  };
}

import { posix, win32 } from 'node:path';
import { fields, list } from '../engine/narrow.ts';

/** Where the docker CLI looks for its plugins, in its own order. `config`: the text of the CLI's config.json. */
export function pluginFolders(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  configFolder: string,
  config: string | null,
): readonly string[] {
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix;
  const ofSystem =
    platform === 'win32'
      ? [env.ProgramData, env.ProgramFiles].flatMap((folder) =>
          folder ? [join(folder, 'Docker', 'cli-plugins')] : [],
        )
      : ['/usr/local/lib', '/usr/local/libexec', '/usr/lib', '/usr/libexec'].map((folder) =>
          join(folder, 'docker', 'cli-plugins'),
        );
  return [...extraFolders(config), join(configFolder, 'cli-plugins'), ...ofSystem].filter(isAbsolute);
}

function extraFolders(config: string | null): readonly string[] {
  try {
    const folders = list(fields(JSON.parse(config ?? '{}')).cliPluginsExtraDirs);
    return folders.filter((folder) => typeof folder === 'string');
  } catch {
    return [];
  }
}

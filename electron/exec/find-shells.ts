import type { Shell } from '../../shared/exec.ts';
import type { ContainerId } from '../../shared/ids.ts';
import { eachOf } from '../engine/concurrency.ts';
import type { EngineApi } from '../engine/engine-api.ts';

type Stat = Pick<EngineApi, 'statPath'>;

/** Best first. Where there are several, who made the image wanted the one that is not in every image. */
const names = ['bash', 'zsh', 'fish', 'ash', 'sh', 'pwsh'];
const folders = ['/bin', '/usr/bin', '/usr/local/bin'];
const atOnce = 4;

const onWindows: readonly Shell[] = [
  { name: 'pwsh', path: 'C:\\Program Files\\PowerShell\\7\\pwsh.exe' },
  { name: 'powershell', path: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe' },
];
/** In every Windows image. */
const cmd: Shell = { name: 'cmd', path: 'C:\\Windows\\System32\\cmd.exe' };

/** The shells that a container has, best first: by looking, for nothing is run. `os` is the engine's. */
export async function findShells(api: Stat, container: ContainerId, os: string): Promise<readonly Shell[]> {
  if (/windows/i.test(os)) return findOnWindows(api, container);
  const found = new Map<string, Shell>();
  await eachOf(names, atOnce, async (name) => {
    const shell = await findShell(api, container, name);
    if (shell !== null) found.set(name, shell);
  });
  return names.flatMap((name) => found.get(name) ?? []);
}

async function findShell(api: Stat, container: ContainerId, name: string): Promise<Shell | null> {
  for (const folder of folders) {
    const path = `${folder}/${name}`;
    if (await isProgram(api, container, path)) return { name, path };
  }
  return null;
}

/** Whether somebody may run what is at the path, or where its link leads. */
async function isProgram(api: Stat, container: ContainerId, path: string): Promise<boolean> {
  const found = await api.statPath(container, path);
  // The engine tells where a chain of links ends, so that one step is enough.
  const target = found?.target ?? null;
  const at = target === null ? found : await api.statPath(container, target);
  return at?.kind === 'file' && at.executable;
}

/** An engine on Windows can't look into every container, and knows no right to run a file. */
async function findOnWindows(api: Stat, container: ContainerId): Promise<readonly Shell[]> {
  const looked = await Promise.all(
    onWindows.map(({ path }) => api.statPath(container, path).catch(() => null)),
  );
  return [...onWindows.filter((_, at) => looked[at]?.kind === 'file'), cmd];
}

const speaksPosix = /\/(?:bash|ash|dash|sh)$/;

/** A shell that runs our own lines: the one that was chosen, if it can, else `sh`. `null` where there is none. */
export async function posixShell(
  api: Stat,
  container: ContainerId,
  chosen: string | null,
): Promise<string | null> {
  if (chosen !== null && speaksPosix.test(chosen)) return chosen;
  return (await findShell(api, container, 'sh'))?.path ?? null;
}

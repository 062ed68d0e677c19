import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { PrivateEngine } from '../../scripts/setup/private-engine.ts';

const run = promisify(execFile);

/** What a person does in a terminal, on the private engine only. */
export interface Terminal {
  /** Runs `docker ARGS` and gives what it printed, without the last line feed. Throws when it fails. */
  docker(args: readonly string[], cwd?: string): Promise<string>;
  /** The same, both outputs as they were printed. */
  dockerOutput(args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }>;
  compose(args: readonly string[], cwd: string): Promise<string>;
  /** Names of all containers of a stack, running or not. */
  containersOf(stack: string): Promise<readonly string[]>;
  networksOf(stack: string): Promise<readonly string[]>;
  /** One `NAME CREATED` a volume, with the time at which its folder was made, to the microsecond. */
  volumesOf(stack: string): Promise<readonly string[]>;
  /** Takes away everything on the engine but its images. */
  clear(): Promise<void>;
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

export function openTerminal(engine: PrivateEngine): Terminal {
  const docker = async (args: readonly string[], cwd = '/') => {
    const { stdout } = await run('docker', args, { cwd, env: { ...process.env, ...engine.env } });
    return stdout.trimEnd();
  };
  const labelled = (stack: string) => ['--filter', `label=com.docker.compose.project=${stack}`];
  const listed = async (args: readonly string[]) => linesOf(await docker(args)).toSorted();
  const removeAll = async (list: readonly string[], remove: readonly string[]) => {
    const found = linesOf(await docker(list));
    if (found.length > 0) await docker([...remove, ...found]);
  };

  return {
    docker,
    dockerOutput: (args) =>
      run('docker', args, { env: { ...process.env, ...engine.env }, maxBuffer: 2 ** 28 }),
    compose: (args, cwd) => docker(['compose', ...args], cwd),
    containersOf: (stack) => listed(['ps', '--all', '--format', '{{.Names}}', ...labelled(stack)]),
    networksOf: (stack) => listed(['network', 'ls', '--format', '{{.Name}}', ...labelled(stack)]),
    async volumesOf(stack) {
      const names = await listed(['volume', 'ls', '--format', '{{.Name}}', ...labelled(stack)]);
      return Promise.all(
        names.map(async (name) => {
          const data = await docker(['volume', 'inspect', '--format', '{{.Mountpoint}}', name]);
          // Engine 20.10 reports the last change as the creation time, so the volume's own folder is asked.
          return `${name} ${(await stat(dirname(data))).birthtimeMs}`;
        }),
      );
    },
    async clear() {
      await removeAll(['ps', '--all', '--quiet'], ['rm', '--force', '--volumes']);
      await removeAll(['network', 'ls', '--quiet', '--filter', 'type=custom'], ['network', 'rm']);
      await removeAll(['volume', 'ls', '--quiet'], ['volume', 'rm', '--force']);
    },
  };
}

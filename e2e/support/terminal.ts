import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { emptyEngine, tellEngine } from '../../scripts/setup/engine-api.ts';
import type { PrivateEngine } from '../../scripts/setup/private-engine.ts';

const run = promisify(execFile);

/** What a person does in a terminal, on the private engine only. */
export interface Terminal {
  /** Runs `docker ARGS` and gives what it printed, without the last line feed. Throws when it fails. */
  docker(args: readonly string[], cwd?: string): Promise<string>;
  /** The same, both outputs as they were printed. */
  dockerOutput(args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }>;
  compose(args: readonly string[], cwd: string): Promise<string>;
  /** The tar that the engine makes of a path of a container: all that it knows of what is there, byte for byte. */
  archiveOf(container: string, path: string): Promise<Buffer>;
  /** Has the engine unpack a tar into a folder of a container. */
  unpackInto(container: string, folder: string, tar: Buffer): Promise<void>;
  /** Names of all containers of a stack, running or not. */
  containersOf(stack: string): Promise<readonly string[]>;
  networksOf(stack: string): Promise<readonly string[]>;
  /** One `NAME CREATED` a volume, with the time at which its folder was made, to the microsecond. */
  volumesOf(stack: string): Promise<readonly string[]>;
  /** What the Engine API answers: quicker by far than the same by a program. */
  ask(path: string): Promise<unknown>;
  /** The engine is on this machine: its volumes are folders here. `null` where there is no such volume. */
  folderOf(volume: string): Promise<string | null>;
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

  return {
    docker,
    dockerOutput: (args) =>
      run('docker', args, { env: { ...process.env, ...engine.env }, maxBuffer: 2 ** 28 }),
    compose: (args, cwd) => docker(['compose', ...args], cwd),
    async archiveOf(container, path) {
      const { stdout } = await run('docker', ['cp', `${container}:${path}`, '-'], {
        env: { ...process.env, ...engine.env },
        encoding: 'buffer',
        maxBuffer: 2 ** 28,
      });
      return stdout;
    },
    async unpackInto(container, folder, tar) {
      const unpacking = run('docker', ['cp', '-', `${container}:${folder}`], {
        env: { ...process.env, ...engine.env },
      });
      unpacking.child.stdin?.end(tar);
      await unpacking;
    },
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
    ask: (path) => tellEngine(engine.socketPath, path),
    async folderOf(volume) {
      const folder = join(dirname(engine.socketPath), 'data', 'volumes', volume, '_data');
      return (await stat(folder).catch(() => null)) === null ? null : folder;
    },
    clear: () => emptyEngine(engine.socketPath),
  };
}

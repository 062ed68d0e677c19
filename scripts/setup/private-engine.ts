import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDockerConfig } from './compose.ts';
import { socketOf, startDockerd } from './dockerd.ts';
import { killContainers } from './engine-api.ts';
import { claimSlot, type EngineSlot, releaseSlot } from './engine-slot.ts';
import { type EngineVersion, engineSoftware } from './engine-software.ts';
import { ended, signal } from './processes.ts';
import { SetupError } from './say.ts';
import { makeBridge } from './slot-traces.ts';

/** A Docker Engine of our own, beside any other on the machine and never touching it. */
export interface PrivateEngine {
  readonly version: EngineVersion;
  readonly socketPath: string;
  /** `unix://` and the socket's path. */
  readonly host: string;
  /** To be spread over an environment: docker CLI, Compose and Stackyard then speak to this engine only. */
  readonly env: Readonly<{
    DOCKER_HOST: string;
    DOCKER_CONFIG: string;
    DOCKER_CONTEXT: string;
    PATH: string;
  }>;
  /** Ends dockerd in order (SIGTERM, containers stop) and keeps its data: `startAgain` takes up from there. */
  halt(): Promise<void>;
  /** Ends dockerd with SIGKILL, as a crash would. Containers run on until `startAgain`, which ends them. */
  kill(): Promise<void>;
  /** Starts a halted or killed engine on the same socket and data. Does nothing while it runs. */
  startAgain(): Promise<void>;
  /** `halt`, then `startAgain`. */
  restart(): Promise<void>;
  /** Freezes dockerd: the socket accepts and nobody answers, until `resume`. */
  pause(): void;
  resume(): void;
  /** Ends everything and removes every trace and all data. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts a Docker Engine in a free slot; about a second once its programs are in the cache. Needs root on Debian.
 * It ends with `stop()`, or soon after the calling process has died in whatever way.
 */
export async function startPrivateEngine({
  version,
  options = [],
}: {
  version: EngineVersion;
  /** Of dockerd, beside our own. */
  options?: readonly string[];
}): Promise<PrivateEngine> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new SetupError(
      'A private engine needs root on Linux.',
      'Run it in a virtual machine or container, as root.',
    );
  }
  const programs = await engineSoftware(version);
  const slot = await claimSlot();
  const guard = startGuard(slot);
  try {
    const config = join(slot.folder, 'config');
    await makeDockerConfig(config);
    await makeBridge(slot);
    const env = {
      DOCKER_HOST: `unix://${socketOf(slot)}`,
      DOCKER_CONFIG: config,
      // A context in the user's environment would win over DOCKER_HOST; empty means none.
      DOCKER_CONTEXT: '',
      PATH: [...programs, process.env.PATH ?? '/usr/sbin:/usr/bin:/sbin:/bin'].join(':'),
    };
    const start = () => startDockerd(slot, version, { ...process.env, PATH: env.PATH }, options);
    return engineIn(slot, version, env, await start(), start, guard);
  } catch (error) {
    await releaseSlot(slot);
    guard.kill();
    throw error;
  }
}

function engineIn(
  slot: EngineSlot,
  version: EngineVersion,
  env: PrivateEngine['env'],
  first: ChildProcess,
  start: () => Promise<ChildProcess>,
  guard: ChildProcess,
): PrivateEngine {
  let dockerd: ChildProcess | undefined = first;
  let stopped: Promise<void> | undefined;
  const socketPath = socketOf(slot);

  const end = async (name: NodeJS.Signals) => {
    const pid = dockerd?.pid;
    dockerd = undefined;
    if (pid === undefined) return;
    signal(pid, name);
    signal(pid, 'SIGCONT');
    if (await ended(pid, 20_000)) return;
    signal(pid, 'SIGKILL');
    await ended(pid, 5000);
  };
  const startAgain = async () => {
    dockerd ??= await start();
  };
  const stopForGood = async () => {
    if (dockerd?.pid !== undefined) {
      signal(dockerd.pid, 'SIGCONT');
      await killContainers(socketPath);
    }
    await end('SIGTERM');
    await releaseSlot(slot);
    guard.kill();
  };

  return {
    version,
    socketPath,
    host: env.DOCKER_HOST,
    env,
    halt: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    startAgain,
    restart: () => end('SIGTERM').then(startAgain),
    pause: () => void (dockerd?.pid && signal(dockerd.pid, 'SIGSTOP')),
    resume: () => void (dockerd?.pid && signal(dockerd.pid, 'SIGCONT')),
    stop: () => {
      stopped ??= stopForGood();
      return stopped;
    },
  };
}

/** Starts the program that clears the slot away if we die before `stop()`. */
function startGuard(slot: EngineSlot): ChildProcess {
  const program = fileURLToPath(new URL('engine-guard.ts', import.meta.url));
  // Playwright's and vitest's own loaders in NODE_OPTIONS are not for it.
  const { NODE_OPTIONS: _, ...env } = process.env;
  const guard = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, slot.folder], {
    env,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  // The pipe's other end closes when we die; it shall not keep us alive.
  if (guard.stdin !== null && 'unref' in guard.stdin && typeof guard.stdin.unref === 'function')
    guard.stdin.unref();
  return guard;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from './engine-api.ts';
import type { EngineSlot } from './engine-slot.ts';
import type { EngineVersion } from './engine-software.ts';
import { ended } from './processes.ts';
import { lastLines } from './run.ts';
import { SetupError } from './say.ts';

const startBound = 60_000;

/** The engine's unix socket. */
export function socketOf(slot: EngineSlot): string {
  return join(slot.folder, 'docker.sock');
}

/**
 * Starts dockerd in a slot and waits until it answers. It keeps the data of an earlier start in the same slot.
 * Rejects with a SetupError that shows the end of its log.
 */
export async function startDockerd(
  slot: EngineSlot,
  version: EngineVersion,
  env: NodeJS.ProcessEnv,
  options: readonly string[],
): Promise<ChildProcess> {
  await clearCrashed(slot);
  // Else dockerd 20 makes this key in /etc/docker; 26 has none.
  const key = version === '20' ? { 'deprecated-key-path': join(slot.folder, 'key.json') } : {};
  writeFileSync(join(slot.folder, 'daemon.json'), JSON.stringify(key));
  const log = openSync(join(slot.folder, 'dockerd.log'), 'a');
  // A session of its own: Ctrl-C in the terminal is for us, and we end it in our order.
  const dockerd = spawn('dockerd', [...dockerdArguments(slot), ...options], {
    env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  dockerd.unref();
  let failure: string | undefined;
  dockerd.on('error', (error) => {
    failure = error.message;
  });
  for (const until = Date.now() + startBound; Date.now() < until && failure === undefined; await sleep(50)) {
    if (dockerd.exitCode !== null || dockerd.signalCode !== null) failure = `ended (${dockerd.exitCode})`;
    else if (await answers(socketOf(slot))) return dockerd;
  }
  dockerd.kill('SIGKILL');
  throw new SetupError(`The private engine did not start: ${failure ?? 'no answer'}.\n${logEnd(slot)}`);
}

/**
 * Removes what a dockerd ended by SIGKILL leaves: its socket and pid files. A new one would take the pids for running
 * programs, because a process whose parent has not asked for it yet still has its number.
 */
async function clearCrashed(slot: EngineSlot): Promise<void> {
  rmSync(join(slot.folder, 'docker.pid'), { force: true });
  rmSync(socketOf(slot), { force: true });
  const containerd = join(slot.folder, 'exec', 'containerd', 'containerd.pid');
  if (!existsSync(containerd)) return;
  // dockerd's death takes its containerd along; wait for that rather than meet it half way.
  if (await ended(Number(readFileSync(containerd, 'utf8')), 3000)) rmSync(containerd, { force: true });
}

/** The last lines that dockerd wrote. */
function logEnd(slot: EngineSlot): string {
  try {
    return lastLines(readFileSync(join(slot.folder, 'dockerd.log'), 'utf8'), 12);
  } catch {
    return '(no log)';
  }
}

function dockerdArguments({ folder, bridge, range }: EngineSlot): string[] {
  return [
    `--host=unix://${folder}/docker.sock`,
    `--data-root=${folder}/data`,
    `--exec-root=${folder}/exec`,
    `--pidfile=${folder}/docker.pid`,
    `--bridge=${bridge}`,
    `--default-address-pool=base=${range}.128.0/17,size=24`,
    // Engines share the machine's packet filter: one that starts throws away the chains of the one before it, be it
    // the user's own. Ports are published by docker-proxy, and networks are bridges, so nothing here needs them.
    '--iptables=false',
    '--ip-masq=false',
    // Its default is 15 s, longer than we wait before SIGKILL.
    '--shutdown-timeout=10',
    // Control groups in a place of our own, where they can be found again.
    '--exec-opt=native.cgroupdriver=cgroupfs',
    `--cgroup-parent=/${bridge}`,
    // Instead of /etc/docker/daemon.json, which is for the machine's own engine.
    `--config-file=${folder}/daemon.json`,
  ];
}

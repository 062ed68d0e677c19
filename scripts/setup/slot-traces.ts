import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { EngineSlot } from './engine-slot.ts';
import { ended, type RunningProcess, runningProcesses, signal, withDescendants } from './processes.ts';
import { must, run } from './run.ts';

/** Makes the slot's bridge, and lets its containers talk to each other on machines that forward nothing. */
export async function makeBridge(slot: EngineSlot): Promise<void> {
  await must('ip', ['link', 'add', 'name', slot.bridge, 'type', 'bridge']);
  await must('ip', ['addr', 'add', `${slot.range}.0.1/24`, 'dev', slot.bridge]);
  await must('ip', ['link', 'set', slot.bridge, 'up']);
  // Another engine on this machine sets the policy to DROP, which would then hold for our bridges too.
  await must('iptables', ['-w', '-I', ...forwardRule(slot)]);
}

/**
 * Removes every trace of the slot from the machine: processes (SIGKILL: an orderly end comes before, if at all),
 * mounts, bridges, the forwarding rule, control groups, the folder. Touches nothing else; does no harm when done twice.
 */
export async function removeSlotTraces(slot: EngineSlot): Promise<void> {
  await endProcesses(slot);
  for (const mount of mountsBelow(slot.folder)) await run('umount', ['-l', mount]);
  for (const link of await bridgesOf(slot)) await run('ip', ['link', 'delete', link]);
  while ((await run('iptables', ['-w', '-D', ...forwardRule(slot)])).code === 0);
  await removeControlGroups(slot);
  await rm(slot.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** What runs for the slot's engine: dockerd, containerd, shims with their containers, port proxies. */
function processesOf(slot: EngineSlot): RunningProcess[] {
  const belongs = ({ command }: RunningProcess) =>
    // The folder stands in the arguments of dockerd, containerd and every shim; a proxy names a container's address.
    (/^\S*(dockerd|containerd\S*) /.test(command) && command.includes(`${slot.folder}/`)) ||
    (/^\S*docker-proxy /.test(command) && command.includes(`-container-ip ${slot.range}.`));
  return withDescendants(runningProcesses(), belongs);
}

async function endProcesses(slot: EngineSlot): Promise<void> {
  // Twice, because a process may start another one while the list is read.
  for (let found = processesOf(slot), round = 0; found.length > 0 && round < 5; round += 1) {
    for (const { pid } of found) signal(pid, 'SIGKILL');
    for (const { pid } of found) await ended(pid, 2000);
    found = processesOf(slot);
  }
}

/** Containers that were killed leave theirs behind, one below each controller (version 1) or one in all (version 2). */
async function removeControlGroups({ bridge }: EngineSlot): Promise<void> {
  const named = ['(', '-path', `*/${bridge}`, '-o', '-path', `*/${bridge}/*`, ')'];
  await run('find', ['/sys/fs/cgroup', '-depth', '-type', 'd', ...named, '-exec', 'rmdir', '{}', ';']);
}

/** Mount points below a folder, the innermost first. */
function mountsBelow(folder: string): string[] {
  const lines = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  const points = lines.map((line) => line.split(' ')[4] ?? '');
  return points.filter((point) => point.startsWith(`${folder}/`)).reverse();
}

/** The slot's own bridge, and those of its engine's networks: known by an address in its range. */
async function bridgesOf(slot: EngineSlot): Promise<string[]> {
  const { stdout } = await run('ip', ['-o', '-4', 'addr', 'show']);
  const addresses = stdout.split('\n').map((line) => line.trim().split(/\s+/));
  const ours = addresses.filter(([, , , address]) => address?.startsWith(`${slot.range}.`));
  return [...new Set([slot.bridge, ...ours.map(([, link]) => link ?? '')])];
}

function forwardRule({ range, bridge }: EngineSlot): string[] {
  const net = `${range}.0.0/16`;
  return ['FORWARD', '-s', net, '-d', net, '-m', 'comment', '--comment', bridge, '-j', 'ACCEPT'];
}

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from './lock.ts';
import { readProcess } from './processes.ts';
import { must } from './run.ts';
import { SetupError } from './say.ts';
import { removeSlotTraces } from './slot-traces.ts';

/** A place for one private engine: a folder, a bridge and an address range that no other engine uses. */
export interface EngineSlot {
  /** Holds everything of the engine: socket, data, run-time files, log. Short, because a socket path is limited. */
  readonly folder: string;
  readonly bridge: string;
  /** First two numbers of its addresses: `10.160` means 10.160.0.0/16. */
  readonly range: string;
}

const firstRange = 160;
const lastRange = 191;

/** Where slots are: one folder a slot. */
function slotsFolder(): string {
  const folder = join(tmpdir(), 'stackyard-engines');
  return folder.length > 60 ? '/tmp/stackyard-engines' : folder;
}

/**
 * Takes a free slot for the process `owner`, clearing away what runs that died have left. Rejects with a SetupError
 * when all are taken. Give it back with `releaseSlot`.
 */
export function claimSlot(owner: number = process.pid): Promise<EngineSlot> {
  return withLock(join(slotsFolder(), 'lock'), async () => {
    const routed = await must('ip', ['-4', 'route', 'show', 'table', 'all']);
    for (let number = firstRange; number <= lastRange; number += 1) {
      const slot = slotAt(number);
      if (existsSync(slot.folder)) {
        if (await isOwned(slot)) continue;
        await removeSlotTraces(slot);
      } else if (routed.split(/\s/).some((word) => word.startsWith(`${slot.range}.`))) {
        // Somebody's network, a VPN say, is there already.
        continue;
      }
      await mkdir(slot.folder, { mode: 0o755 });
      await writeFile(ownerFile(slot), JSON.stringify({ pid: owner, started: readProcess(owner)?.started }));
      return slot;
    }
    throw new SetupError(`No room for another private engine: see ${slotsFolder()}.`);
  });
}

/** Ends whatever still runs in a slot and removes every trace of it. Does no harm when done twice. */
export function releaseSlot(slot: EngineSlot): Promise<void> {
  return withLock(join(slotsFolder(), 'lock'), () => removeSlotTraces(slot));
}

/** Releases the slot if the process that took it has died; waits a moment for that, and leaves a living owner's alone. */
export async function releaseOrphanedSlot(folder: string): Promise<void> {
  const slot = slotOf(folder);
  for (let tries = 0; (await isOwned(slot)) && tries < 100; tries += 1) await sleep(50);
  await withLock(join(slotsFolder(), 'lock'), async () => {
    // Under the lock, because by now the slot may be another owner's.
    if (existsSync(slot.folder) && !(await isOwned(slot))) await removeSlotTraces(slot);
  });
}

/** The slot whose folder this is. */
function slotOf(folder: string): EngineSlot {
  return slotAt(Number(folder.slice(folder.lastIndexOf('/') + 1)));
}

/** Whether the process that took the slot still lives. */
async function isOwned(slot: EngineSlot): Promise<boolean> {
  try {
    const owner: unknown = JSON.parse(await readFile(ownerFile(slot), 'utf8'));
    if (typeof owner !== 'object' || owner === null || !('pid' in owner && 'started' in owner)) return false;
    return typeof owner.pid === 'number' && readProcess(owner.pid)?.started === owner.started;
  } catch {
    return false;
  }
}

function slotAt(number: number): EngineSlot {
  const folder = join(slotsFolder(), String(number));
  return { folder, bridge: `stackyard${number}`, range: `10.${number}` };
}

function ownerFile(slot: EngineSlot): string {
  return join(slot.folder, 'owner.json');
}

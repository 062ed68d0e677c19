import { randomUUID } from 'node:crypto';
import type { Volume } from '../../shared/engine.ts';
import type { HostPath, OperationId, VolumeName } from '../../shared/ids.ts';
import type { OperationKind, Outcome } from '../../shared/operation.ts';
import type { UnfinishedWork } from '../../shared/unfinished-work.ts';
import { stoppedFor, type VolumeUser, volumeUsages } from '../../shared/volume-usage.ts';
import { Failure, factsOf } from '../failure.ts';
import type { VolumeExports } from '../history/volume-exports.ts';
import type { WorkNote, WorkNotes } from '../history/work-notes.ts';
import type { OpenableVolume } from '../volumes/helper.ts';
import type { Amount } from '../volumes/tar-meter.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';
import { lockOfContainer, lockOfVolume } from './lock.ts';
import type { Operations, Reporter } from './operations.ts';
import { type NoteUnfinished, whileStopped } from './quiet.ts';

/** What operations on volumes need. */
export interface VolumeYard {
  readonly engine: EngineAccess;
  readonly operations: Operations;
  readonly exports: VolumeExports;
  readonly notes: WorkNotes;
  /** Where archives are kept that nobody chose a place for. */
  readonly safeFolder: HostPath;
  /** Ends what keeps the volume in use on our own account: a counting of its contents, a look into it. */
  readonly letGo: (name: VolumeName) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface VolumePlan {
  readonly kind: OperationKind;
  readonly volume: Volume;
  /** For what containers that use the volume have to stand still; `null`: they may go on. */
  readonly quietTo: 'read' | 'write' | null;
  readonly alsoLocks?: readonly string[];
  readonly file?: HostPath;
  /** What is looked into before any container is stopped. */
  readonly before?: (reporter: Reporter) => Promise<void>;
  /** What is half done whenever it is left is noted first, under the id of the work. */
  readonly work: (reporter: Reporter, noted: { id: string; change: NoteUnfinished }) => Promise<Outcome>;
}

/** Throws `not-found`. */
export function knownVolume({ engine }: VolumeYard, name: VolumeName): Volume {
  const volume = engine.snapshot().volumes.get(name);
  if (!volume) throw new Failure({ kind: 'not-found', what: 'volume', name });
  return volume;
}

/** The volume, as helpers open it. Throws `engine-unreachable`. */
export const openable = ({ engine, notes }: VolumeYard, volume: VolumeName): OpenableVolume => ({
  api: reachableEngine(engine).api,
  owner: notes.owner,
  volume,
});

/** Begins work on a volume under its lock and those of all that use it. Throws `busy`, `engine-unreachable`. */
export function beginVolumeWork(yard: VolumeYard, plan: VolumePlan): OperationId {
  const { engineId } = reachableEngine(yard.engine);
  const { volume, quietTo } = plan;
  const { name } = volume;
  const users = usersOf(yard.engine, volume);
  const stops = quietTo === null ? [] : stoppedFor(users, quietTo);
  return yard.operations.begin({
    kind: plan.kind,
    target: { kind: 'volume', name, stops: stops.map(({ id }) => id) },
    name,
    lock: lockOfVolume(volume),
    alsoLocks: [...users.map(({ container }) => lockOfContainer(container)), ...(plan.alsoLocks ?? [])],
    cancellable: true,
    work: async (reporter) => {
      await yard.letGo(name);
      await plan.before?.(reporter);
      const id = randomUUID();
      const note: WorkNote = { id, engineId, stopped: [], file: plan.file ?? null, unfinished: null };
      try {
        return await whileStopped(yard.engine, yard.notes, note, stops, reporter, (change) =>
          plan.work(reporter, { id, change }),
        );
      } finally {
        await yard.engine.refreshed().catch(() => undefined);
      }
    },
  });
}

/** Does work on files of a volume that nothing has to stand still for, and notes it as long as it goes on. */
export async function whileNoted<T>(
  { engine, notes }: Pick<VolumeYard, 'engine' | 'notes'>,
  volume: VolumeName,
  what: UnfinishedWork['what'],
  work: () => Promise<T>,
): Promise<T> {
  const { engineId } = reachableEngine(engine);
  const id = randomUUID();
  await notes.put({ id, engineId, stopped: [], file: null, unfinished: { what, volume, safety: null } });
  try {
    const done = await work();
    await notes.drop(id);
    return done;
  } catch (thrown) {
    // What the user is told now need not be told again; what the engine went away from is told when it is back.
    if (factsOf(thrown).kind === 'engine-unreachable') notes.leave(id);
    else await notes.drop(id);
    throw thrown;
  }
}

function usersOf(engine: EngineAccess, volume: Volume): readonly VolumeUser[] {
  return volumeUsages([volume], engine.snapshot().containers.values())[0]?.usedBy ?? [];
}

/** Tells how far something is, as a line of its own and as an amount. */
export function progressOf(
  reporter: Reporter,
  name: string,
  text: string,
  of: number | null,
): { readonly onAmount: (amount: Amount) => void; readonly end: (text: string) => void } {
  const step = { subject: 'volume', name } as const;
  reporter.step({ ...step, state: 'working', text });
  reporter.transfer({ bytes: 0, entries: 0, of });
  return {
    onAmount: ({ bytes, entries }) => reporter.transfer({ bytes, entries, of }),
    end: (last) => reporter.step({ ...step, state: 'done', text: last }),
  };
}

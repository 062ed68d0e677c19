import { realpath } from 'node:fs/promises';
import type { ContainerId, HostPath, VolumeName } from '../../shared/ids.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { CopyFacts, CopyFile, CopyProgress, CopyStack, Reading } from '../../shared/walkthrough.ts';
import type { Compose } from '../compose/compose.ts';
import { noteProgress } from './note-progress.ts';
import { readCopy, signatureOf } from './read-copy.ts';
import { namesakeOf, stackOfCopy } from './stack-of-copy.ts';

const timings = {
  /** Before the stack is deleted what it holds should be known to the last moment. */
  readMs: 2_000,
  /** Each reading is a line in the log of the sample: fewer where nothing more is to be found out. */
  readProvedMs: 15_000,
  /** What is wrong may be outside the files: Compose that isn't installed, for example. */
  wrongMs: 5_000,
} as const;

export interface CopyParts {
  readonly compose: () => Promise<Compose>;
  /** See `readTodos`. */
  readonly readTodos: (url: string) => Promise<readonly string[] | null>;
  /** Bytes of a volume, counted since that time; `null` where they were not yet. */
  readonly sizeOf: (volume: VolumeName, since: number) => number | null;
  readonly now: () => number;
}

/** One copy of the sample, followed on the disk and on the engine. */
export interface WatchedCopy {
  readonly folder: HostPath;
  /** Looks at everything now. `progress` is what was known before. Never throws. */
  look(progress: CopyProgress, snapshot: EngineSnapshot): Promise<CopyFacts>;
  facts(progress: CopyProgress): CopyFacts;
}

export function watchCopy(folder: HostPath, parts: CopyParts): WatchedCopy {
  const { compose, readTodos, sizeOf, now } = parts;
  let names: ReadonlySet<HostPath> = new Set([folder]);
  let file: CopyFile = { kind: 'reading' };
  let signature = '';
  let checkedAt = 0;
  let readAt = 0;
  let changedAt = 0;
  let readOf: readonly ContainerId[] = [];
  let engine: Pick<CopyFacts, 'stack' | 'engineReady' | 'volumeThere' | 'namesake'> = {
    stack: null,
    engineReady: false,
    volumeThere: true,
    namesake: null,
  };

  async function lookAtFile(): Promise<void> {
    const next = await signatureOf(folder);
    const isOld = file.kind === 'wrong' && now() - checkedAt >= timings.wrongMs;
    if (next === signature && file.kind !== 'reading' && !isOld) return;
    checkedAt = now();
    file = await readCopy(folder, compose);
    signature = next;
    const real = await realpath(folder).catch(() => folder);
    // The containers' labels have either, as the folder was written or where it leads to.
    names = new Set([folder, real as HostPath]);
  }

  async function reading(progress: CopyProgress, stack: CopyStack | null): Promise<Reading | null> {
    if (stack === null || !stack.up || stack.url === null) return null;
    const isOther = stack.containers.join() !== readOf.join();
    const pause = isAllKnown(progress, stack) ? timings.readProvedMs : timings.readMs;
    if (!isOther && now() - readAt < pause) return null;
    readAt = now();
    const todos = await readTodos(stack.url);
    if (todos === null) return null;
    readOf = stack.containers;
    if (isOther || todos.join() !== progress.last?.todos.join()) changedAt = now();
    const bytes = stack.volume === null ? null : sizeOf(stack.volume.name, changedAt);
    return { at: now(), containers: stack.containers, todos, volume: stack.volume, bytes };
  }

  /** The todos of these containers were found again, and their volume has been counted. */
  const isAllKnown = ({ proved, last, after }: CopyProgress, { volume }: CopyStack): boolean =>
    proved && last !== null && after !== null && (volume === null || after.bytes !== null);

  /** The volume of the copy, or the stack where it has none, was never there: whatever comes is new. */
  function isNothingYet({ volumes }: EngineSnapshot, stack: CopyStack | null): boolean {
    if (file.kind !== 'read' || stack !== null) return false;
    return file.volume === null || !volumes.has(file.volume.name);
  }

  const facts = (progress: CopyProgress): CopyFacts => ({ progress, file, ...engine });

  return {
    folder,
    facts,
    async look(progress, snapshot) {
      await lookAtFile();
      if (snapshot.connection.kind !== 'ready' || snapshot.listedAt === null) {
        engine = { ...engine, engineReady: false };
        return facts(progress);
      }
      const stack = stackOfCopy(snapshot, names);
      const next = noteProgress(progress, {
        file,
        stack,
        nothingYet: isNothingYet(snapshot, stack),
        reading: await reading(progress, stack),
      });
      const held = next.last?.volume ?? next.before?.volume ?? null;
      engine = {
        stack,
        engineReady: true,
        volumeThere: held === null || snapshot.volumes.has(held.name),
        namesake: file.kind === 'read' ? namesakeOf(snapshot, file.project, names) : null,
      };
      return facts(next);
    },
  };
}

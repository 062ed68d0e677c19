import type { AppError } from './errors.ts';
import type { ContainerId, HostPath, StackName, VolumeName } from './ids.ts';
import type { NotedVolume } from './stack-memory.ts';

/** Where a copy of the sample came from. */
export const sampleSources = ['git', 'zip', 'bundled', 'folder'] as const;
export type SampleSource = (typeof sampleSources)[number];

/** The services of the sample, and where its database keeps its files. */
export const sampleParts = {
  frontend: 'todo-app',
  database: 'todo-database',
  dataPath: '/data/db',
  volumeKey: 'database',
} as const;

/** What the database held at one moment, as its frontend told. */
export interface Reading {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** All containers of the stack at that moment. */
  readonly containers: readonly ContainerId[];
  /** A digest of each todo: enough to know it again, and no word of it is kept. */
  readonly todos: readonly string[];
  /** The named volume beneath the database; `null` where its files are in the container. */
  readonly volume: NotedVolume | null;
  /** Bytes of that volume; `null` where the engine didn't tell. */
  readonly bytes: number | null;
}

/** What is kept of the walkthrough for one copy of the sample. */
export interface CopyProgress {
  readonly folder: HostPath;
  readonly source: SampleSource;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly hadVolume: boolean;
  readonly hasRun: boolean;
  /** A link to the frontend was followed in the app. */
  readonly pageOpened: boolean;
  /** The todos that were there at the first look; `null` before. */
  readonly known: readonly string[] | null;
  /** A todo was added since then. */
  readonly added: boolean;
  /** The last reading of the present containers. */
  readonly last: Reading | null;
  /** The last reading before the stack was deleted. */
  readonly before: Reading | null;
  /** The first reading after it was run again. */
  readonly after: Reading | null;
  /** It was seen that everything was still there. */
  readonly proved: boolean;
}

/** What Compose makes of a copy's files right now. */
export type CopyFile =
  | { readonly kind: 'reading' }
  /** No Compose file is there, or no folder. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong'; readonly error: AppError }
  | {
      readonly kind: 'read';
      readonly path: HostPath;
      readonly project: StackName;
      readonly volume: { readonly key: string; readonly name: VolumeName } | null;
      /** The first published port of the frontend. */
      readonly port: number | null;
    };

/** The containers that were made from a copy. */
export interface CopyStack {
  readonly name: StackName;
  /** Frontend and database run. */
  readonly up: boolean;
  readonly containers: readonly ContainerId[];
  /** Where the frontend is reached; `null` while it isn't. */
  readonly url: string | null;
  readonly volume: NotedVolume | null;
}

export interface CopyFacts {
  readonly progress: CopyProgress;
  readonly file: CopyFile;
  /** `null` where the copy has no containers. */
  readonly stack: CopyStack | null;
  /** The engine tells; while it is away, `stack` and `volumeThere` are the last known. */
  readonly engineReady: boolean;
  /** The volume that held the todos is there; `true` where there was none. */
  readonly volumeThere: boolean;
  /** A stack of the same name that was made from another folder. */
  readonly namesake: HostPath | null;
}

/** How getting the sample goes. `part`: from 0 to 1, `null` where the end isn't known. */
export type Fetching =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly source: SampleSource;
      readonly folder: HostPath;
      readonly part: number | null;
    }
  | { readonly kind: 'failed'; readonly source: SampleSource; readonly error: AppError };

/** The walkthrough as main knows it, pushed whole whenever it changes. */
export interface Walkthrough {
  /** The copy that is worked on; `null` before step 1. */
  readonly copy: CopyFacts | null;
  /** All copies that were worked on, the newest first. */
  readonly copies: readonly HostPath[];
  /** Where the next copy goes: a folder that isn't there yet. */
  readonly destination: HostPath;
  readonly fetching: Fetching;
  /** It was neither begun nor declined: it may be offered. */
  readonly offer: boolean;
  /** The copy without a volume, of the counter-example. */
  readonly without: CopyFacts | null;
}

export const emptyWalkthrough = (destination: HostPath): Walkthrough => ({
  copy: null,
  copies: [],
  destination,
  fetching: { kind: 'idle' },
  offer: false,
  without: null,
});

export const stepKeys = ['sample', 'volume', 'run', 'todos', 'again'] as const;
export type StepKey = (typeof stepKeys)[number];

/** Why a step that was done is not done any more. */
export type Undone =
  | 'copy-gone'
  | 'volume-removed'
  | 'file-wrong'
  | 'stack-deleted'
  | 'stack-stopped'
  | 'volume-not-attached'
  | 'volume-deleted'
  | 'todos-gone';

export type StepState =
  | { readonly kind: 'todo' }
  | { readonly kind: 'done' }
  | { readonly kind: 'undone'; readonly why: Undone };

export type Steps = { readonly [Key in StepKey]: StepState };

const todo: StepState = { kind: 'todo' };
const done: StepState = { kind: 'done' };
const undone = (why: Undone): StepState => ({ kind: 'undone', why });

/** The steps as the facts make them: what is ticked, what came undone and why. */
export function walkthroughSteps(copy: CopyFacts | null): Steps {
  if (copy === null) return { sample: todo, volume: todo, run: todo, todos: todo, again: todo };
  return {
    sample: copy.file.kind === 'missing' ? undone('copy-gone') : done,
    volume: volumeStep(copy),
    run: runStep(copy),
    todos: todosStep(copy),
    again: againStep(copy),
  };
}

/** The first step that is to be done; `null` when all are. */
export const currentStep = (steps: Steps): StepKey | null =>
  stepKeys.find((key) => steps[key].kind !== 'done') ?? null;

function volumeStep({ file, progress }: CopyFacts): StepState {
  switch (file.kind) {
    case 'read':
      if (file.volume !== null) return done;
      return progress.hadVolume ? undone('volume-removed') : todo;
    case 'wrong':
      return progress.hadVolume ? undone('file-wrong') : todo;
    case 'missing':
    case 'reading':
      return progress.hadVolume ? done : todo;
  }
}

function runStep({ file, stack, progress, engineReady }: CopyFacts): StepState {
  if (!progress.hasRun) return todo;
  if (!engineReady) return done;
  // Between deleting and running again there is no stack: that is step 5 itself.
  if (stack === null) return isBetween(progress) ? done : undone('stack-deleted');
  if (!stack.up) return isBetween(progress) ? done : undone('stack-stopped');
  const attached = file.kind !== 'read' || file.volume === null || stack.volume !== null;
  return attached ? done : undone('volume-not-attached');
}

/** The stack was deleted after todos were added, and it is not known yet what became of them. */
const isBetween = ({ before, after, proved }: CopyProgress): boolean =>
  before !== null && after === null && !proved;

function todosStep({ progress, volumeThere }: CopyFacts): StepState {
  if (!progress.added) return todo;
  return volumeThere ? done : undone('volume-deleted');
}

function againStep({ progress, volumeThere }: CopyFacts): StepState {
  const { before, after, proved } = progress;
  if (before !== null && after !== null && verdictOf(before, after).kind !== 'kept') {
    return undone('todos-gone');
  }
  if (!proved) return todo;
  return volumeThere ? done : undone('volume-deleted');
}

/** What became of the todos of before. */
export type Verdict =
  | { readonly kind: 'kept'; readonly todos: number }
  | { readonly kind: 'lost'; readonly lost: number; readonly of: number };

/** Compares what the database held before the stack was deleted with what it held when it ran again. */
export function verdictOf(before: Reading, after: Reading): Verdict {
  const found = new Set(after.todos);
  const lost = before.todos.filter((each) => !found.has(each)).length;
  return lost === 0
    ? { kind: 'kept', todos: before.todos.length }
    : { kind: 'lost', lost, of: before.todos.length };
}

/** Whether it is one and the same volume, as far as the engine tells. */
export function isSameVolume(some: NotedVolume | null, other: NotedVolume | null): boolean {
  if (some === null || other === null) return false;
  const bothTold = some.createdAt !== null && other.createdAt !== null;
  return some.name === other.name && (!bothTold || some.createdAt === other.createdAt);
}

/** What to point at in the Containers table, for the step that is to be done. */
export type Pointer = {
  readonly stack: StackName;
  readonly at: 'expand' | 'port' | 'delete';
};

/** `expanded`: the stack stands open in the table. */
export function pointerOf(copy: CopyFacts | null, expanded: (stack: StackName) => boolean): Pointer | null {
  if (copy === null || copy.stack === null || !copy.stack.up) return null;
  const { name } = copy.stack;
  const current = currentStep(walkthroughSteps(copy));
  if (current === 'todos') return { stack: name, at: expanded(name) ? 'port' : 'expand' };
  if (current === 'again' && copy.progress.before === null) return { stack: name, at: 'delete' };
  return null;
}

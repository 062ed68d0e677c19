import { dirname, resolve } from 'node:path';
import { type HostPath, hostPath, type VolumeName } from '../../shared/ids.ts';
import {
  type CopyFacts,
  type CopyProgress,
  emptyWalkthrough,
  type Fetching,
  type SampleSource,
  type Walkthrough,
} from '../../shared/walkthrough.ts';
import type { Compose } from '../compose/compose.ts';
import { createVolumeSizes } from '../data/volume-sizes.ts';
import { type Clock, systemClock } from '../engine/clock.ts';
import type { Inventory } from '../engine/inventory.ts';
import { Failure, factsOf } from '../failure.ts';
import type { KeptFile } from '../history/kept-file.ts';
import { freeFolder } from './get-sample/destination.ts';
import { getSample, type SamplePlaces } from './get-sample/get-sample.ts';
import { newProgress } from './note-progress.ts';
import type { KeptWalkthrough } from './progress-file.ts';
import { readCopy } from './read-copy.ts';
import { readTodos } from './read-todos.ts';
import { type WatchedCopy, watchCopy } from './watch-copy.ts';

const lookEveryMs = 1_000;
const mostCopies = 50;

export interface WalkthroughOptions {
  readonly inventory: Pick<Inventory, 'snapshot' | 'api' | 'subscribe'>;
  readonly compose: () => Promise<Compose>;
  readonly kept: KeptFile<KeptWalkthrough>;
  readonly places: SamplePlaces;
  readonly env: NodeJS.ProcessEnv;
  readonly homeDir: HostPath;
  readonly isThere: (path: HostPath) => Promise<boolean>;
  readonly push: (walkthrough: Walkthrough) => void;
  readonly readTodos?: (url: string) => Promise<readonly string[] | null>;
  readonly clock?: Clock;
}

/** Watches the walkthrough's steps, however they are done, and does step 1. */
export interface WalkthroughService {
  state(): Walkthrough;
  /** Nothing is looked at while nobody can see it. */
  setActive(active: boolean): void;
  /** An address was handed to the browser. */
  linkOpened(url: string): void;
  /** Where the next copy goes, as a folder to put it in. */
  choosePlace(parent: HostPath): Promise<void>;
  /** Begins to get a copy, and goes on with it when it is there; how it goes is pushed. */
  fetch(source: Exclude<SampleSource, 'folder'>): void;
  cancelFetch(): void;
  /** Works on a copy that is there. Throws `compose-not-in-folder`, `no-sample` and what else keeps it from being one. */
  takeFolder(folder: HostPath): Promise<void>;
  /** Forgets how far the present copy has come; files, stack and volume stay. */
  reset(): void;
  /** Is not offered any more. */
  decline(): void;
  /** Gets a copy of the bundled sample for the counter-example, and follows it too. */
  beginWithout(): void;
  endWithout(): void;
  stop(): void;
}

export function createWalkthrough(options: WalkthroughOptions): WalkthroughService {
  const { inventory, compose, kept, places, env, homeDir, isThere, push, clock = systemClock } = options;
  let file = kept.value;
  let destination = file.parent ?? homeDir;
  let fetching: Fetching = { kind: 'idle' };
  let cancelling: AbortController | null = null;
  let state = emptyWalkthrough(destination);
  let told = '';
  let isActive = false;
  let stopped = false;
  let running = false;
  let again = false;
  let callOff: (() => void) | null = null;
  const watched = new Map<HostPath, WatchedCopy>();

  const sizes = createVolumeSizes({
    ask: async () => {
      const api = inventory.api();
      if (api === null) throw new Error('The engine is away');
      return api.volumeSizes();
    },
    onAnswer: () => lookSoon(),
    clock,
  });
  const parts = {
    compose,
    readTodos: options.readTodos ?? readTodos,
    sizeOf: (volume: VolumeName, since: number) => {
      // A count from before the last change would be of something else.
      const isNew = (sizes.askedAt() ?? Number.NEGATIVE_INFINITY) >= since;
      if (isNew) return sizes.current()?.get(volume) ?? null;
      sizes.want();
      return null;
    },
    now: clock.now,
  };

  const save = (part: Partial<KeptWalkthrough>) => {
    file = { ...file, ...part };
    kept.save(file);
  };
  const progressOf = (folder: HostPath | null): CopyProgress | null =>
    file.copies.find((copy) => copy.folder === folder) ?? null;
  const putProgress = (progress: CopyProgress) => {
    if (progressOf(progress.folder) === progress) return;
    save({ copies: file.copies.map((copy) => (copy.folder === progress.folder ? progress : copy)) });
  };

  function copyAt(folder: HostPath): WatchedCopy {
    const known = watched.get(folder);
    if (known !== undefined) return known;
    const copy = watchCopy(folder, parts);
    watched.set(folder, copy);
    return copy;
  }

  function factsAt(folder: HostPath | null): CopyFacts | null {
    const progress = progressOf(folder);
    return progress === null ? null : copyAt(progress.folder).facts(progress);
  }

  function tell(): void {
    state = {
      copy: factsAt(file.current),
      copies: file.copies.map(({ folder }) => folder).filter((folder) => folder !== file.without),
      destination,
      fetching,
      offer: !file.declined && file.copies.length === 0,
      without: factsAt(file.without),
    };
    // Whatever is compared, a push that says nothing new would only draw the page once more.
    const text = JSON.stringify(state);
    if (text === told) return;
    told = text;
    push(state);
  }

  async function lookOnce(): Promise<void> {
    destination = await freeFolder(file.parent ?? homeDir, isThere);
    for (const folder of [file.current, file.without]) {
      const before = progressOf(folder);
      if (before === null) continue;
      const { progress } = await copyAt(before.folder).look(before, inventory.snapshot());
      const now = progressOf(folder);
      // What was changed meanwhile, by a reset or a link that was opened, is not undone by what was seen before it.
      if (now === before) putProgress(progress);
      else again = true;
    }
    if (!stopped) tell();
  }

  async function look(): Promise<void> {
    if (running) {
      again = true;
      return;
    }
    running = true;
    callOff?.();
    callOff = null;
    do {
      again = false;
      await lookOnce();
    } while (again && !stopped);
    running = false;
    if (isActive && !stopped) callOff = clock.after(lookEveryMs, () => void look());
  }

  function lookSoon(): void {
    if (isActive) void look();
  }

  /** The copy becomes the one that is worked on; what was known of it stays. */
  function take(folder: HostPath, source: SampleSource, role: 'current' | 'without'): void {
    const known = progressOf(folder) ?? newProgress(folder, source, clock.now());
    const others = file.copies.filter((copy) => copy.folder !== folder).slice(0, mostCopies - 1);
    save({ copies: [known, ...others], [role]: folder });
    void look();
  }

  function get(source: Exclude<SampleSource, 'folder'>, role: 'current' | 'without'): void {
    if (cancelling !== null) return;
    const controller = new AbortController();
    cancelling = controller;
    const set = (next: Fetching) => {
      fetching = next;
      tell();
    };
    const work = async () => {
      const parent = role === 'without' && file.current !== null ? dirname(file.current) : null;
      const folder =
        parent === null
          ? await freeFolder(file.parent ?? homeDir, isThere)
          : await freeFolder(hostPath(parent), isThere, 'without-a-volume');
      set({ kind: 'running', source, folder, part: null });
      let shown = 0;
      await getSample(source, folder, places, {
        env,
        signal: controller.signal,
        onPart: (part) => {
          // A push a percent is enough.
          if (part - shown < 0.01) return;
          shown = part;
          set({ kind: 'running', source, folder, part });
        },
      });
      fetching = { kind: 'idle' };
      take(folder, source, role);
    };
    work()
      .catch((thrown: unknown) => {
        const error = factsOf(thrown);
        set(error.kind === 'cancelled' ? { kind: 'idle' } : { kind: 'failed', source, error });
      })
      .finally(() => {
        cancelling = null;
      });
  }

  const unsubscribe = inventory.subscribe(lookSoon);

  return {
    state: () => state,
    setActive(active) {
      isActive = active;
      if (active) void look();
      else callOff?.();
    },
    linkOpened(url) {
      for (const folder of [file.current, file.without]) {
        const facts = factsAt(folder);
        const own = facts?.stack?.url ?? null;
        if (facts === null || own === null || facts.progress.pageOpened) continue;
        if (URL.canParse(url) && new URL(url).host === new URL(own).host) {
          putProgress({ ...facts.progress, pageOpened: true });
        }
      }
      tell();
    },
    async choosePlace(parent) {
      save({ parent });
      await look();
    },
    fetch: (source) => get(source, 'current'),
    cancelFetch: () => cancelling?.abort(),
    async takeFolder(given) {
      const folder = hostPath(resolve(given));
      const found = await readCopy(folder, compose);
      if (found.kind === 'missing') throw new Failure({ kind: 'compose-not-in-folder', folder });
      if (found.kind === 'wrong' && found.error.kind === 'no-sample') throw new Failure(found.error);
      fetching = { kind: 'idle' };
      take(folder, 'folder', 'current');
    },
    reset() {
      const { current } = file;
      fetching = { kind: 'idle' };
      if (current !== null) watched.delete(current);
      save({ copies: file.copies.filter(({ folder }) => folder !== current), current: null });
      void look();
    },
    decline() {
      save({ declined: true });
      tell();
    },
    beginWithout: () => get('bundled', 'without'),
    endWithout() {
      const { without } = file;
      save({ copies: file.copies.filter(({ folder }) => folder !== without), without: null });
      void look();
    },
    stop() {
      stopped = true;
      unsubscribe();
      callOff?.();
      cancelling?.abort();
      sizes.stop();
    },
  };
}

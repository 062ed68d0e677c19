import { assertNever } from '../../shared/assert-never.ts';
import type { Release, UpdateAct, UpdateState } from '../../shared/update.ts';
import { plainNotes } from './plain-notes.ts';
import { problemOf } from './problem-of.ts';
import type { Offered, Updater } from './updater.ts';

interface Parts {
  /** Loaded only when somebody looks; why not, where this copy of the app can't be updated. */
  readonly load: (() => Promise<Updater>) | 'not-here' | 'no-place';
  /** A version that is not offered again. */
  readonly skipped: () => string | null;
  readonly skip: (version: string) => Promise<unknown>;
  /** Throws `busy` while anything runs that a restart would cut short. */
  readonly mustBeIdle: () => void;
  /** Everything is kept and ended as for a quit, then the work is done. */
  readonly restart: (install: Updater['install']) => Promise<void>;
  readonly push: (state: UpdateState) => void;
  readonly now: () => number;
}

export interface Updates {
  state(): UpdateState;
  /** Looks by itself, at a time when nobody asked: a version that was skipped, or lately put off, is not told. */
  look(): Promise<void>;
  /** Throws `busy` for a restart while something runs. What does not fit the present state does nothing. */
  act(act: UpdateAct): Promise<void>;
}

const longestVersion = 64;
const tellEveryMs = 150;
/** Who put a version off does not hear of it again while they work. */
const putOffMs = 12 * 60 * 60 * 1_000;

export function createUpdates({ load, skipped, skip, mustBeIdle, restart, push, now }: Parts): Updates {
  let state: UpdateState = typeof load === 'string' ? { kind: load } : { kind: 'idle' };
  let loaded: Promise<Updater> | null = null;
  let calling = new AbortController();
  let putOff: { readonly version: string; readonly at: number } | null = null;

  const set = (next: UpdateState) => {
    state = next;
    push(next);
  };
  const updater = (from: () => Promise<Updater>) => {
    // Where it could not be loaded, the next one tries again.
    loaded ??= from().catch((thrown: unknown) => {
      loaded = null;
      throw thrown;
    });
    return loaded;
  };

  const isLeftAlone = (version: string) =>
    version === skipped() || (version === putOff?.version && now() - putOff.at < putOffMs);

  async function check(asked: boolean): Promise<void> {
    if (typeof load === 'string' || !mayBeLookedFor(state)) return;
    set({ kind: 'checking' });
    try {
      const offered = await (await updater(load)).check();
      const passed = !asked && offered !== null && isLeftAlone(offered.version);
      set(
        offered === null || passed
          ? { kind: 'newest', at: now() }
          : { kind: 'available', release: releaseOf(offered) },
      );
    } catch (thrown) {
      set({ kind: 'check-failed', problem: problemOf(thrown) });
    }
  }

  async function download(release: Release): Promise<void> {
    if (typeof load === 'string') return;
    calling = new AbortController();
    const { signal } = calling;
    let toldAt = now();
    set({ kind: 'downloading', release, bytes: 0, total: null });
    try {
      await (await updater(load)).download((bytes, total) => {
        if (signal.aborted || now() - toldAt < tellEveryMs) return;
        toldAt = now();
        set({ kind: 'downloading', release, bytes, total });
      }, signal);
      set(signal.aborted ? { kind: 'available', release } : { kind: 'downloaded', release });
    } catch (thrown) {
      set(
        signal.aborted
          ? { kind: 'available', release }
          : { kind: 'download-failed', release, problem: problemOf(thrown) },
      );
    }
  }

  return {
    state: () => state,
    look: () => check(false),
    async act(act) {
      switch (act) {
        case 'check':
          return check(true);
        case 'download':
          if (state.kind === 'available' || state.kind === 'download-failed') void download(state.release);
          return;
        case 'cancel':
          if (state.kind === 'downloading') calling.abort();
          return;
        case 'later':
          if (!offers(state)) return;
          putOff = { version: state.release.version, at: now() };
          set({ kind: 'idle' });
          return;
        case 'skip':
          if (!offers(state)) return;
          await skip(state.release.version);
          set({ kind: 'idle' });
          return;
        case 'restart': {
          if (state.kind !== 'downloaded' || typeof load === 'string') return;
          mustBeIdle();
          const ready = await updater(load);
          await restart(ready.install);
          return;
        }
        default:
          return assertNever(act);
      }
    },
  };
}

type Offering = Extract<UpdateState, { kind: 'available' | 'download-failed' | 'downloaded' }>;

const offers = (state: UpdateState): state is Offering =>
  state.kind === 'available' || state.kind === 'download-failed' || state.kind === 'downloaded';

/** What is under way, or waits for a word, is not looked for again. */
const mayBeLookedFor = (state: UpdateState): boolean =>
  state.kind === 'idle' || state.kind === 'newest' || state.kind === 'check-failed';

const releaseOf = ({ version, notes }: Offered): Release => ({
  version: version.slice(0, longestVersion),
  notes: plainNotes(notes),
});

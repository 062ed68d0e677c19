import type { AppError } from '../../../shared/errors.ts';
import type { Bridge } from '../../../shared/ipc.ts';
import { compileLogQuery } from '../../../shared/log-match.ts';
import type { OpenStream } from '../../../shared/stream.ts';
import type { Target } from '../../../shared/target.ts';
import { createFrameSignal } from './frame-signal.ts';
import { createListModel } from './list-model.ts';
import { indexAtTime, rowsOfMatches, rowsOfSelection } from './log-rows.ts';
import { createLogSearch } from './log-search.ts';
import { createLogStore, type LogBounds } from './log-store.ts';
import { firstLogView, type LogViewState } from './log-view-state.ts';
import { createMatchTour } from './match-tour.ts';

/** In CSS pixels: the height of a line that is not broken. */
const rowHeight = 20;
const overscan = 400;
const trail = 8;

export type StreamState =
  | { readonly kind: 'open' }
  /** `null`: there is no more to come. */
  | { readonly kind: 'ended'; readonly error: AppError | null };

/** What is kept of a log that nobody looks at: how it was looked at, and where. */
export interface RememberedLog {
  readonly view: LogViewState;
  /** The time of the line at the upper edge, and how far from its top the edge was; `null` at the end. */
  readonly place: { readonly at: number; readonly into: number } | null;
}

/** A log that is looked at: what is held of it, what is shown of that, and where in it one is. */
export function createLogSession(
  bridge: Bridge,
  target: Target,
  before: RememberedLog | null,
  bounds: LogBounds,
) {
  const store = createLogStore(bounds);
  const search = createLogSearch(store);
  const list = createListModel({ rowHeight, overscan, trail });
  const tour = createMatchTour(search, list);
  const listeners = new Set<() => void>();
  let view: LogViewState = before?.view ?? firstLogView;
  let selection = store.visible(view);
  let stream: StreamState = { kind: 'open' };
  let opened: OpenStream<never> | null = null;
  let place = before?.place ?? null;
  let version = 0;
  let seen = { store: -1, search: -1 };

  const signal = createFrameSignal(refresh);
  store.subscribe(signal.changed);
  search.subscribe(signal.changed);
  if (view.query.text !== '') search.set(view.query, selection);

  function refresh(): void {
    seen = { store: store.version(), search: search.version() };
    const matching = view.onlyMatching && search.state().kind === 'searching';
    list.setRows(matching ? rowsOfMatches(search.matches()) : rowsOfSelection(store, selection));
    if (place !== null && store.caughtUp()) {
      list.stand({ id: store.entryId(indexAtTime(store, place.at)), into: place.into });
      place = null;
    }
    const current = tour.arrived();
    if (current !== null) view = { ...view, current };
    version += 1;
  }

  function tell(): void {
    refresh();
    for (const listener of [...listeners]) listener();
  }

  function update(change: Partial<LogViewState>): void {
    const last = view;
    view = { ...view, ...change };
    const filtered = view.services !== last.services || view.streams !== last.streams;
    if (filtered) selection = store.visible(view);
    if (filtered || view.query !== last.query) lookFor(view.query !== last.query);
    tell();
  }

  function lookFor(another: boolean): void {
    const compiled = compileLogQuery(view.query);
    view = { ...view, problem: compiled.kind === 'invalid' ? compiled.detail : null };
    // What was found before stays while an expression is being typed.
    if (compiled.kind === 'invalid' && another) return;
    view = { ...view, current: null };
    search.set(compiled.kind === 'ready' ? view.query : null, selection);
    tour.begin({ reveal: another });
  }

  return {
    store,
    search,
    list,
    view: () => view,
    update,
    stream: () => stream,
    version: () => version,
    /** Lets the list know of what came since the last frame, before something is done to it. */
    sync(): void {
      if (seen.store !== store.version() || seen.search !== search.version()) refresh();
    },
    /** Told at most once a frame of what comes, and at once of what is done to it. Returns the function that ends it. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      const end = signal.subscribe(listener);
      refresh();
      return () => {
        listeners.delete(listener);
        end();
      };
    },
    open(): void {
      opened ??= bridge.open('logs', { target, tail: bounds.maxLines }, (news) => {
        if (news.kind === 'message') store.append(news.message);
        else {
          stream = { kind: 'ended', error: news.error };
          signal.changed();
        }
      });
    },
    /** Lets go of everything. */
    close(): void {
      opened?.close();
      search.stop();
    },
    /** Goes to the next match, or to the one before; behind the last comes the first. */
    goToMatch(step: 1 | -1): void {
      const current = tour.go(view.current, step);
      if (current === null) return;
      view = { ...view, current };
      tell();
    },
    clear(): void {
      store.clear();
      update({ unfolded: new Set(), whole: new Set(), current: null, cleared: true });
    },
    remembered(): RememberedLog {
      const held = list.held();
      const at = held === null ? Number.NaN : (store.entry(store.indexOf(held.id))?.at ?? Number.NaN);
      return {
        view: {
          ...view,
          problem: null,
          current: null,
          unfolded: new Set(),
          whole: new Set(),
          cleared: false,
        },
        place: held === null || Number.isNaN(at) ? null : { at, into: held.into },
      };
    },
  };
}

export type LogSession = ReturnType<typeof createLogSession>;

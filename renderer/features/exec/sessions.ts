import { createStore, type StoreApi } from 'zustand/vanilla';
import { containerLabel } from '../../../shared/container-label.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { ExecSettings, Shell } from '../../../shared/exec.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import type { Bridge } from '../../../shared/ipc.ts';
import { t } from '../../../shared/texts.ts';
import type { AppData } from '../../store/app-store.ts';
import { asker } from '../../store/ask.ts';
import { type CreateScreen, type Found, type Screen, type ScreenKey, screenSource } from './screen.ts';
import { keyWords } from './screen-keys.ts';
import { createSession, type Session, type SessionEnd, type SessionState } from './session.ts';

export type SessionId = number;

/** A session as views show it. */
export interface SessionView {
  readonly id: SessionId;
  readonly container: ContainerId;
  /** Counted from 1 in each container. */
  readonly number: number;
  readonly settings: ExecSettings;
  readonly state: SessionState;
  /** Where the link under the pointer leads. */
  readonly link: string | null;
  /** Pasted text that waits for somebody to say yes. */
  readonly pasted: string | null;
  readonly found: Found | null;
}

/** What is known of the shells of a container. */
export type Shells =
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly shells: readonly Shell[] }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface ExecData {
  readonly sessions: readonly SessionView[];
  readonly shells: ReadonlyMap<ContainerId, Shells>;
  /** The session that each container shows; `null` shows the form for a new one. */
  readonly shown: ReadonlyMap<ContainerId, SessionId | null>;
  readonly screenReader: boolean;
}

/** What a session asks of whoever shows it. */
export interface SessionHandlers {
  readonly pressed: (key: ScreenKey) => void;
  readonly pasted: (text: string) => void;
  readonly opened: (address: string) => void;
}

const mostSessions = 16;

/** All sessions of the window, outside of its views, so that they live on while others are visited. */
export interface Sessions {
  readonly store: StoreApi<ExecData>;
  /** Looks for the shells of a container. */
  lookForShells(container: ContainerId): Promise<void>;
  /** Begins a session and shows it. `false` where too many are there whose programs run. */
  begin(container: ContainerId, settings: ExecSettings): boolean;
  show(container: ContainerId, id: SessionId | null): void;
  attach(id: SessionId, host: HTMLElement, handlers: SessionHandlers): void;
  detach(id: SessionId, host: HTMLElement): void;
  screenOf(id: SessionId): Screen | null;
  change(id: SessionId, change: Partial<Pick<SessionView, 'pasted' | 'found'>>): void;
  startAgain(id: SessionId): void;
  /** Takes a session away and ends its program. Resolves to how that went; `null` where none ran. */
  end(id: SessionId): Promise<SessionEnd | null>;
  setScreenReader(on: boolean): void;
}

interface Parts {
  readonly bridge: Bridge;
  readonly read: () => AppData;
  readonly load?: () => Promise<CreateScreen>;
}

export function createSessions({ bridge, read, load = screenSource.load }: Parts): Sessions {
  const ask = asker(bridge);
  const store = createStore<ExecData>()(() => ({
    sessions: [],
    shells: new Map(),
    shown: new Map(),
    screenReader: false,
  }));
  const open = new Map<SessionId, Session>();
  const handlers = new Map<SessionId, SessionHandlers>();
  let last: SessionId = 0;
  const isMac = () => read().about.platform === 'darwin';

  const change = (id: SessionId, difference: Partial<SessionView>) =>
    store.setState(({ sessions }) => ({
      sessions: sessions.map((view) => (view.id === id ? { ...view, ...difference } : view)),
    }));
  const show = (container: ContainerId, id: SessionId | null) =>
    store.setState(({ shown }) => ({ shown: new Map(shown).set(container, id) }));

  function remove(id: SessionId): void {
    const { sessions } = store.getState();
    const view = sessions.find((known) => known.id === id);
    if (view === undefined) return;
    const left = sessions.filter((known) => known !== view);
    store.setState({ sessions: left });
    if (store.getState().shown.get(view.container) !== id) return;
    const neighbour = left.findLast(({ container }) => container === view.container);
    show(view.container, neighbour?.id ?? null);
  }

  function dispose(id: SessionId): void {
    remove(id);
    open.get(id)?.dispose();
    open.delete(id);
    handlers.delete(id);
  }

  /** Makes room for one more: sessions of containers that are gone go first, then the oldest that ended. */
  function makeRoom(): boolean {
    const { containers } = read().snapshot;
    const ended = store.getState().sessions.filter(({ state }) => state.kind === 'ended');
    const gone = ended.filter(({ container }) => !containers.has(container));
    for (const { id } of gone) dispose(id);
    if (store.getState().sessions.length < mostSessions) return true;
    const oldest = ended.find((view) => !gone.includes(view));
    if (oldest !== undefined) dispose(oldest.id);
    return oldest !== undefined;
  }

  function nameOf(container: ContainerId): string {
    const found = read().snapshot.containers.get(container);
    return found === undefined ? container.slice(0, 12) : containerLabel(found);
  }

  function mayStart(container: ContainerId): boolean {
    const { connection, containers } = read().snapshot;
    return connection.kind === 'ready' && containers.get(container)?.state === 'running';
  }

  function create(id: SessionId, container: ContainerId, settings: ExecSettings): Session {
    return createSession({
      container,
      settings,
      load,
      open: (request, listener) => bridge.open('exec', request, listener),
      mayStart: () => mayStart(container),
      changed: (state) => change(id, { state }),
      screen: () => ({
        name: t('Terminal of {name}', { name: nameOf(container) }),
        description: t('{leave} leaves it', { leave: keyWords(isMac()).leave }),
        mac: isMac(),
        screenReader: store.getState().screenReader,
        events: {
          hovered: (link) => change(id, { link }),
          found: (found) => change(id, { found }),
          pressed: (key) => handlers.get(id)?.pressed(key),
          pasted: (text) => handlers.get(id)?.pasted(text),
          opened: (address) => handlers.get(id)?.opened(address),
        },
      }),
    });
  }

  return {
    store,
    async lookForShells(container) {
      const put = (shells: Shells) =>
        store.setState((data) => ({ shells: new Map(data.shells).set(container, shells) }));
      // What was found before is shown until it is known better.
      if (store.getState().shells.get(container)?.kind !== 'found') put({ kind: 'looking' });
      const answer = await ask('exec.shells', { container });
      put(answer.ok ? { kind: 'found', shells: answer.value } : { kind: 'failed', error: answer.error });
    },
    begin(container, settings) {
      if (!makeRoom()) return false;
      last += 1;
      const id = last;
      const { sessions } = store.getState();
      const numbers = sessions.filter((view) => view.container === container).map(({ number }) => number);
      const view: SessionView = {
        id,
        container,
        number: Math.max(0, ...numbers) + 1,
        settings,
        state: { kind: 'waiting' },
        link: null,
        pasted: null,
        found: null,
      };
      open.set(id, create(id, container, settings));
      store.setState({ sessions: [...sessions, view] });
      show(container, id);
      return true;
    },
    show,
    attach(id, host, on) {
      handlers.set(id, on);
      void open.get(id)?.attach(host);
    },
    detach(id, host) {
      handlers.delete(id);
      open.get(id)?.detach(host);
    },
    screenOf: (id) => open.get(id)?.screen ?? null,
    change,
    startAgain: (id) => open.get(id)?.startAgain(),
    async end(id) {
      const session = open.get(id);
      remove(id);
      const end = await session?.end();
      dispose(id);
      return end ?? null;
    },
    setScreenReader(on) {
      store.setState({ screenReader: on });
      for (const { screen } of open.values()) screen?.setScreenReader(on);
    },
  };
}

const known = new WeakMap<Bridge, Sessions>();

/** The sessions of a window, made when it first asks. */
export function sessionsOf(bridge: Bridge, read: () => AppData): Sessions {
  const sessions = known.get(bridge) ?? createSessions({ bridge, read });
  known.set(bridge, sessions);
  return sessions;
}

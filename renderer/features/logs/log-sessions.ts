import type { Bridge } from '../../../shared/ipc.ts';
import type { Target } from '../../../shared/target.ts';
import { createLogSession, type LogSession, type RememberedLog } from './log-session.ts';
import type { LogBounds } from './log-store.ts';

interface Held {
  session: LogSession;
  users: number;
  timer: ReturnType<typeof setTimeout> | null;
}

// Who looks at another tab for a moment finds the log as it was. After that only how it was looked at is kept.
const keptOpenMs = 30_000;
const mostKeptOpen = 2;
const mostRemembered = 50;

const keyOf = (target: Target): string =>
  target.kind === 'stack' ? `stack ${target.name}` : `container ${target.id}`;

/** The logs of a window, by what they are of. `bounds` is asked for each log that is opened. */
export function createLogSessions(bridge: Bridge, bounds: () => LogBounds) {
  /** In the order in which they were last looked at. */
  const held = new Map<string, Held>();
  const remembered = new Map<string, RememberedLog>();
  const listeners = new Set<() => void>();

  function heldOf(target: Target): Held {
    const key = keyOf(target);
    const known = held.get(key);
    if (known !== undefined) return known;
    const session = createLogSession(bridge, target, remembered.get(key) ?? null, bounds());
    const made: Held = { session, users: 0, timer: null };
    held.set(key, made);
    return made;
  }

  function letGo(key: string): void {
    const known = held.get(key);
    if (known === undefined) return;
    if (known.timer !== null) clearTimeout(known.timer);
    held.delete(key);
    remembered.delete(key);
    remembered.set(key, known.session.remembered());
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostRemembered) break;
      remembered.delete(oldest);
    }
    known.session.close();
  }

  function bound(): void {
    const idle = [...held].filter(([, { users }]) => users === 0);
    for (const [key] of idle.slice(0, Math.max(0, idle.length - mostKeptOpen))) letGo(key);
  }

  return {
    session: (target: Target): LogSession => heldOf(target).session,
    /** Keeps the log open; the returned function says that it is not looked at any more. */
    use(target: Target): () => void {
      const key = keyOf(target);
      const used = heldOf(target);
      used.users += 1;
      if (used.timer !== null) clearTimeout(used.timer);
      used.timer = null;
      held.delete(key);
      held.set(key, used);
      used.session.open();
      bound();
      return () => {
        used.users -= 1;
        if (used.users > 0 || held.get(key) !== used) return;
        used.timer = setTimeout(() => letGo(key), keptOpenMs);
        bound();
      };
    },
    /** Reads the log anew, looked at as it was. */
    restart(target: Target): void {
      const known = heldOf(target);
      known.session.close();
      known.session = createLogSession(bridge, target, known.session.remembered(), bounds());
      if (known.users > 0) known.session.open();
      for (const listener of [...listeners]) listener();
    },
    /** Told when the session of a log is another one. Returns the function that ends it. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type LogSessions = ReturnType<typeof createLogSessions>;

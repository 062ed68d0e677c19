import { request } from 'node:http';

export interface ToldEvent {
  readonly action: string;
  /** Of the container, say. */
  readonly id: string;
  /** The engine's own time stamp, in milliseconds since 1970 with a fraction. */
  readonly at: number;
  /** When it had arrived here. */
  readonly arrivedAt: number;
}

export interface EngineEvents {
  /** The next such event that has not been asked for yet; waits for it where it has not come. */
  next(action: string, id: string): Promise<ToldEvent>;
  close(): void;
}

const isTold = (value: unknown): value is { Action: string; Actor: { ID: string }; timeNano: number } =>
  typeof value === 'object' && value !== null && 'Action' in value && 'Actor' in value && 'timeNano' in value;

/** Listens to container events by the Engine API alone. Resolves once the engine listens back. */
export function listenToEngine(socketPath: string): Promise<EngineEvents> {
  const told: ToldEvent[] = [];
  const waiting = new Set<() => void>();
  const hear = (line: string) => {
    const event: unknown = JSON.parse(line);
    if (!isTold(event)) return;
    // Beyond what a number holds exactly, but far below a millisecond.
    const at = event.timeNano / 1e6;
    told.push({ action: event.Action, id: event.Actor.ID, at, arrivedAt: Date.now() });
    for (const look of [...waiting]) look();
  };
  const next = (action: string, id: string) =>
    new Promise<ToldEvent>((resolve) => {
      const look = () => {
        const index = told.findIndex((event) => event.action === action && event.id === id);
        const [event] = index < 0 ? [] : told.splice(index, 1);
        if (event === undefined) return;
        waiting.delete(look);
        resolve(event);
      };
      waiting.add(look);
      look();
    });
  return new Promise((resolve, reject) => {
    const path = `/events?filters=${encodeURIComponent(JSON.stringify({ type: ['container'] }))}`;
    const asked = request({ socketPath, path }, (response) => {
      let rest = '';
      response.on('data', (chunk: Buffer) => {
        const lines = `${rest}${chunk}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line.trim() !== '') hear(line);
      });
      response.on('error', () => undefined);
      resolve({ next, close: () => asked.destroy() });
    });
    asked.on('error', reject);
    asked.end();
  });
}

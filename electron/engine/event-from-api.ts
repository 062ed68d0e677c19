import { containerId, networkId, volumeName } from '../../shared/ids.ts';
import type { EngineEvent } from './engine-api.ts';
import { fields, isFields, text, textOrNull } from './narrow.ts';

/**
 * Events that change what we show. `kill` and `oom` are followed by `die`; `exec_*`, `top`, `attach`, `resize`, which
 * health checks and terminals send by the dozen, change nothing.
 */
export const eventsOfUse = {
  container: [
    'create',
    'start',
    'die',
    'destroy',
    'pause',
    'unpause',
    'rename',
    'update',
    'restart',
    'stop',
    'health_status',
  ],
  volume: ['create', 'destroy', 'mount', 'unmount'],
  network: ['create', 'destroy', 'connect', 'disconnect'],
} as const;

const isOfUse = (actions: readonly string[], action: string) =>
  actions.includes(action) || (action.startsWith('health_status') && actions.includes('health_status'));

// Nanoseconds don't fit into a JavaScript number. Within JSON a quote inside a text is escaped, and label values are
// texts, so these digits can only be the event's own.
const timeNanoIn = (line: string) => /"timeNano":\s*(\d+)/.exec(line)?.[1] ?? null;

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/**
 * One line of `GET /events`. Empty for what is of no use and for garbage; two where a container joins or leaves a
 * network, since both changed.
 */
export function eventsFromLine(line: string): readonly EngineEvent[] {
  const raw = parsed(line);
  if (!isFields(raw)) return [];
  const actor = fields(raw.Actor);
  const action = text(raw.Action);
  const id = textOrNull(actor.ID);
  const timeNano = timeNanoIn(line);
  if (id === null || timeNano === null) return [];
  switch (raw.Type) {
    case 'container':
      return isOfUse(eventsOfUse.container, action)
        ? [{ subject: { kind: 'container', id: containerId(id) }, action, timeNano }]
        : [];
    case 'volume':
      return isOfUse(eventsOfUse.volume, action)
        ? [{ subject: { kind: 'volume', name: volumeName(id) }, action, timeNano }]
        : [];
    case 'network': {
      if (!isOfUse(eventsOfUse.network, action)) return [];
      const network: EngineEvent = { subject: { kind: 'network', id: networkId(id) }, action, timeNano };
      const container = textOrNull(fields(actor.Attributes).container);
      return container === null
        ? [network]
        : [network, { subject: { kind: 'container', id: containerId(container) }, action, timeNano }];
    }
    default:
      return [];
  }
}

/** `since` of `GET /events` wants seconds with a fraction, and takes bare digits for seconds. */
export function sinceParameter(timeNano: string): string {
  const digits = timeNano.padStart(10, '0');
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`;
}

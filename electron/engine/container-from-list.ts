import type { Container, PortBinding } from '../../shared/engine.ts';
import { containerId, imageId } from '../../shared/ids.ts';
import { composeIdentity } from './compose-labels.ts';
import {
  hasEnded,
  healthFrom,
  isPort,
  mountsFrom,
  networksFrom,
  protocolFrom,
  runFrom,
  sortedPorts,
  stateFrom,
} from './container-parts.ts';
import { isHelper } from './helper-label.ts';
import { type Age, ageFromStatus } from './listed-age.ts';
import { fields, list, numberOrNull, text, textMap, textOrNull } from './narrow.ts';

/** `Exited (137) 2 hours ago`, `Restarting (1) 5 seconds ago`: listings say it in words alone. */
function exitCodeFrom(status: string): number | null {
  const code = /^(?:Exited|Restarting|Dead) \((-?\d+)\)/.exec(status)?.[1];
  return code === undefined ? null : Number(code);
}

/** `Up 2 minutes (healthy)`, `Up 2 seconds (health: starting)` */
const healthWord = (status: string) =>
  /\((?:health: )?(starting|healthy|unhealthy)\)$/.exec(status)?.[1] ?? 'none';

/** Links of old give a container more names, of the form `/other/alias`. */
function nameFrom(names: readonly unknown[]): string {
  const own = names.map(text).find((name) => name !== '' && !name.slice(1).includes('/'));
  return (own ?? text(names[0])).replace(/^\//, '');
}

function portFrom(value: unknown): PortBinding | null {
  const raw = fields(value);
  const containerPort = numberOrNull(raw.PrivatePort);
  const hostPort = numberOrNull(raw.PublicPort);
  if (!isPort(containerPort)) return null;
  return {
    containerPort,
    protocol: protocolFrom(text(raw.Type)),
    host: isPort(hostPort) ? { ip: text(raw.IP), port: hostPort } : null,
  };
}

/**
 * One entry of `GET /containers/json`; `null` where it has no id, or is a helper of our own. `startedAt` and `restartPolicy` are not in it, and
 * where the tag of its image has moved on since, `image` is the image's id.
 */
export function containerFromList(value: unknown): Container | null {
  const raw = fields(value);
  const id = textOrNull(raw.Id);
  if (id === null || isHelper(raw.Labels)) return null;
  const status = text(raw.Status);
  const state = stateFrom(raw.State);
  return {
    id: containerId(id),
    name: nameFrom(list(raw.Names)),
    image: text(raw.Image),
    imageId: imageId(text(raw.ImageID)),
    state,
    exitCode: hasEnded(state) ? exitCodeFrom(status) : null,
    health: healthFrom(state, healthWord(status)),
    restartPolicy: 'unknown',
    createdAt: (numberOrNull(raw.Created) ?? 0) * 1000,
    startedAt: null,
    run: runFrom(raw.NetworkSettings),
    ports: sortedPorts(
      list(raw.Ports)
        .map(portFrom)
        .filter((port) => port !== null),
    ),
    mounts: mountsFrom(raw.Mounts),
    networks: networksFrom(raw.NetworkSettings),
    compose: composeIdentity(textMap(raw.Labels)),
  };
}

/** A container as a listing tells of it. */
export interface Listed {
  readonly container: Container;
  readonly age: Age | null;
}

/** One entry of `GET /containers/json` with its age; `null` as in `containerFromList`. */
export function listedFrom(value: unknown): Listed | null {
  const container = containerFromList(value);
  return container === null ? null : { container, age: ageFromStatus(text(fields(value).Status)) };
}

import type { ContainerState, Health, Mount, PortBinding, PortProtocol } from '../../shared/engine.ts';
import { networkId, volumeName } from '../../shared/ids.ts';
import { fields, list, text } from './narrow.ts';

/** What listings and inspections say in the same way, so that both make the same `Container`. */

const states: readonly ContainerState[] = [
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
];

/** A state that we don't know counts as `created`: nothing is claimed to run or to have failed. */
export const stateFrom = (value: unknown): ContainerState =>
  states.find((state) => state === value) ?? 'created';

/**
 * Health is a fact of a running container: the engine's listings leave it out of paused and stopped ones, where
 * inspections repeat the last one.
 */
export function healthFrom(state: ContainerState, value: string): Health {
  if (state !== 'running') return 'none';
  return value === 'starting' || value === 'healthy' || value === 'unhealthy' ? value : 'none';
}

/** A restarting container has ended and not begun again: it keeps the code of its last run. */
export const hasEnded = (state: ContainerState) =>
  state === 'exited' || state === 'dead' || state === 'restarting';

/** 64 hex digits: the engine makes such names up where nobody named the volume. */
export const isMadeUpName = (name: string) => /^[0-9a-f]{64}$/.test(name);

export function protocolFrom(value: string): PortProtocol {
  return value === 'udp' || value === 'sctp' ? value : 'tcp';
}

export const isPort = (value: number | null): value is number =>
  value !== null && Number.isInteger(value) && value > 0 && value < 65_536;

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const portKey = ({ containerPort, protocol, host }: PortBinding) =>
  `${String(containerPort).padStart(5, '0')}/${protocol} ${host === null ? '' : `${String(host.port).padStart(5, '0')} ${host.ip}`}`;

/** Sorted and without repeats: the engine gives them in the order of a Go map, which is none. */
export function sortedPorts(ports: readonly PortBinding[]): readonly PortBinding[] {
  const byKey = new Map(ports.map((port) => [portKey(port), port]));
  return [...byKey].sort(([a], [b]) => byText(a, b)).map(([, port]) => port);
}

function mountFrom(value: unknown): Mount {
  const raw = fields(value);
  const destination = text(raw.Destination);
  const readOnly = raw.RW === false;
  const type = text(raw.Type);
  switch (type) {
    case 'volume': {
      const name = text(raw.Name);
      return {
        kind: 'volume',
        volume: volumeName(name),
        anonymous: isMadeUpName(name),
        destination,
        readOnly,
      };
    }
    case 'bind':
      return { kind: 'bind', source: text(raw.Source), destination, readOnly };
    case 'tmpfs':
      return { kind: 'tmpfs', destination };
    default:
      return { kind: 'other', type, destination };
  }
}

const inOrder = (mounts: readonly Mount[]): readonly Mount[] =>
  mounts.toSorted((a, b) => byText(a.destination, b.destination));

/** By destination. */
export const mountsFrom = (value: unknown): readonly Mount[] => inOrder(list(value).map(mountFrom));

/** With what `--tmpfs` (in Compose: `tmpfs:`) mounts: the engine keeps that apart, and leaves it out of listings. */
export function withTmpfs(mounts: readonly Mount[], destinations: readonly string[]): readonly Mount[] {
  const known = new Set(mounts.map(({ destination }) => destination));
  const more = destinations.filter((destination) => !known.has(destination));
  if (more.length === 0) return mounts;
  return inOrder([...mounts, ...more.map((destination) => ({ kind: 'tmpfs', destination }) as const)]);
}

/** By name. A container that was never started may know its networks by name alone: then the id is empty. */
export function networksFrom(settings: unknown) {
  return Object.entries(fields(fields(settings).Networks))
    .map(([name, value]) => ({ id: networkId(text(fields(value).NetworkID)), name }))
    .sort((a, b) => byText(a.name, b.name));
}

/** A container that was restarted looks as before in a listing, but for its new endpoints. */
export const runFrom = (settings: unknown): string =>
  Object.values(fields(fields(settings).Networks))
    .map((value) => text(fields(value).EndpointID).slice(0, 12))
    .filter((endpoint) => endpoint !== '')
    .sort(byText)
    .join(' ');

/** Whole seconds, as listings have it. */
export const wholeSeconds = (at: number | null): number => Math.floor((at ?? 0) / 1000) * 1000;

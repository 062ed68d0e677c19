import type { Container, PortBinding } from './engine.ts';
import { isIpv4, isIpv6, urlHost } from './url-host.ts';

/** One port as it is shown: a link where there is something to open, else text. */
export interface PortView {
  /** Unique within the container. */
  readonly key: string;
  /** `3000:3000`, `127.0.0.1:8080:80`, `53:53/udp`, `6379/tcp`. */
  readonly text: string;
  /** `http` or `https`, nothing else; `null` where there is nothing to open. */
  readonly url: string | null;
  readonly hostPort: number | null;
}

/**
 * The ports of a container by host port, those that are not published last. `linkHost` is where ports on all
 * addresses are reached. The same port on all IPv4 and all IPv6 addresses is one.
 */
export function portViews(container: Container, linkHost: string): readonly PortView[] {
  const ports = new Map<string, Port>();
  for (const binding of container.ports) {
    const port = portOf(binding);
    const key = keyOf(port);
    if (!ports.has(key)) ports.set(key, port);
  }
  const running = container.state === 'running';
  return [...ports]
    .sort(([keyA, a], [keyB, b]) => byHostPort(a, b) || (keyA < keyB ? -1 : 1))
    .map(([key, port]) => ({
      key,
      text: textOf(port),
      url: running ? urlOf(port, linkHost) : null,
      hostPort: port.hostPort,
    }));
}

interface Port {
  readonly containerPort: number;
  readonly protocol: PortBinding['protocol'];
  readonly hostPort: number | null;
  /** `null`: all addresses. */
  readonly address: string | null;
}

function portOf({ containerPort, protocol, host }: PortBinding): Port {
  const everywhere = host === null || allAddresses.has(host.ip);
  return {
    containerPort,
    protocol,
    hostPort: host?.port ?? null,
    address: everywhere ? null : host.ip,
  };
}

const allAddresses: ReadonlySet<string> = new Set(['0.0.0.0', '::', '']);

const keyOf = ({ address, hostPort, containerPort, protocol }: Port): string =>
  `${hostPort ?? '-'}:${containerPort}/${protocol}@${address ?? '*'}`;

function byHostPort(a: Port, b: Port): number {
  if (a.hostPort === null || b.hostPort === null) {
    return Number(a.hostPort === null) - Number(b.hostPort === null) || a.containerPort - b.containerPort;
  }
  return a.hostPort - b.hostPort || a.containerPort - b.containerPort;
}

function textOf({ address, hostPort, containerPort, protocol }: Port): string {
  if (hostPort === null) return `${containerPort}/${protocol}`;
  const where = address === null ? '' : `${address.includes(':') ? `[${address}]` : address}:`;
  return `${where}${hostPort}:${containerPort}${protocol === 'tcp' ? '' : `/${protocol}`}`;
}

function urlOf({ address, hostPort, containerPort, protocol }: Port, linkHost: string): string | null {
  if (protocol !== 'tcp' || hostPort === null || !isPort(hostPort)) return null;
  if (address !== null && !isIpv4(address) && !isIpv6(address)) return null;
  // Loopback of a remote engine is not the loopback of this machine: the link would open something else.
  if (address !== null && isLoopback(address) && !isLoopback(linkHost)) return null;
  const host = urlHost(address ?? linkHost);
  if (host === null) return null;
  const scheme = securePorts.has(hostPort) || securePorts.has(containerPort) ? 'https' : 'http';
  return `${scheme}://${host}:${hostPort}`;
}

const securePorts: ReadonlySet<number> = new Set([443, 8443]);

const isPort = (port: number): boolean => Number.isInteger(port) && port > 0 && port < 65_536;

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || (isIpv4(host) && host.startsWith('127.'));

import { Failure } from '../failure.ts';

// Of Linux. Some versions of Node would cut a longer one off and try another socket.
const longestSocketPath = 107;

const unsupported = (address: string) =>
  new Failure({ kind: 'engine-unreachable', cause: { kind: 'unsupported-address', address } });

export const defaultAddress = (platform: NodeJS.Platform): string =>
  platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';

/**
 * An address with scheme and port: `10.0.0.2` is `tcp://10.0.0.2:2375`, or `:2376` with TLS; a missing host is
 * `localhost` (`ParseHost` of docker/cli, `opts/hosts.go`). `ssh://[USER@]HOST[:PORT]` stays as it is
 * (`connhelper/ssh` there). Throws `unsupported-address`.
 */
export function normalAddress(raw: string, tls: boolean): string {
  const address = raw.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase() ?? 'tcp';
  const rest = address.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  switch (scheme) {
    case 'unix':
      if (Buffer.byteLength(rest) > longestSocketPath) throw unsupported(address);
      return `unix://${rest || '/var/run/docker.sock'}`;
    case 'npipe':
      return `npipe://${rest || '//./pipe/docker_engine'}`;
    case 'tcp': {
      const port = tls ? '2376' : '2375';
      const withHost = rest === '' || rest.startsWith(':') ? `localhost${rest}` : rest;
      const url = URL.canParse(`tcp://${withHost}`) ? new URL(`tcp://${withHost}`) : null;
      // A path would be a proxy's prefix, which no engine has.
      if (url === null || url.hostname === '' || url.username !== '' || !['', '/'].includes(url.pathname))
        throw unsupported(address);
      return `tcp://${url.hostname}:${url.port || port}`;
    }
    case 'ssh': {
      const url = URL.canParse(`ssh://${rest}`) ? new URL(`ssh://${rest}`) : null;
      if (url === null || !isSshHost(url)) throw unsupported(address);
      return `ssh://${url.username === '' ? '' : `${url.username}@`}${url.host}`;
    }
    default:
      throw unsupported(address);
  }
}

/** A host and no more: no password, which would be seen by every program, and nothing that ssh takes for an option. */
const isSshHost = ({ hostname, username, password, pathname, search, hash }: URL): boolean =>
  hostname !== '' &&
  password === '' &&
  ['', '/'].includes(pathname) &&
  search === '' &&
  hash === '' &&
  ![hostname, decodeURIComponent(username)].some((part) => part.startsWith('-') || /[\s\0]/.test(part));

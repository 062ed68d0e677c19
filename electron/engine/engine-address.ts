import { Failure } from '../failure.ts';

// Of Linux. Some versions of Node would cut a longer one off and try another socket.
const longestSocketPath = 107;

const unsupported = (address: string) =>
  new Failure({ kind: 'engine-unreachable', cause: { kind: 'unsupported-address', address } });

export const defaultAddress = (platform: NodeJS.Platform): string =>
  platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';

/**
 * An address with scheme and port: `10.0.0.2` is `tcp://10.0.0.2:2375`, or `:2376` with TLS; a missing host is
 * `localhost` (`ParseHost` of docker/cli, `opts/hosts.go`). Throws `unsupported-address`, for now of `ssh://` too.
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
    default:
      throw unsupported(address);
  }
}

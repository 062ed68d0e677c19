import { fields, list, text } from '../narrow.ts';
import { type Fields, sortedEntries, textsOf } from './flags.ts';

export interface NetworkWords {
  /** Options of `docker run` or `docker create`. */
  readonly first: readonly string[];
  /** Each the words of one `docker network connect` but the container's name, in the order in which they are joined. */
  readonly further: readonly (readonly string[])[];
}

/** Networks that every engine has: without names and addresses of the container's own. */
const builtIn = new Set(['bridge', 'host', 'none', 'default', 'nat']);

/**
 * How the container is attached. One `docker run` can name one network alone (several only since CLI 25), so the others
 * are connected one by one. The first is the one that the container was made with.
 */
export function networkWords(container: Fields, host: Fields, shortId: string): NetworkWords {
  const mode = text(host.NetworkMode);
  if (mode.startsWith('container:') || mode === 'host' || mode === 'none') {
    return { first: ['--network', mode], further: [] };
  }
  const attached = Object.entries(fields(fields(container.NetworkSettings).Networks)).map(
    ([name, endpoint]): Attached => ({ name, endpoint: fields(endpoint) }),
  );
  const isMade = ({ name, endpoint }: Attached) =>
    name === mode || text(endpoint.NetworkID) === mode || (mode === 'default' && name === 'bridge');
  const made = attached.find(isMade) ?? attached[0];
  // It has been taken off every network.
  if (made === undefined) return { first: ['--network', 'none'], further: [] };
  const links = list(host.Links).map(text).map(withoutPaths);
  return {
    first: [
      ...(made.name === 'bridge' || made.name === 'default' ? [] : ['--network', made.name]),
      ...endpointFlags(made, shortId, '--network-alias'),
      ...links.flatMap((link) => ['--link', link]),
    ],
    further: attached
      .filter((other) => other !== made)
      .map((other) => [...endpointFlags(other, shortId, '--alias'), other.name]),
  };
}

interface Attached {
  readonly name: string;
  readonly endpoint: Fields;
}

function endpointFlags(
  { name, endpoint }: Attached,
  shortId: string,
  aliasFlag: '--network-alias' | '--alias',
): readonly string[] {
  const address = fields(endpoint.IPAMConfig);
  const given = (flag: string, value: unknown) => (text(value) === '' ? [] : [flag, text(value)]);
  const aliases = builtIn.has(name) ? [] : [...new Set(textsOf(endpoint.Aliases))];
  return [
    ...given('--ip', address.IPv4Address),
    ...given('--ip6', address.IPv6Address),
    ...textsOf(address.LinkLocalIPs).flatMap((ip) => ['--link-local-ip', ip]),
    // Before version 25 the engine adds the short id by itself.
    ...aliases.filter((alias) => alias !== shortId).flatMap((alias) => [aliasFlag, alias]),
    ...textsOf(endpoint.Links).flatMap((link) => ['--link', link]),
    // `docker run` has no option of this kind that every version reads.
    ...(aliasFlag === '--alias'
      ? sortedEntries(endpoint.DriverOpts).flatMap(([key, value]) => ['--driver-opt', `${key}=${value}`])
      : []),
  ];
}

/** `/db:/web/database` as the engine keeps it, `db:database` as it is asked for. */
const withoutPaths = (link: string): string => {
  const [name = '', alias = ''] = link.split(':');
  return `${name.replace(/^\//, '')}:${alias.slice(alias.lastIndexOf('/') + 1)}`;
};

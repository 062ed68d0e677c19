import { fields, list, numberOrNull, text, textMap } from '../narrow.ts';
import { same } from '../same.ts';
import { type Fields, type Inspected, sortedEntries, switchFlag, textsOf, wordsOf } from './flags.ts';
import { shellLine } from './shell-words.ts';

/** Compose knows its own containers by these: a copy must not count as one of the stack's. */
const composeLabels = 'com.docker.compose.';

/** Who the process is, where it runs and with what environment; only what the image doesn't give by itself. */
export function processFlags(inspected: Inspected): readonly string[] {
  const { config, image } = inspected;
  const differing = (field: string, flag: string) =>
    text(config[field]) === text(image[field]) || text(config[field]) === ''
      ? []
      : [flag, text(config[field])];
  const given = new Set(textsOf(image.Env));
  const imageLabels = textMap(image.Labels);
  const timeout = numberOrNull(config.StopTimeout);
  return [
    ...wordsOf([switchFlag('OpenStdin', '--interactive'), switchFlag('Tty', '--tty')], config),
    ...differing('User', '--user'),
    ...differing('WorkingDir', '--workdir'),
    ...textsOf(config.Env)
      .filter((entry) => !given.has(entry))
      .flatMap((entry) => ['--env', entry]),
    ...sortedEntries(config.Labels)
      .filter(([name, value]) => !name.startsWith(composeLabels) && imageLabels.get(name) !== value)
      .flatMap(([name, value]) => ['--label', `${name}=${value}`]),
    ...differing('StopSignal', '--stop-signal'),
    // 0 is a choice: kill at once.
    ...(timeout === null ? [] : ['--stop-timeout', String(timeout)]),
    ...healthFlags(config.Healthcheck, image.Healthcheck),
  ];
}

const healthTimes = [
  ['Interval', '--health-interval'],
  ['Timeout', '--health-timeout'],
  ['StartPeriod', '--health-start-period'],
  ['StartInterval', '--health-start-interval'],
] as const;

function healthFlags(value: unknown, ofImage: unknown): readonly string[] {
  const check = fields(value);
  const given = fields(ofImage);
  const test = textsOf(check.Test);
  if (test[0] === 'NONE') return ['--no-healthcheck'];
  const command = test[0] === 'CMD-SHELL' ? (test[1] ?? '') : shellLine(test.slice(1));
  const changed = (field: string) => (check[field] === given[field] ? 0 : (numberOrNull(check[field]) ?? 0));
  const retries = changed('Retries');
  return [
    // The CLI knows no form without a shell: the words are quoted, so that the shell hands them on as they are.
    ...(test.length < 2 || same(test, textsOf(given.Test)) ? [] : ['--health-cmd', command]),
    ...healthTimes.flatMap(([field, flag]) => {
      const nanoseconds = changed(field);
      return nanoseconds === 0 ? [] : [flag, duration(nanoseconds)];
    }),
    ...(retries === 0 ? [] : ['--health-retries', String(retries)]),
  ];
}

/** As Go reads it: `1.5s`, or nanoseconds where that wouldn't be exact. */
const duration = (nanoseconds: number): string =>
  nanoseconds % 1_000_000 === 0 ? `${nanoseconds / 1e9}s` : `${nanoseconds}ns`;

/**
 * `--entrypoint` and the words behind the image. The CLI takes one word as the entrypoint, so the others go before the
 * command: the same process is run. Setting an entrypoint also takes the image's command away
 * (moby, `daemon/commit.go`, `merge`).
 */
export function program(
  config: Fields,
  image: Fields,
): { readonly flags: readonly string[]; readonly words: readonly string[] } {
  const entrypoint = textsOf(config.Entrypoint);
  const command = textsOf(config.Cmd);
  const imageCommand = textsOf(image.Cmd);
  const sameEntrypoint = same(entrypoint, textsOf(image.Entrypoint));
  if (sameEntrypoint && same(command, imageCommand)) return { flags: [], words: [] };
  if (sameEntrypoint && command.length > 0) return { flags: [], words: command };
  const [first = '', ...rest] = entrypoint;
  return { flags: ['--entrypoint', first], words: [...rest, ...command] };
}

/** The host name that somebody chose: by itself it is the short id, or the machine's on its network. */
export function hostNameFlags({ config, host, engine }: Inspected, id: string): readonly string[] {
  const mode = text(host.NetworkMode);
  const name = text(config.Hostname);
  const domain = text(config.Domainname);
  const byItself =
    name === '' ||
    id.startsWith(name) ||
    mode.startsWith('container:') ||
    text(host.UTSMode) === 'host' ||
    (mode === 'host' && name === engine.hostName);
  return [
    ...(byItself ? [] : ['--hostname', name]),
    ...(domain === '' || mode.startsWith('container:') ? [] : ['--domainname', domain]),
  ];
}

const exposedOf = (config: Fields): readonly string[] => Object.keys(fields(config.ExposedPorts));

/** Published ports, and those that are exposed without the image's doing. */
export function portFlags({ config, image, host }: Inspected): readonly string[] {
  const bindings = fields(host.PortBindings);
  const known = new Set([...exposedOf(image), ...Object.keys(bindings)]);
  return [
    ...(host.PublishAllPorts === true ? ['--publish-all'] : []),
    ...Object.entries(bindings).flatMap(([port, hosts]) =>
      (list(hosts).length === 0 ? [{}] : list(hosts))
        .map(fields)
        .flatMap((each) => ['--publish', published(port, each)]),
    ),
    ...exposedOf(config)
      .filter((port) => !known.has(port))
      .flatMap((port) => ['--expose', port.replace(/\/tcp$/, '')]),
  ];
}

function published(port: string, { HostIp, HostPort }: Fields): string {
  const ip = text(HostIp);
  const inside = port.replace(/\/tcp$/, '');
  if (ip === '') return text(HostPort) === '' ? inside : `${text(HostPort)}:${inside}`;
  return `${ip.includes(':') ? `[${ip}]` : ip}:${text(HostPort)}:${inside}`;
}

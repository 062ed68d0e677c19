/** Values of `docker inspect`. */
type Fields = Readonly<Record<string, unknown>>;

/**
 * What makes two containers equal, from `docker inspect` of one: without ids, names, times, addresses that the engine
 * gave by itself and Compose's labels. Lists without an order are sorted; what is empty counts as missing.
 */
export function comparableContainer(inspected: unknown): unknown {
  const container = fields(inspected);
  const config = fields(container.Config);
  const host = fields(container.HostConfig);
  const id = String(container.Id);
  const {
    Cmd,
    Entrypoint,
    Hostname,
    AttachStdout,
    AttachStderr,
    Labels,
    Env,
    Volumes,
    Healthcheck,
    ...rest
  } = config;
  const {
    ConsoleSize,
    NetworkMode,
    Binds,
    Mounts,
    Ulimits,
    CapAdd,
    CapDrop,
    Links,
    RestartPolicy,
    ...limits
  } = host;
  const { Test, ...times } = fields(Healthcheck);
  return pruned({
    // What is run, however it is shared out between the two.
    program: [container.Path, ...list(container.Args)],
    image: container.Image,
    config: {
      ...rest,
      Image: undefined,
      Hostname: id.startsWith(String(Hostname)) ? 'by itself' : Hostname,
      Labels: Object.fromEntries(
        Object.entries(fields(Labels)).filter(([name]) => !name.startsWith('com.docker.compose.')),
      ),
      Env: sorted(Env),
      Volumes: Object.keys(fields(Volumes)).sort(),
      Healthcheck: { ...times, Test: withShell(list(Test).map(String)) },
    },
    host: {
      ...limits,
      NetworkMode: NetworkMode === 'default' ? 'bridge' : NetworkMode,
      Binds: sorted(Binds).filter((bind) => !startsMadeUp(bind)),
      Mounts: sorted(
        list(Mounts)
          .map(fields)
          // What is asked for without a name is compared by what came of it, below.
          .filter(
            ({ Type, Source }) => Type !== 'volume' || !(isEmpty(Source) || startsMadeUp(String(Source))),
          )
          .map((mount) => JSON.stringify(pruned(mount))),
      ),
      // Older engines keep an empty name for `no`.
      RestartPolicy: fields(RestartPolicy).Name === 'no' ? undefined : RestartPolicy,
      Ulimits: sorted(list(Ulimits).map((limit) => JSON.stringify(limit))),
      CapAdd: sorted(CapAdd),
      CapDrop: sorted(CapDrop),
      Links: list(Links).map((link) => String(link).replace(/^(\/[^:]*):.*\//, '$1:')),
    },
    mounts: sorted(
      list(container.Mounts).map((mount) => {
        const { Type, Name, Source, Destination, Driver, RW, Propagation, Mode } = fields(mount);
        const own = startsMadeUp(String(Name));
        return JSON.stringify({
          Type,
          Destination,
          Driver,
          RW,
          Propagation,
          ...(own ? {} : { Name, Source, Mode }),
        });
      }),
    ),
    networks: Object.fromEntries(
      Object.entries(fields(fields(container.NetworkSettings).Networks)).map(([name, value]) => {
        const { IPAMConfig, Links: links, Aliases, DriverOpts, NetworkID } = fields(value);
        const aliases = sorted(Aliases).filter((alias) => !id.startsWith(alias));
        // A container that was never started does not know the id yet.
        return [name, { IPAMConfig, links, aliases, DriverOpts, attached: NetworkID !== undefined }];
      }),
    ),
    ports: Object.keys(fields(fields(container.NetworkSettings).Ports)).sort(),
  });
}

/** The docker CLI knows health checks by a shell alone: the same words through a shell are the same check. */
function withShell(test: readonly string[]): readonly string[] {
  if (test[0] !== 'CMD') return test;
  const words = test
    .slice(1)
    .map((word) => (/^[\w=./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`));
  return ['CMD-SHELL', words.join(' ')];
}

const startsMadeUp = (text: string): boolean => /^[0-9a-f]{64}(?::|$)/.test(text);

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
const sorted = (value: unknown): readonly string[] => list(value).map(String).sort();

/** Without what is empty: engines write it as null, as an empty list or not at all. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([name, part]) => [name, pruned(part)] as const)
    .filter(([, part]) => !isEmpty(part));
  return Object.fromEntries(entries);
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === 0 ||
  value === false ||
  (typeof value === 'object' && Object.keys(value).length === 0);

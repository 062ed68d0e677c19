import { isMadeUpName } from '../container-parts.ts';
import { fields, list, text } from '../narrow.ts';
import type { Fields } from '../recreate-verbs.ts';

/** What is there when a container is made anew. */
export interface Present {
  /** The image to make it of: its name, or its id where the name has moved on. */
  readonly image: string;
  /** Of the engine's volumes: those without a name are attached again if they are still there. */
  readonly hasVolume: (name: string) => boolean;
  /** Containers that were made anew, new ids by old ones. */
  readonly newIds: ReadonlyMap<string, string>;
  /** Networks that were made anew, names by the ids that they had. */
  readonly networkNames: ReadonlyMap<string, string>;
}

/** The request that makes a container, and the networks that it is then connected to, one by one. */
export interface ContainerBody {
  readonly body: Fields;
  /** Engines before API 1.44 take one network at the creation. */
  readonly further: readonly { readonly network: string; readonly endpoint: Fields }[];
}

/**
 * What makes a container equal to the one that `GET /containers/{id}/json` told of. The engine's answer and its request
 * have the same fields; what differs is put right here: what the engine gave by itself is left out, so that it is given
 * anew, and what is named by id is named as it is called now.
 */
export function containerBody(inspected: Fields, present: Present): ContainerBody {
  const config = fields(inspected.Config);
  const host = fields(inspected.HostConfig);
  const mode = modeNow(text(host.NetworkMode), present);
  const { first, further } = endpoints(inspected, mode, present);
  return {
    body: {
      ...config,
      ...program(config),
      ...namesOfItsOwn(config, host, text(inspected.Id)),
      Image: present.image,
      HostConfig: {
        ...host,
        NetworkMode: mode,
        PidMode: modeNow(text(host.PidMode), present),
        IpcMode: modeNow(text(host.IpcMode), present),
        Links: list(host.Links).map(text).map(withoutPaths),
        VolumesFrom: list(host.VolumesFrom).map((from) => volumesFromNow(text(from), present)),
        ...mounts(inspected, present),
      },
      NetworkingConfig: { EndpointsConfig: first },
    },
    further,
  };
}

/** The containers that one needs to be made, by name or id. */
export function neededContainers(inspected: Fields): readonly string[] {
  const host = fields(inspected.HostConfig);
  const joined = [host.NetworkMode, host.PidMode, host.IpcMode]
    .map(text)
    .flatMap((mode) => (mode.startsWith('container:') ? [mode.slice('container:'.length)] : []));
  const links = list(host.Links).map((link) => withoutPaths(text(link)).split(':')[0] ?? '');
  const donors = list(host.VolumesFrom).map((from) => text(from).split(':')[0] ?? '');
  return [...joined, ...links, ...donors].filter((name) => name !== '');
}

/** An empty entrypoint is asked for by one empty word: none at all would be the image's (moby, `daemon/commit.go`). */
function program({ Entrypoint, Cmd }: Fields): Fields {
  return { Entrypoint: list(Entrypoint).length === 0 ? [''] : Entrypoint, Cmd };
}

/**
 * By itself a container is called after its short id, and in a namespace of the machine or of another container after
 * those, where it may not be given a name or ports (moby, `runconfig/hostconfig_unix.go`).
 */
function namesOfItsOwn(config: Fields, host: Fields, id: string): Fields {
  const network = text(host.NetworkMode);
  const name = text(config.Hostname);
  const shared = network.startsWith('container:');
  const ofMachine = network === 'host' || text(host.UTSMode) === 'host';
  return {
    ...(shared || ofMachine || (name !== '' && id.startsWith(name)) ? { Hostname: '' } : {}),
    ...(shared || ofMachine ? { Domainname: '' } : {}),
    ...(shared ? { ExposedPorts: {} } : {}),
  };
}

function modeNow(mode: string, { newIds, networkNames }: Present): string {
  if (!mode.startsWith('container:')) return networkNames.get(mode) ?? mode;
  const id = mode.slice('container:'.length);
  return `container:${newIds.get(id) ?? id}`;
}

function volumesFromNow(from: string, { newIds }: Present): string {
  const [id = '', ...rest] = from.split(':');
  return [newIds.get(id) ?? id, ...rest].join(':');
}

/** `/db:/web/database` as the engine keeps it, `db:database` as it is asked for. */
function withoutPaths(link: string): string {
  const [name = '', alias = ''] = link.split(':');
  return `${name.replace(/^\//, '')}:${alias.slice(alias.lastIndexOf('/') + 1)}`;
}

/** Attaches the volumes again that nobody named, as long as they are there: they hold what they held. */
function mounts(inspected: Fields, { hasVolume }: Present): Fields {
  const config = fields(inspected.Config);
  const host = fields(inspected.HostConfig);
  const anonymous = list(inspected.Mounts)
    .map(fields)
    .filter(({ Type, Name }) => Type === 'volume' && isMadeUpName(text(Name)) && hasVolume(text(Name)));
  const at = new Map(anonymous.map((mount) => [text(mount.Destination), mount]));
  const binds = list(host.Binds).map(text);
  const asked = list(host.Mounts).map(fields);
  const named = new Set(asked.map(({ Target }) => text(Target)));
  const ofImage = Object.keys(fields(config.Volumes)).flatMap((destination) => {
    const mount = at.get(destination);
    const isBound = binds.some((bind) => bind.split(':')[1] === destination);
    if (mount === undefined || named.has(destination) || isBound) return [];
    return [`${text(mount.Name)}:${destination}:${mount.RW === false ? 'ro,' : ''}nocopy`];
  });
  return {
    Binds: [...binds, ...ofImage],
    Mounts: asked.map((mount) => {
      const own = at.get(text(mount.Target));
      return mount.Type === 'volume' && text(mount.Source) === '' && own !== undefined
        ? { ...mount, Source: text(own.Name) }
        : mount;
    }),
  };
}

// Networks that every engine has: without names and addresses of the container's own.
const builtIn: ReadonlySet<string> = new Set(['bridge', 'host', 'none', 'default', 'nat']);

function endpoints(
  inspected: Fields,
  mode: string,
  { networkNames }: Present,
): { readonly first: Fields; readonly further: ContainerBody['further'] } {
  if (mode.startsWith('container:')) return { first: {}, further: [] };
  const shortId = text(inspected.Id).slice(0, 12);
  const attached = Object.entries(fields(fields(inspected.NetworkSettings).Networks)).map(([name, value]) => {
    const endpoint = fields(value);
    const id = text(endpoint.NetworkID);
    return { name: networkNames.get(id) ?? name, id, endpoint: endpointBody(name, endpoint, shortId) };
  });
  const made =
    attached.find(
      ({ name, id }) => name === mode || id === mode || (mode === 'default' && name === 'bridge'),
    ) ?? attached[0];
  return {
    first: made === undefined || builtIn.has(made.name) ? {} : { [made.name]: made.endpoint },
    further: attached
      .filter((other) => other !== made)
      .map(({ name, endpoint }) => ({ network: name, endpoint })),
  };
}

/** What somebody asked for; addresses that the engine chose are chosen anew. */
function endpointBody(network: string, endpoint: Fields, shortId: string): Fields {
  const aliases = list(endpoint.Aliases)
    .map(text)
    // Before version 25 the engine adds the short id by itself.
    .filter((alias) => alias !== '' && alias !== shortId);
  return Object.fromEntries(
    Object.entries({
      IPAMConfig: endpoint.IPAMConfig,
      Links: endpoint.Links,
      Aliases: aliases.length === 0 || builtIn.has(network) ? null : aliases,
      DriverOpts: endpoint.DriverOpts,
      GwPriority: endpoint.GwPriority,
    }).filter(([, value]) => value !== null && value !== undefined && value !== 0),
  );
}

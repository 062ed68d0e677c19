import { fields, text } from '../narrow.ts';
import { type EngineDefaults, type Inspected, wordsOf } from './flags.ts';
import { dnsFlags, isolationFlags } from './isolation-flags.ts';
import { mountFlags } from './mount-flags.ts';
import { networkWords } from './network-flags.ts';
import { hostNameFlags, portFlags, processFlags, program } from './process-flags.ts';
import { resourceFlags } from './resource-flags.ts';
import { shellLine } from './shell-words.ts';

export interface RunCommandFacts {
  /** The answer of `GET /containers/{id}/json`. */
  readonly container: unknown;
  /** The answer of `GET /images/{id}/json` for the container's image; `null` where that is gone. */
  readonly image: unknown;
  /** The image that the container's image name stands for today; empty where it stands for none. */
  readonly namedImageId: string;
  readonly engine: EngineDefaults;
}

/**
 * One line for a POSIX shell that makes an equal container: `docker run …`, and for a container on several networks
 * `docker create … && docker network connect … && docker start …`. What the image gives by itself and Compose's labels
 * are left out. Where the image's name stands for another image by now, the image is named by its id.
 */
export function runCommand({ container, image, namedImageId, engine }: RunCommandFacts): string {
  const raw = fields(container);
  const config = fields(raw.Config);
  const host = fields(raw.HostConfig);
  const inspected: Inspected = { config, host, image: fields(fields(image).Config), engine };
  const id = text(raw.Id);
  const name = text(raw.Name).replace(/^\//, '');
  const networks = networkWords(raw, host, id.slice(0, 12));
  const { flags, words } = program(config, inspected.image);
  // The one who started it is still meant to sit before it: `docker run -it`.
  const attached = config.AttachStdin === true;
  const options = [
    '--name',
    name,
    ...platformFlags(image, engine.platform),
    ...processFlags(inspected),
    ...hostNameFlags(inspected, id),
    ...networks.first,
    ...portFlags(inspected),
    ...wordsOf(dnsFlags, host),
    ...mountFlags(inspected),
    ...isolationFlags(inspected),
    ...wordsOf(resourceFlags, host),
    ...flags,
  ];
  const what = [imageName(text(config.Image), text(raw.Image), namedImageId), ...words];
  if (networks.further.length === 0) {
    return shellLine(['docker', 'run', ...(attached ? [] : ['--detach']), ...options, ...what]);
  }
  return [
    ['docker', 'create', ...options, ...what],
    ...networks.further.map((connect) => ['docker', 'network', 'connect', ...connect, name]),
    ['docker', 'start', ...(attached ? ['--attach', '--interactive'] : []), name],
  ]
    .map(shellLine)
    .join(' && ');
}

const imageName = (name: string, id: string, namedImageId: string): string =>
  name === '' || (id !== '' && namedImageId !== id) ? id : name;

/** Only an image of another machine kind has to be asked for by it. */
function platformFlags(image: unknown, ofEngine: string): readonly string[] {
  const { Os, Architecture, Variant } = fields(image);
  const platform = `${text(Os)}/${text(Architecture)}`;
  if (text(Os) === '' || text(Architecture) === '' || ofEngine === '' || platform === ofEngine) return [];
  return ['--platform', text(Variant) === '' ? platform : `${platform}/${text(Variant)}`];
}

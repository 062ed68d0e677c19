import { type KnownImage, knownDatabases } from './known-databases.ts';

/** Of an image that is on the engine, what says where it keeps data. */
export interface ImageFacts {
  /** The directories that its Dockerfile declares as `VOLUME`. */
  readonly volumes: readonly string[];
}

/** What stands at a directory of a container because somebody asked for it. */
export interface DataMount {
  readonly target: string;
  /**
   * `kept`: a named volume or a directory of the host, found again on the next run. `anonymous`: a volume without a
   * name, of which the next run makes a new one. `memory`: a tmpfs, which nobody takes for a place that keeps data.
   */
  readonly kind: 'kept' | 'anonymous' | 'memory';
}

/** A service, as far as it says where data is kept. */
export interface DataService {
  /** `null` where it is built and has no name of its own. */
  readonly image: string | null;
  readonly environment: Readonly<Record<string, string>>;
  /** `null`: the image's. */
  readonly workingDir: string | null;
  readonly mounts: readonly DataMount[];
}

/** A directory with data that the next run does not find again after the containers are deleted. */
export interface UnkeptDirectory {
  readonly directory: string;
  /**
   * Where a named volume or a directory of the host is mounted above it and yet does not hold it, since the image
   * declares a volume of its own in between; `null` where there is none.
   */
  readonly above: string | null;
}

// Declared as volumes by some images, without anything in them that could not be had again.
const nothingToLose: ReadonlySet<string> = new Set([
  '/tmp',
  '/var/tmp',
  '/run',
  '/var/run',
  '/var/log',
  '/docker-entrypoint-initdb.d',
  '/docker-entrypoint-preinitdb.d',
  '/root/.m2',
  '/home/gradle/.gradle',
]);

/** Without a slash at the end or two in a row. */
function normal(path: string): string {
  const short = path.replaceAll(/\/+/g, '/').replace(/\/$/, '');
  return short === '' ? '/' : short;
}

const isAtOrAbove = (path: string, directory: string): boolean =>
  path === directory || directory.startsWith(path === '/' ? '/' : `${path}/`);

/** `docker.io/library/mongo:6@sha256:…` taken apart. The tag is `latest` where none is named. */
function partsOf(reference: string): { readonly repository: string; readonly tag: string } {
  const [name = ''] = reference.split('@');
  const [, repository = name, tag] = /^(.*?)(?::([^/:]+))?$/.exec(name) ?? [];
  return { repository, tag: tag ?? 'latest' };
}

function knownImage(image: string): KnownImage | null {
  const { repository } = partsOf(image);
  const fits = knownDatabases
    .flatMap(({ images }) => images)
    .flatMap((known) => known.names.map((name) => ({ known, name })))
    .filter(({ name }) => repository === name || repository.endsWith(`/${name}`));
  return fits.toSorted((a, b) => b.name.length - a.name.length)[0]?.known ?? null;
}

/** The version that a tag names: 16 of `16-alpine`, `pg16`, `latest-pg16` and `v16.2`. `latest` is newer than all. */
function versionOf(image: string): number {
  const [, version] = /(?:^|-)(?:pg|v)?(\d+)(?:\D|$)/.exec(partsOf(image).tag) ?? [];
  return version === undefined ? Number.POSITIVE_INFINITY : Number(version);
}

/** Where this version of a database keeps its data. The image itself, if it is there, knows better than its tag. */
function variantOf(known: KnownImage, image: string, facts: ImageFacts | null) {
  const { since } = known;
  if (since === undefined) return known;
  if (facts !== null && facts.volumes.length > 0) {
    return since.volumes.every((volume) => facts.volumes.includes(volume)) ? since : known;
  }
  return versionOf(image) >= since.version ? since : known;
}

interface Places {
  readonly directories: readonly string[];
  /** Where the engine puts an anonymous volume unless something else is mounted at just that place. */
  readonly volumes: readonly string[];
}

function placesOf({ image, environment, workingDir }: DataService, facts: ImageFacts | null): Places {
  const known = image === null ? null : knownImage(image);
  if (image === null || known === null) {
    const volumes = (facts?.volumes ?? []).map(normal);
    return { directories: volumes.filter((volume) => !nothingToLose.has(volume)), volumes };
  }
  const variant = variantOf(known, image, facts);
  const moved = known.movedBy === undefined ? undefined : environment[known.movedBy];
  const chosen = moved || (known.inWorkingDir === true ? workingDir : null);
  return {
    directories: (chosen ? [chosen] : variant.directories).map(normal),
    volumes: (facts?.volumes ?? variant.volumes).map(normal),
  };
}

/** The deepest of the places that hold a directory. */
function holderOf(directory: string, places: readonly DataMount[]): DataMount | null {
  const holding = places.filter(({ target }) => isAtOrAbove(target, directory));
  return holding.toSorted((a, b) => b.target.length - a.target.length)[0] ?? null;
}

/**
 * The directories in which a service keeps data that would be lost with its containers. Where it keeps data is known
 * of well-known databases (`known-databases.ts`), and of other images from the volumes that they declare: `facts`, or
 * `null` while the image is not on the engine.
 *
 * What holds a directory is the deepest mount at it or above it. A volume that the image declares counts as a mount
 * too: the engine puts an anonymous volume there unless something else is mounted at just that place (moby,
 * `daemon/create_unix.go`), also where a directory above it is mounted.
 */
export function unkeptDirectories(
  service: DataService,
  facts: ImageFacts | null,
): readonly UnkeptDirectory[] {
  const { directories, volumes } = placesOf(service, facts);
  const mounts = service.mounts.map(({ target, kind }) => ({ target: normal(target), kind }));
  const own = volumes
    .filter((volume) => !mounts.some(({ target }) => target === volume))
    .map((target): DataMount => ({ target, kind: 'anonymous' }));
  return directories.flatMap((directory): readonly UnkeptDirectory[] => {
    const holder = holderOf(directory, [...mounts, ...own]);
    if (holder !== null && holder.kind !== 'anonymous') return [];
    const above = holderOf(
      directory,
      mounts.filter(({ kind }) => kind === 'kept'),
    );
    return [{ directory, above: above?.target ?? null }];
  });
}

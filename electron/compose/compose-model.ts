import { z } from 'zod';
import type { Dependency } from '../../shared/engine.ts';
import { type StackName, stackName, type VolumeName, volumeName } from '../../shared/ids.ts';
import { dataFields, type NamedVolume, namedVolumes, type ServiceData, serviceData } from './service-data.ts';

export interface ModelService {
  readonly name: string;
  readonly image: string | null;
  readonly builds: boolean;
  /** Published TCP ports of the host; a range counts as its ports, of which at most 1,000 are listed. */
  readonly ports: readonly number[];
  readonly profiles: readonly string[];
  readonly dependsOn: readonly Dependency[];
  readonly data: ServiceData;
  readonly volumes: readonly NamedVolume[];
}

/** What Compose makes of the files: of `docker compose config`, what we need. */
export interface ComposeModel {
  readonly name: StackName;
  /** By name, with those of profiles that were not asked for. */
  readonly services: readonly ModelService[];
  /** The volumes that the run will use, external ones too. */
  readonly volumes: readonly {
    readonly key: string;
    readonly name: VolumeName;
    readonly external: boolean;
    /** The files say more of it than its name: a driver, options, labels. */
    readonly hasSettings: boolean;
  }[];
  readonly networks: readonly { readonly key: string; readonly name: string; readonly external: boolean }[];
  /** All profiles that the services name, sorted. */
  readonly profiles: readonly string[];
}

const maxPorts = 1000;

// Newer versions add fields and change small things (`external` was an object once): only what is used is looked at.
const port = z.looseObject({
  published: z.union([z.string(), z.number()]).optional().catch(undefined),
  protocol: z.string().optional().catch(undefined),
});
const condition = z.enum(['service_started', 'service_healthy', 'service_completed_successfully']);
const dependsOn = z.record(z.string(), z.looseObject({ condition: condition.catch('service_started') }));
const service = z.looseObject({
  image: z.string().nullish().catch(null),
  build: z.unknown().optional(),
  ports: z.array(port).nullish().catch(null),
  profiles: z.array(z.string()).nullish().catch(null),
  depends_on: dependsOn.nullish().catch(null),
  ...dataFields,
});
const resource = z
  .looseObject({ name: z.string().optional(), external: z.unknown().optional() })
  .nullish()
  .catch(null);
const config = z.looseObject({
  name: z.string(),
  services: z.record(z.string(), service).nullish(),
  volumes: z.record(z.string(), resource).nullish(),
  networks: z.record(z.string(), resource).nullish(),
});

/**
 * Narrows the answer of `config --format json`. `own` is of the profiles that were asked for, `all` of every profile.
 * `null` where the answer has not the form that it must have.
 */
export function readComposeModel(own: unknown, all: unknown): ComposeModel | null {
  const read = config.safeParse(own);
  if (!read.success) return null;
  const everything = config.safeParse(all);
  const raw = { ...(everything.success ? everything.data.services : {}), ...read.data.services };
  const services = Object.entries(raw).map(([name, service]) => readService(name, service, raw));
  return {
    name: stackName(read.data.name),
    services: services.sort((some, other) => (some.name < other.name ? -1 : 1)),
    volumes: readResources(read.data.volumes, read.data.name).map((volume) => ({
      ...volume,
      name: volumeName(volume.name),
      hasSettings: hasSettings(read.data.volumes?.[volume.key]),
    })),
    networks: readResources(read.data.networks, read.data.name),
    profiles: [...new Set(services.flatMap(({ profiles }) => profiles))].sort(),
  };
}

function readService(
  name: string,
  raw: z.infer<typeof service>,
  all: Readonly<Record<string, z.infer<typeof service>>>,
): ModelService {
  return {
    name,
    image: raw.image ?? null,
    builds: raw.build !== undefined && raw.build !== null,
    ports: publishedPorts(raw.ports ?? []),
    profiles: raw.profiles ?? [],
    dependsOn: Object.entries(raw.depends_on ?? {}).map(([service, { condition }]) => ({
      service,
      condition,
    })),
    data: serviceData(raw, all),
    volumes: namedVolumes(raw),
  };
}

function readResources(
  resources: Record<string, z.infer<typeof resource>> | null | undefined,
  project: string,
) {
  return Object.entries(resources ?? {}).map(([key, value]) => ({
    key,
    name: value?.name ?? `${project}_${key}`,
    external: Boolean(value?.external),
  }));
}

const hasSettings = (value: z.infer<typeof resource> | undefined): boolean =>
  Object.keys(value ?? {}).some((field) => field !== 'name');

function publishedPorts(ports: readonly z.infer<typeof port>[]): readonly number[] {
  const found = new Set<number>();
  for (const { published, protocol } of ports) {
    if (published === undefined || (protocol !== undefined && protocol !== 'tcp')) continue;
    const [, first, last] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(String(published)) ?? [];
    if (first === undefined) continue;
    for (let at = Number(first); at <= Number(last ?? first) && found.size < maxPorts; at++) {
      if (at > 0 && at < 65_536) found.add(at);
    }
  }
  return [...found];
}

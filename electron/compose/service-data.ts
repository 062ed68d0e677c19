import { z } from 'zod';
import type { DataMount, DataService } from '../../shared/data-directories.ts';

/** What of a service says where it keeps data. */
export type ServiceData = Pick<DataService, 'environment' | 'workingDir' | 'mounts'>;

export interface NamedVolume {
  /** Its key in the files. */
  readonly key: string;
  readonly target: string;
}

const mount = z.looseObject({
  type: z.string(),
  source: z.string().optional().catch(undefined),
  target: z.string(),
});

/** These parts of a service in the answer of `config --format json`; what has another form counts as missing. */
export const dataFields = {
  environment: z.record(z.string(), z.unknown()).nullish().catch(null),
  working_dir: z.string().nullish().catch(null),
  volumes: z.array(mount.nullable().catch(null)).nullish().catch(null),
  tmpfs: z
    .union([z.string().transform((path) => [path]), z.array(z.string())])
    .nullish()
    .catch(null),
  volumes_from: z.array(z.string()).nullish().catch(null),
};

type RawService = z.infer<z.ZodObject<typeof dataFields>>;

function kindOf({ type, source }: z.infer<typeof mount>): DataMount['kind'] {
  if (type === 'tmpfs') return 'memory';
  return type === 'volume' && !source ? 'anonymous' : 'kept';
}

function ownMounts({ volumes, tmpfs }: RawService): readonly DataMount[] {
  return [
    ...(volumes ?? []).flatMap((each) =>
      each === null ? [] : [{ target: each.target, kind: kindOf(each) }],
    ),
    // `/run:size=64k`
    ...(tmpfs ?? []).map((path): DataMount => ({ target: path.split(':')[0] ?? path, kind: 'memory' })),
  ];
}

/** The named volumes among its own mounts, by their keys. */
export const namedVolumes = ({ volumes }: Pick<RawService, 'volumes'>): readonly NamedVolume[] =>
  (volumes ?? []).flatMap((each) =>
    each?.type === 'volume' && each.source ? [{ key: each.source, target: each.target }] : [],
  );

/** With the mounts of the services that it names in `volumes_from`. */
export function serviceData(raw: RawService, all: Readonly<Record<string, RawService>>): ServiceData {
  const environment = Object.entries(raw.environment ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  const others = (raw.volumes_from ?? []).flatMap((from) => all[from.split(':')[0] ?? from] ?? []);
  return {
    environment: Object.fromEntries(environment),
    workingDir: raw.working_dir ?? null,
    mounts: [raw, ...others].flatMap(ownMounts),
  };
}

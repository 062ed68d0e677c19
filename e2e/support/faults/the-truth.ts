import type { Container } from '../../../shared/engine.ts';
import type { Terminal } from '../terminal.ts';
import type { Followed } from './followers.ts';

/** A container as both the docker CLI and the app tell of it. */
interface Row {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly state: string;
  /** Of one that has exited: of a dead one the CLI tells none. */
  readonly exitCode: number | null;
  readonly ports: readonly string[];
  readonly networks: readonly string[];
  /** Of the stack, by its label. */
  readonly project: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number | null;
}

/** All that is to be the same. */
export interface Listing {
  readonly containers: readonly Row[];
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
}

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

/** `0.0.0.0:32768->80/tcp, [::]:32768->80/tcp` and `80/tcp`, without the brackets that not every version writes. */
const portsOf = (text: string) =>
  text
    .split(', ')
    .filter((port) => port.includes('->'))
    .map((port) => port.replaceAll(/[[\]]/g, ''))
    .toSorted();

const byId = (rows: readonly Row[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

const startOf = (text: string): number | null => {
  const at = Date.parse(text);
  return at > 0 ? at : null;
};

/** What `docker ps -a`, `docker inspect`, `docker volume ls` and `docker network ls` say. */
export async function trueListing({ docker }: Terminal): Promise<Listing> {
  const [listed, volumes, networks] = await Promise.all([
    docker(['ps', '--all', '--no-trunc', '--format', '{{json .}}']),
    docker(['volume', 'ls', '--format', '{{.Name}}']),
    docker(['network', 'ls', '--no-trunc', '--format', '{{.ID}}']),
  ]);
  const rows = linesOf(listed).map((line) => JSON.parse(line) as Record<string, string>);
  const ids = rows.map(({ ID = '' }) => ID);
  const format = '{{.Id}} {{.State.StartedAt}} {{json (index .Config.Labels "com.docker.compose.project")}}';
  const inspected = ids.length === 0 ? '' : await docker(['inspect', '--format', format, ...ids]);
  const facts = new Map(
    linesOf(inspected).map((line) => {
      const [id = '', startedAt = '', ...project] = line.split(' ');
      return [id, { startedAt: startOf(startedAt), project: JSON.parse(project.join(' ')) as string }];
    }),
  );
  return {
    containers: byId(
      rows.map(({ ID = '', Names = '', Image = '', State = '', Status = '', Ports = '', Networks = '' }) => ({
        id: ID,
        name: Names,
        image: Image,
        state: State,
        exitCode: State === 'exited' ? Number(/\((\d+)\)/.exec(Status)?.[1]) : null,
        ports: portsOf(Ports),
        networks: Networks.split(',')
          .filter((name) => name !== '')
          .toSorted(),
        project: facts.get(ID)?.project ?? '',
        startedAt: facts.get(ID)?.startedAt ?? null,
      })),
    ),
    volumes: linesOf(volumes).toSorted(),
    networks: linesOf(networks).toSorted(),
  };
}

const rowOf = (container: Container): Row => ({
  id: container.id,
  name: container.name,
  image: container.image,
  state: container.state,
  exitCode: container.state === 'exited' ? container.exitCode : null,
  ports: container.ports
    .flatMap(({ host, containerPort, protocol }) =>
      host === null ? [] : [`${host.ip}:${host.port}->${containerPort}/${protocol}`],
    )
    .toSorted(),
  networks: container.networks.map(({ name }) => name).toSorted(),
  project: container.compose?.project ?? '',
  startedAt: container.startedAt,
});

export const listingOf = ({ containers, volumes, networks }: Pick<Followed, keyof Listing>): Listing => ({
  containers: byId(containers.map(rowOf)),
  volumes: volumes.toSorted(),
  networks: networks.toSorted(),
});

/** The first thing that is not the same, in words for whoever repeats the schedule; `null` where all is. */
export function difference(shown: Listing, truth: Listing): string | null {
  for (const key of ['volumes', 'networks'] as const)
    if (shown[key].join() !== truth[key].join())
      return `${key}: ${shown[key].join()} instead of ${truth[key].join()}`;
  const known = new Map(shown.containers.map((row) => [row.id, JSON.stringify(row)]));
  for (const row of truth.containers) {
    const found = known.get(row.id);
    known.delete(row.id);
    if (found !== JSON.stringify(row)) return `${found ?? 'nothing'} instead of ${JSON.stringify(row)}`;
  }
  for (const row of known.values()) return `${row}, which is gone`;
  return null;
}

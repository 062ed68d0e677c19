import type { EngineInfo, Network, Volume } from '../../shared/engine.ts';
import { hostPath } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import { isAtLeast, type Negotiated } from './api-version.ts';
import { containerFromInspect } from './container-from-inspect.ts';
import { type Listed, listedFrom } from './container-from-list.ts';
import type { EngineApi } from './engine-api.ts';
import { Refusal, unreachable } from './engine-failure.ts';
import type { EngineHttp } from './engine-http.ts';
import { isHelper } from './helper-label.ts';
import { fields, isFields, numberOrNull, text } from './narrow.ts';
import { networkFromApi } from './network-from-api.ts';
import { volumeFromApi } from './volume-from-api.ts';

/** Before Engine 23.0, a local volume's `CreatedAt` moves with every file made in it (moby pull request 44719). */
export const creationTimeApi = '1.42';

type Questions = Pick<
  EngineApi,
  | 'listContainers'
  | 'inspectContainer'
  | 'inspectText'
  | 'listVolumes'
  | 'inspectVolume'
  | 'listNetworks'
  | 'inspectNetwork'
>;

// A busy engine may take seconds; a connection whose other end is gone takes for ever.
export const within = 15_000;

/**
 * The entries of a listing; one that can't be read is left out. What is no list at all throws: taken for an empty
 * one, it would make every container vanish.
 */
function itemsFrom<Item>(answer: unknown, read: (entry: unknown) => Item | null): readonly Item[] {
  if (!Array.isArray(answer)) throw unreachable({ kind: 'not-an-engine', detail: t('Not a list') });
  return answer.flatMap((entry) => {
    const item = read(entry);
    return item === null ? [] : [item];
  });
}

/** The answer about one thing; `null` where the engine says that it doesn't exist. */
export async function unlessMissing<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.status === 404) return null;
    throw thrown;
  }
}

/** `apiVersion` is the negotiated one. */
export const engineQuestions = (http: EngineHttp, apiVersion: () => Promise<string>): Questions => {
  const volumeReader = async () => {
    const tellsCreation = isAtLeast(await apiVersion(), creationTimeApi);
    return (answer: unknown) => volumeFromApi(answer, { tellsCreation });
  };

  /** What there is but can't be read counts as unreadable, not as gone. */
  async function one<Item>(path: string, read: (answer: unknown) => Item | null): Promise<Item | null> {
    const answer = await unlessMissing(http.ask({ path, within }).then((body) => ({ body })));
    if (answer === null || isHelper(fields(fields(answer.body).Config).Labels)) return null;
    const item = read(answer.body);
    if (item === null) throw new Error(`Unreadable answer to ${path}`);
    return item;
  }

  return {
    listContainers: async (): Promise<readonly Listed[]> =>
      itemsFrom(await http.ask({ path: '/containers/json', query: { all: '1' }, within }), listedFrom),
    inspectContainer: (id) => one(`/containers/${encodeURIComponent(id)}/json`, containerFromInspect),
    async inspectText(id) {
      const answer = await unlessMissing(
        http.ask({ path: `/containers/${encodeURIComponent(id)}/json`, within }),
      );
      return answer === null ? null : JSON.stringify(answer);
    },
    listVolumes: async (): Promise<readonly Volume[]> => {
      const answer = await http.ask({ path: '/volumes', within });
      const volumes = isFields(answer) ? answer.Volumes : undefined;
      // Go writes an empty list as `null`.
      return itemsFrom(volumes === null ? [] : volumes, await volumeReader());
    },
    inspectVolume: async (name) => one(`/volumes/${encodeURIComponent(name)}`, await volumeReader()),
    listNetworks: async (): Promise<readonly Network[]> =>
      itemsFrom(await http.ask({ path: '/networks', within }), networkFromApi),
    inspectNetwork: (id) => one(`/networks/${encodeURIComponent(id)}`, networkFromApi),
  };
};

/** Whether anybody answers. (`/version` would have the engine start two programs to ask for theirs.) */
export async function ping(http: EngineHttp, timeoutMs: number): Promise<void> {
  const response = await http.open({ path: '/_ping', within: timeoutMs });
  response.resume();
}

/** From `GET /info` and the handshake. */
export async function engineInfo(http: EngineHttp, { version, apiVersion }: Negotiated): Promise<EngineInfo> {
  const raw = fields(await http.ask({ path: '/info', within }));
  return {
    id: text(raw.ID),
    version: version || text(raw.ServerVersion),
    apiVersion,
    os: text(raw.OperatingSystem) || text(raw.OSType),
    cpus: numberOrNull(raw.NCPU) ?? 0,
    memoryBytes: numberOrNull(raw.MemTotal) ?? 0,
    machine: text(raw.Name),
    dataRoot: text(raw.DockerRootDir) === '' ? null : hostPath(text(raw.DockerRootDir)),
  };
}

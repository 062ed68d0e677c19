import type { VolumeName } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import { containerFromList } from './container-from-list.ts';
import type { EngineApi } from './engine-api.ts';
import { Refusal } from './engine-failure.ts';
import type { EngineHttp } from './engine-http.ts';
import { unlessMissing } from './engine-questions.ts';
import { list } from './narrow.ts';
import { attachedNames } from './network-from-api.ts';

const within = 15_000;

/** 403 also says that a network is one of the engine's own: only the text tells the two apart. */
const isInUse = (thrown: unknown) =>
  thrown instanceof Refusal &&
  (thrown.status === 403 || thrown.status === 409) &&
  /active endpoints|in use/i.test(thrown.message);

export const removals = (http: EngineHttp): Pick<EngineApi, 'removeNetwork' | 'removeVolume'> => ({
  async removeNetwork(id) {
    const path = `/networks/${encodeURIComponent(id)}`;
    try {
      await unlessMissing(http.ask({ method: 'DELETE', path, within: null }));
      return { kind: 'removed' };
    } catch (thrown) {
      if (!isInUse(thrown)) throw thrown;
      const network = await unlessMissing(http.ask({ path, within }));
      return network === null ? { kind: 'removed' } : { kind: 'in-use', usedBy: attachedNames(network) };
    }
  },

  async removeVolume(name) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await unlessMissing(
          http.ask({ method: 'DELETE', path: `/volumes/${encodeURIComponent(name)}`, within: null }),
        );
        return;
      } catch (thrown) {
        if (!(thrown instanceof Refusal) || thrown.status !== 409) throw thrown;
        const usedBy = await usersOf(http, name);
        if (usedBy.length > 0) throw new Failure({ kind: 'volume-in-use', volume: name, usedBy }, thrown);
        const pause = pausesMs[attempt];
        if (pause === undefined) throw thrown;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  },
});

/** A container that goes is out of the engine's list a moment before it lets go of its volumes. */
const pausesMs: readonly number[] = [50, 100, 200, 400, 800, 1_500];

/** Names of the containers that a volume is mounted in. */
async function usersOf(http: EngineHttp, name: VolumeName): Promise<readonly string[]> {
  const query = { all: '1', filters: JSON.stringify({ volume: [name] }) };
  const users = list(await http.ask({ path: '/containers/json', query, within }));
  // The engine's filter looks at paths in containers too.
  return users
    .map(containerFromList)
    .filter((container) => container !== null)
    .filter(({ mounts }) => mounts.some((mount) => mount.kind === 'volume' && mount.volume === name))
    .map((container) => container.name)
    .sort();
}

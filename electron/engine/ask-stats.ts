import { isAtLeast } from './api-version.ts';
import type { EngineApi } from './engine-api.ts';
import type { EngineHttp } from './engine-http.ts';
import { unlessMissing } from './engine-questions.ts';
import { statsFromApi } from './stats-from-api.ts';

// Engine 20.10 takes a second, and without `one-shot` every engine takes two.
const within = 5_000;

/** `apiVersion` is the negotiated one. Since 1.41 an engine can be asked for one sample without a second one after it. */
export const askStats = (
  http: EngineHttp,
  apiVersion: () => Promise<string>,
): Pick<EngineApi, 'containerStats'> => ({
  async containerStats(id) {
    const path = `/containers/${encodeURIComponent(id)}/stats`;
    const oneShot: Record<string, string> = isAtLeast(await apiVersion(), '1.41')
      ? { 'one-shot': 'true' }
      : {};
    const query = { stream: 'false', ...oneShot };
    return statsFromApi(await unlessMissing(http.ask({ path, query, within, pool: 'stats' })));
  },
});

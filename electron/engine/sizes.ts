import type { ImageId } from '../../shared/ids.ts';
import { isAtLeast } from './api-version.ts';
import { eachOf } from './concurrency.ts';
import type { EngineApi } from './engine-api.ts';
import type { EngineHttp } from './engine-http.ts';
import { unlessMissing } from './engine-questions.ts';
import { fields, numberOrNull } from './narrow.ts';
import { volumeSizesFromApi } from './volume-from-api.ts';

const within = 15_000;
const imagesAtOnce = 4;

/** Sizes take a walk over the disk, so these requests have no time limit; that of an image is written down. */
export const sizes = (
  http: EngineHttp,
  apiVersion: () => Promise<string>,
): Pick<EngineApi, 'imageSizes' | 'writtenBytes' | 'volumeSizes'> => ({
  async imageSizes(ids) {
    const found = new Map<ImageId, number>();
    await eachOf([...new Set(ids)], imagesAtOnce, async (id) => {
      const image = await unlessMissing(http.ask({ path: `/images/${encodeURIComponent(id)}/json`, within }));
      const bytes = numberOrNull(fields(image).Size);
      if (bytes !== null && bytes >= 0) found.set(id, bytes);
    });
    return found;
  },

  async writtenBytes(id) {
    const path = `/containers/${encodeURIComponent(id)}/json`;
    const container = await unlessMissing(http.ask({ path, query: { size: '1' }, within: null }));
    const bytes = numberOrNull(fields(container).SizeRw);
    return bytes !== null && bytes >= 0 ? bytes : null;
  },

  async volumeSizes() {
    // Since 1.42 the engine can be asked for volumes alone.
    const query: Record<string, string> = isAtLeast(await apiVersion(), '1.42') ? { type: 'volume' } : {};
    return volumeSizesFromApi(await http.ask({ path: '/system/df', query, within: null }));
  },
});

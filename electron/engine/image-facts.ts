import type { EngineApi } from './engine-api.ts';
import type { EngineHttp } from './engine-http.ts';
import { unlessMissing } from './engine-questions.ts';
import { fields, isFields } from './narrow.ts';

const within = 15_000;

/** `EngineApi.imageFacts` from the answer about one image. */
export const imageFacts = (http: EngineHttp): Pick<EngineApi, 'imageFacts'> => ({
  async imageFacts(reference) {
    const path = `/images/${encodeURIComponent(reference)}/json`;
    const image = await unlessMissing(http.ask({ path, within }));
    if (image === null) return null;
    const { Volumes } = fields(fields(image).Config);
    return { volumes: isFields(Volumes) ? Object.keys(Volumes) : [] };
  },
});

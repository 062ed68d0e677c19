import { Readable } from 'node:stream';
import { Failure } from '../failure.ts';
import type { EngineHttp } from './engine-http.ts';
import { unlessMissing } from './engine-questions.ts';
import { fields, text } from './narrow.ts';

/** Images of our own, which are on the engine for as long as they are needed. */
export interface HelperImages {
  /** What the engine runs containers on, in Docker's words: `linux/amd64`. */
  platform(): Promise<string>;
  /** Loads what `docker save` would have written. Throws `unexpected` with the engine's words. */
  loadImage(archive: Buffer): Promise<void>;
  /** Already gone counts as success. One that a container needs stays: the engine refuses. */
  removeImage(name: string): Promise<void>;
}

const within = 15_000;

export const helperImages = (http: EngineHttp): HelperImages => ({
  async platform() {
    const { Os, Arch } = fields(await http.ask({ path: '/version', within }));
    return `${text(Os)}/${text(Arch)}`;
  },

  async loadImage(archive) {
    const answer = await http.open({
      method: 'POST',
      path: '/images/load',
      query: { quiet: '1' },
      upload: Readable.from([archive]),
      within,
    });
    let told = '';
    for await (const chunk of answer) told += String(chunk);
    // It answers with a success before it reads what it is sent: what is wrong with that, it tells in a line.
    if (told.includes('"errorDetail"')) throw new Failure({ kind: 'unexpected', detail: told.trim() });
  },

  async removeImage(name) {
    await unlessMissing(http.ask({ method: 'DELETE', path: `/images/${name}`, within }));
  },
});

import {
  type ContainerId,
  containerId,
  type ImageId,
  imageId,
  type NetworkId,
  type VolumeName,
} from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import { Failure } from '../failure.ts';
import { Refusal } from './engine-failure.ts';
import type { EngineHttp } from './engine-http.ts';
import { unlessMissing } from './engine-questions.ts';
import { fields, isFields, textOrNull } from './narrow.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What it takes to note things as they are, and to make them anew. Bodies and answers are the Engine API's own. */
export interface RecreateVerbs {
  /** All that the engine tells, secrets too; `null` when it is gone. */
  inspectedContainer(id: ContainerId): Promise<Fields | null>;
  inspectedNetwork(idOrName: NetworkId | string): Promise<Fields | null>;
  inspectedVolume(name: VolumeName): Promise<Fields | null>;
  /** The image that a name or id stands for now. */
  imageIdOf(reference: string): Promise<ImageId | null>;
  /** Throws `image-unavailable`, `conflict` where the name is taken. */
  makeContainer(name: string, body: Fields): Promise<ContainerId>;
  connectNetwork(network: string, container: ContainerId, endpoint: Fields): Promise<void>;
  /** Throws `conflict` where the name or the addresses are taken. */
  makeNetwork(body: Fields): Promise<void>;
  /** One that is there already stays as it is. */
  makeVolumeFrom(body: Fields): Promise<void>;
}

const within = 15_000;

export function recreateVerbs(http: EngineHttp): RecreateVerbs {
  async function inspected(path: string): Promise<Fields | null> {
    const answer = await unlessMissing(http.ask({ path, within }));
    return isFields(answer) ? answer : null;
  }

  return {
    inspectedContainer: (id) => inspected(`/containers/${encodeURIComponent(id)}/json`),
    inspectedNetwork: (id) => inspected(`/networks/${encodeURIComponent(id)}`),
    inspectedVolume: (name) => inspected(`/volumes/${encodeURIComponent(name)}`),

    async imageIdOf(reference) {
      const id = textOrNull((await inspected(`/images/${encodeURIComponent(reference)}/json`))?.Id);
      return id === null ? null : imageId(id);
    },

    async makeContainer(name, body) {
      const query = { name };
      const path = '/containers/create';
      const made = await http.ask({ method: 'POST', path, query, body, within: null }).catch((thrown) => {
        if (!(thrown instanceof Refusal) || thrown.status !== 404 || !/image/i.test(thrown.message))
          throw thrown;
        const image = textOrNull(body.Image) ?? name;
        throw new Failure({ kind: 'image-unavailable', image, detail: thrown.message }, thrown);
      });
      const id = textOrNull(fields(made).Id);
      if (id === null)
        throw new Failure({ kind: 'unexpected', detail: t('No container {name} was made.', { name }) });
      return containerId(id);
    },

    async connectNetwork(network, container, endpoint) {
      const path = `/networks/${encodeURIComponent(network)}/connect`;
      const body = { Container: container, EndpointConfig: endpoint };
      await http.ask({ method: 'POST', path, body, within: null });
    },

    async makeNetwork(body) {
      await http.ask({ method: 'POST', path: '/networks/create', body, within: null }).catch((thrown) => {
        // The engine answers 403 where the addresses overlap, and some versions 500.
        const taken = thrown instanceof Refusal && /overlap/i.test(thrown.message);
        throw taken ? new Failure({ kind: 'conflict', detail: thrown.message }, thrown) : thrown;
      });
    },

    async makeVolumeFrom(body) {
      await http.ask({ method: 'POST', path: '/volumes/create', body, within });
    },
  };
}

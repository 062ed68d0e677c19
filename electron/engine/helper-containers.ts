import type { Volume } from '../../shared/engine.ts';
import { type ContainerId, containerId, type ImageId, imageId, type VolumeName } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import { localDriver, type VolumeMake } from '../../shared/volume-options.ts';
import { Failure } from '../failure.ts';
import { isAtLeast } from './api-version.ts';
import type { EngineHttp } from './engine-http.ts';
import { creationTimeApi, unlessMissing } from './engine-questions.ts';
import { helperLabel, madeForLabel } from './helper-label.ts';
import { fields, list, numberOrNull, text, textMap, textOrNull } from './narrow.ts';
import { volumeFromApi } from './volume-from-api.ts';

/** A container of our own that gives access to a volume. It needs no start for that. */
export interface HelperContainer {
  readonly id: ContainerId;
  /** What it was made for: the text that it was made with. */
  readonly work: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export interface HelperContainers {
  /** A volume with labels, local unless another driver is named. One that is there already stays as it is, and is answered. */
  makeVolume(
    name: VolumeName,
    labels: Readonly<Record<string, string>>,
    driven?: Pick<VolumeMake, 'driver' | 'options'>,
  ): Promise<Volume>;
  /** The engine's own volume driver, and those of its plug-ins. */
  volumeDrivers(): Promise<readonly string[]>;
  /** The work that a volume was made for, from its label `madeForLabel`; `null` where it has none, or is gone. */
  madeFor(name: VolumeName): Promise<string | null>;
  /** A container that mounts the volume at `target`, a path that the image doesn't have. */
  makeHelper(options: {
    readonly work: string;
    readonly imageId: ImageId;
    readonly volume: VolumeName;
    readonly target: string;
    /** What it runs when it is run: a program of the image with its arguments. */
    readonly command?: readonly string[];
  }): Promise<ContainerId>;
  /** Starts a helper and waits for its end; answers its exit code. */
  runHelper(id: ContainerId, signal: AbortSignal): Promise<number>;
  /** The images of the engine, the smallest first: any of them makes a helper. */
  helperImages(): Promise<readonly ImageId[]>;
  /** All helpers of the engine, also those of other copies of the app. */
  listHelpers(): Promise<readonly HelperContainer[]>;
  /** With the anonymous volumes that its image had made. Already gone counts as success. */
  removeHelper(id: ContainerId): Promise<void>;
}

const within = 15_000;

function helperFrom(value: unknown): readonly HelperContainer[] {
  const raw = fields(value);
  const id = textOrNull(raw.Id);
  const work = textMap(raw.Labels).get(helperLabel);
  if (id === null || work === undefined) return [];
  return [{ id: containerId(id), work, createdAt: (numberOrNull(raw.Created) ?? 0) * 1000 }];
}

export function helperContainers(http: EngineHttp, apiVersion: () => Promise<string>): HelperContainers {
  return {
    async makeVolume(name, labels, { driver, options } = { driver: localDriver, options: {} }) {
      const body = { Name: name, Driver: driver, DriverOpts: options, Labels: labels };
      const tellsCreation = isAtLeast(await apiVersion(), creationTimeApi);
      const made = await http.ask({
        method: 'POST',
        path: '/volumes/create',
        body,
        within: driver === localDriver ? within : null,
      });
      const volume = volumeFromApi(made, { tellsCreation });
      if (volume === null) throw new Error('Unreadable answer to the creation of a volume');
      return volume;
    },

    async volumeDrivers() {
      const { Volume: drivers } = fields(fields(await http.ask({ path: '/info', within })).Plugins);
      return [...new Set([localDriver, ...list(drivers).map(text)])].filter((driver) => driver !== '');
    },

    async madeFor(name) {
      const answer = await unlessMissing(http.ask({ path: `/volumes/${encodeURIComponent(name)}`, within }));
      return textMap(fields(answer).Labels).get(madeForLabel) ?? null;
    },

    async makeHelper({ work, imageId, volume, target, command }) {
      const body = {
        Image: imageId,
        // An image may have no command of its own, and no container is made without one.
        Entrypoint: command ?? ['true'],
        User: '0',
        NetworkDisabled: true,
        Labels: { [helperLabel]: work },
        HostConfig: {
          NetworkMode: 'none',
          Mounts: [{ Type: 'volume', Source: volume, Target: target, VolumeOptions: { NoCopy: true } }],
        },
      };
      const made = fields(await http.ask({ method: 'POST', path: '/containers/create', body, within: null }));
      const id = textOrNull(made.Id);
      if (id === null) throw new Failure({ kind: 'unexpected', detail: t('No helper container was made.') });
      return containerId(id);
    },

    async runHelper(id, signal) {
      const path = `/containers/${encodeURIComponent(id)}`;
      await http.ask({ method: 'POST', path: `${path}/start`, within: null, signal });
      const ended = fields(await http.ask({ method: 'POST', path: `${path}/wait`, within: null, signal }));
      const code = numberOrNull(ended.StatusCode);
      if (code === null) throw new Failure({ kind: 'unexpected', detail: t('No exit code was told.') });
      return code;
    },

    async helperImages() {
      const images = list(await http.ask({ path: '/images/json', within })).map(fields);
      return images
        .flatMap((image) => {
          const id = textOrNull(image.Id);
          return id === null ? [] : [{ id: imageId(id), size: numberOrNull(image.Size) ?? 0 }];
        })
        .sort((a, b) => a.size - b.size)
        .map(({ id }) => id);
    },

    async listHelpers() {
      const query = { all: '1', filters: JSON.stringify({ label: [helperLabel] }) };
      return list(await http.ask({ path: '/containers/json', query, within })).flatMap(helperFrom);
    },

    async removeHelper(id) {
      const path = `/containers/${encodeURIComponent(id)}`;
      await unlessMissing(http.ask({ method: 'DELETE', path, query: { force: '1', v: '1' }, within: null }));
    },
  };
}

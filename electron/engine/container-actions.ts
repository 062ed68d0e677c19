import type { ContainerId } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import type { EngineApi } from './engine-api.ts';
import { Refusal } from './engine-failure.ts';
import type { EngineHttp } from './engine-http.ts';
import { unlessMissing, within } from './engine-questions.ts';
import { fields } from './narrow.ts';

type Actions = Pick<
  EngineApi,
  | 'startContainer'
  | 'stopContainer'
  | 'restartContainer'
  | 'pauseContainer'
  | 'unpauseContainer'
  | 'killContainer'
  | 'renameContainer'
  | 'removeContainer'
>;

const isStatus = (thrown: unknown, status: number): thrown is Refusal =>
  thrown instanceof Refusal && thrown.status === status;

/**
 * The host port that a start failed on. The engine answers a bare 500 here, so that its text is the only source:
 * `Bind for 0.0.0.0:3000 failed: port is already allocated` where a container has it, `listen tcp4 0.0.0.0:3000:
 * bind: address already in use` where another program has it.
 */
function takenPort(message: string): number | null {
  const port =
    /Bind for \S*:(\d+) failed: port is already allocated/.exec(message)?.[1] ??
    /:(\d+)\S*:? bind: address already in use/.exec(message)?.[1];
  return port === undefined ? null : Number(port);
}

/** Starting, stopping and removing have no time limit: a container takes the stop timeout that it was given. */
export function containerActions(
  http: EngineHttp,
  listContainers: EngineApi['listContainers'],
  stopTimeout: () => number | null,
): Actions {
  const post = (id: ContainerId, verb: string, query: Record<string, string> = {}) =>
    http.ask({
      method: 'POST',
      path: `/containers/${encodeURIComponent(id)}/${verb}`,
      query,
      within: null,
    });

  /** Empty where the container is gone. */
  const inspected = async (id: ContainerId) =>
    fields(await unlessMissing(http.ask({ path: `/containers/${encodeURIComponent(id)}/json`, within })));

  /** The engine would take a timeout that is asked for in place of the container's own: that is never to happen. */
  async function patience(id: ContainerId): Promise<Record<string, string>> {
    const seconds = stopTimeout();
    if (seconds === null) return {};
    const own = fields((await inspected(id)).Config).StopTimeout;
    return typeof own === 'number' ? {} : { t: String(seconds) };
  }

  const missing = (id: ContainerId) => (thrown: unknown) => {
    if (!isStatus(thrown, 404)) throw thrown;
    // The engine also answers 404 where a network or volume that the container needs is gone.
    throw /no such container/i.test(thrown.message)
      ? new Failure({ kind: 'not-found', what: 'container', name: id }, thrown)
      : new Failure({ kind: 'unexpected', detail: thrown.message }, thrown);
  };

  const unlessAlready = (thrown: unknown) => {
    if (!isStatus(thrown, 304)) throw thrown;
  };

  /** Only the text tells which conflict it is. */
  const unlessSaid = (words: RegExp) => (thrown: unknown) => {
    if (!isStatus(thrown, 409) || !words.test(thrown.message)) throw thrown;
  };

  async function portTaken(thrown: unknown): Promise<never> {
    const port = isStatus(thrown, 500) ? takenPort(thrown.message) : null;
    if (port === null) throw thrown;
    const listed = await listContainers();
    const has = listed.find(({ container }) => container.ports.some(({ host }) => host?.port === port));
    const by = has?.container.name ?? null;
    throw new Failure({ kind: 'port-taken', port, by }, thrown);
  }

  return {
    async startContainer(id) {
      await post(id, 'start').catch(unlessAlready).catch(missing(id)).catch(portTaken);
    },
    async stopContainer(id) {
      await unlessMissing(post(id, 'stop', await patience(id)).catch(unlessAlready));
    },
    async restartContainer(id) {
      await post(id, 'restart', await patience(id))
        .catch(missing(id))
        .catch(portTaken);
    },
    async pauseContainer(id) {
      await post(id, 'pause')
        .catch(unlessSaid(/is already paused/))
        .catch(missing(id));
    },
    async unpauseContainer(id) {
      try {
        await post(id, 'unpause').catch(missing(id));
      } catch (thrown) {
        unlessSaid(/is not paused/)(thrown);
        if (fields((await inspected(id)).State).Running !== true) throw thrown;
      }
    },
    async killContainer(id) {
      await unlessMissing(post(id, 'kill').catch(unlessSaid(/is not running/)));
    },
    async renameContainer(id, name) {
      await post(id, 'rename', { name }).catch(missing(id));
    },
    async removeContainer(id) {
      try {
        await unlessMissing(
          http.ask({
            method: 'DELETE',
            path: `/containers/${encodeURIComponent(id)}`,
            query: { force: '1', v: '0' },
            within: null,
          }),
        );
      } catch (thrown) {
        // Somebody else is removing it already: done when they are.
        if (!isStatus(thrown, 409) || !/already in progress/.test(thrown.message)) throw thrown;
        await unlessMissing(post(id, 'wait', { condition: 'removed' }));
      }
    },
  };
}

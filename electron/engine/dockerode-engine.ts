import { versioned } from './api-version.ts';
import { archive } from './archive.ts';
import { askStats } from './ask-stats.ts';
import { containerActions } from './container-actions.ts';
import { containerFiles } from './container-files.ts';
import { containerLog } from './container-log.ts';
import type { EngineApi } from './engine-api.ts';
import { type EngineEndpoint, targetOf } from './engine-endpoint.ts';
import { engineFailure } from './engine-failure.ts';
import { createEngineHttp, type EngineHttp } from './engine-http.ts';
import { engineInfo, engineQuestions, ping } from './engine-questions.ts';
import { execVerbs } from './exec-verbs.ts';
import { helperContainers } from './helper-containers.ts';
import { helperImages } from './helper-images.ts';
import { imageFacts } from './image-facts.ts';
import { recreateVerbs } from './recreate-verbs.ts';
import { removals } from './removals.ts';
import { askRunCommand } from './run-command/ask-run-command.ts';
import { sizes } from './sizes.ts';
import { watchEvents } from './watch-events.ts';

/** Whatever a verb throws leaves here as a `Failure`: statuses are for the verbs' own use. */
function withFailures<Verbs extends Readonly<Record<string, (...args: never[]) => Promise<unknown>>>>(
  verbs: Verbs,
  address: string,
): Verbs {
  const guarded = Object.entries(verbs).map(([name, verb]) => [
    name,
    async (...args: never[]) => {
      try {
        return await verb(...args);
      } catch (thrown) {
        throw engineFailure(thrown, address);
      }
    },
  ]);
  return Object.fromEntries(guarded) as Verbs;
}

/**
 * The engine at `endpoint`. Nothing is sent before the first verb, which negotiates the API version; a connection
 * that broke is made again by the next verb. Sockets close by themselves soon after the last one.
 */
export function connectDockerode(endpoint: EngineEndpoint): EngineApi {
  const plain = createEngineHttp(endpoint);
  const http = versioned(plain);
  const apiVersion = async () => (await http.negotiate()).apiVersion;
  const questions = engineQuestions(http, apiVersion);
  const verbs = {
    ...questions,
    // Every engine answers this one without a version.
    ping: (timeoutMs: number) => ping(plain, timeoutMs),
    info: async () => engineInfo(http, await http.negotiate()),
    ...containerActions(http, questions.listContainers),
    ...removals(http),
    ...sizes(http, apiVersion),
    ...askRunCommand(http),
    ...imageFacts(http),
    ...askStats(http, apiVersion),
    ...containerLog(http),
    ...execVerbs(http),
    ...archive(http),
    ...containerFiles(http),
    ...helperContainers(http, apiVersion),
    ...helperImages(http),
    ...recreateVerbs(http),
  };
  return {
    target: targetOf(endpoint),
    ...withFailures(verbs, endpoint.address),
    watchEvents: (since, on) => watchEvents(http satisfies EngineHttp, since, on),
  };
}

import type { EngineApi } from '../engine-api.ts';
import type { EngineHttp } from '../engine-http.ts';
import { unlessMissing } from '../engine-questions.ts';
import { fields, text } from '../narrow.ts';
import { engineDefaults } from './engine-defaults.ts';
import { runCommand } from './run-command.ts';

const within = 15_000;

/** `EngineApi.runCommand` from the answers about the container, its image and the engine. */
export const askRunCommand = (http: EngineHttp): Pick<EngineApi, 'runCommand'> => ({
  async runCommand(id) {
    const container = await unlessMissing(
      http.ask({ path: `/containers/${encodeURIComponent(id)}/json`, within }),
    );
    if (container === null) return null;
    const image = (name: string) =>
      name === ''
        ? Promise.resolve(null)
        : unlessMissing(http.ask({ path: `/images/${encodeURIComponent(name)}/json`, within }));
    const { Image, Config } = fields(container);
    const [own, named, info] = await Promise.all([
      image(text(Image)),
      image(text(fields(Config).Image)),
      http.ask({ path: '/info', within }),
    ]);
    return runCommand({
      container,
      image: own,
      namedImageId: text(fields(named).Id),
      engine: engineDefaults(info),
    });
  },
});

import { afterEach, vi } from 'vitest';
import { factsOf } from '../failure.ts';
import { connectDockerode } from './dockerode-engine.ts';
import { anEngine, startScriptedServer } from './scripted-server.ts';

type Answers = Parameters<typeof startScriptedServer>[0];

/** For tests: a server that answers as it is told, and the engine as the app sees it there. To be called once a file. */
export function scriptedEngine() {
  let server: Awaited<ReturnType<typeof startScriptedServer>>;
  afterEach(async () => {
    vi.unstubAllEnvs();
    await server.stop();
  });
  const start = async (answers: Answers) => {
    server = await startScriptedServer({ ...anEngine, ...answers });
  };
  return {
    start,
    server: () => server,
    async engine(answers: Answers) {
      await start(answers);
      return connectDockerode(server.target);
    },
  };
}

export const failureOf = (asked: Promise<unknown>) =>
  asked.then((value) => ({ unexpectedly: value }), factsOf);

export async function causeOf(asked: Promise<unknown>) {
  const facts = await failureOf(asked);
  return 'cause' in facts ? facts.cause : facts;
}

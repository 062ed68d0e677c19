import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeStacks } from '../../e2e/support/many-containers.ts';
import type { ElectronRuntime } from '../../scripts/setup/electron-runtime.ts';
import { loadStandInImages } from '../../scripts/setup/images.ts';
import { type PrivateEngine, startPrivateEngine } from '../../scripts/setup/private-engine.ts';
import { step } from '../../scripts/setup/say.ts';
import { launchBenchApp } from './app.ts';
import type { Bench, Population } from './benchmark.ts';
import { engineProcesses, quiet } from './cpu.ts';
import { askEngine } from './engine-requests.ts';

export interface OpenedBench extends Bench {
  /** Ends everything. */
  close(): Promise<void>;
}

const startedAtOnce = 8;

async function startAll(engine: PrivateEngine): Promise<void> {
  const listed: { readonly Id: string }[] = JSON.parse(
    await askEngine(engine, 'GET', '/containers/json?all=1'),
  );
  const work = async () => {
    for (let next = listed.pop(); next !== undefined; next = listed.pop()) {
      await askEngine(engine, 'POST', `/containers/${next.Id}/start`);
    }
  };
  await Promise.all(Array.from({ length: startedAtOnce }, work));
}

async function populate(engine: PrivateEngine, { stacks, each, running }: Population): Promise<void> {
  await loadStandInImages(engine);
  await step(`Making ${stacks * each} containers`, async () => {
    await makeStacks(engine.socketPath, { stacks, each });
    if (running) await startAll(engine);
  });
  await quiet(() => engineProcesses(engine));
}

/** `rounds` in place of how often each benchmark would measure; `null` for that. */
export function openBench(runtime: ElectronRuntime, rounds: number | null): OpenedBench {
  let current: { readonly key: string; readonly engine: PrivateEngine } | null = null;
  let ends: (() => Promise<unknown>)[] = [];

  const endEngine = async () => {
    await current?.engine.stop();
    current = null;
  };
  const folder = async () => {
    const path = await mkdtemp(join(tmpdir(), 'stackyard-bench-'));
    ends.push(() => rm(path, { recursive: true, force: true }));
    return path;
  };
  const clear = async () => {
    const all = ends.toReversed();
    ends = [];
    for (const end of all) await end().catch((error: unknown) => console.error(error));
  };

  return {
    runtime,
    rounds: (usual) => rounds ?? usual,
    folder,
    async engineWith(population) {
      const key = JSON.stringify(population);
      if (current?.key === key) return current.engine;
      await endEngine();
      const engine = await startPrivateEngine({ version: '26' });
      current = { key, engine };
      await populate(engine, population);
      return engine;
    },
    async openApp(engine, options = {}) {
      const userDataDir = options.userDataDir ?? join(await folder(), 'user-data');
      const env = { ...process.env, ...engine.env, ...options.env };
      const app = await launchBenchApp({ runtime, env, userDataDir }, options);
      ends.push(() => app.close());
      return app;
    },
    clear,
    async close() {
      await clear();
      await endEngine();
    },
  };
}

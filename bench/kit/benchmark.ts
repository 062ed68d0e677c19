import type { ElectronRuntime } from '../../scripts/setup/electron-runtime.ts';
import type { PrivateEngine } from '../../scripts/setup/private-engine.ts';
import type { AppOptions, BenchApp } from './app.ts';
import type { Measured } from './result.ts';

/** What an engine holds: stacks of created containers with two services, as `makeStacks` makes them. */
export interface Population {
  readonly stacks: number;
  readonly each: number;
  /** Whether they are started. */
  readonly running?: boolean;
}

/** What benchmarks measure with. */
export interface Bench {
  readonly runtime: ElectronRuntime;
  /** How often to measure, where `usual` is right for a figure that counts. */
  rounds(usual: number): number;
  /**
   * An engine with this population and nothing else, started for it unless the last benchmark had the same. It is the
   * only one that runs. Whoever changes it puts it back.
   */
  engineWith(population: Population): Promise<PrivateEngine>;
  /** Opens the built app on an engine, as it is started for the first time. It is closed with the benchmark. */
  openApp(engine: PrivateEngine, options?: AppOptions): Promise<BenchApp>;
  /** A new empty folder, which goes with the benchmark. */
  folder(): Promise<string>;
  /** Closes and removes what the benchmark opened and made so far. The engine stays. */
  clear(): Promise<void>;
}

export interface Benchmark {
  /** As `npm run bench -- NAME` calls it; its results are named after it. */
  readonly name: string;
  readonly run: (bench: Bench) => Promise<readonly Measured[]>;
}

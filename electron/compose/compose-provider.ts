import type { ComposeCli } from '../../shared/app-state.ts';
import type { EngineTarget } from '../../shared/engine.ts';
import { composeEnvironment } from '../engine/engine-target.ts';
import { Failure } from '../failure.ts';
import { type Compose, createCompose } from './compose.ts';
import type { ComposeProgram } from './compose-cli.ts';

export interface ComposeProvider {
  /** What is known of the CLI so far; `null` before the first look. */
  known(): ComposeCli | null;
  /** Looks for the CLI (again, while it is missing). */
  look(): Promise<ComposeCli>;
  /** The CLI, talking to the engine that the app shows. Throws `compose-cli-missing`. */
  compose(): Promise<Compose>;
}

export function composeProvider(options: {
  readonly env: NodeJS.ProcessEnv;
  readonly find: () => Promise<ComposeProgram | null>;
  readonly target: () => EngineTarget | null;
  readonly onFound: (cli: ComposeCli) => void;
}): ComposeProvider {
  const { env, find, target, onFound } = options;
  let program: ComposeProgram | null = null;
  let known: ComposeCli | null = null;

  async function look(): Promise<ComposeCli> {
    program ??= await find();
    const next: ComposeCli =
      program === null ? { kind: 'missing' } : { kind: 'found', version: program.version };
    if (next.kind !== known?.kind) onFound(next);
    known = next;
    return next;
  }

  return {
    known: () => known,
    look,
    async compose() {
      await look();
      const engine = target();
      if (program === null) throw new Failure({ kind: 'compose-cli-missing' });
      return createCompose(program, engine === null ? env : composeEnvironment(engine, env));
    },
  };
}

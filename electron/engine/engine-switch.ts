import type { EngineTarget } from '../../shared/engine.ts';
import {
  automatic,
  type EngineChoice,
  type EngineChoices,
  type KnownEngine,
} from '../../shared/engine-choice.ts';
import { t } from '../../shared/texts.ts';
import { Failure } from '../failure.ts';
import type { EngineEndpoint } from './engine-endpoint.ts';

/** Which engine the app shows, chosen in the app or by the docker CLI's rules. */
export interface EngineSwitch {
  /** Where to connect now: for the inventory, which asks each time. */
  resolve(): Promise<EngineEndpoint>;
  choices(): Promise<EngineChoices>;
  /** Throws `busy` while something is being changed on the present engine, `conflict` for one that nobody knows. */
  choose(choice: EngineChoice): Promise<void>;
  /** To be called when the docker CLI's files changed: follows, as soon as nothing is being changed any more. */
  filesChanged(): Promise<void>;
}

interface Parts {
  readonly resolve: (choice: EngineChoice) => Promise<EngineEndpoint>;
  readonly known: () => Promise<readonly KnownEngine[]>;
  /** Where the app is connected, or tries to. */
  readonly current: () => EngineTarget | null;
  readonly reconnect: () => void;
  /** Throws `busy` while an operation runs. */
  readonly mustBeIdle: () => void;
  /** Resolves when no operation runs. */
  readonly idle: () => Promise<void>;
  /** What was chosen the last time, if it holds. */
  readonly first: EngineChoice;
  readonly keep: (choice: EngineChoice) => Promise<unknown>;
}

const sameEngine = (a: EngineTarget, b: EngineTarget) => a.context === b.context && a.address === b.address;

const sameChoice = (a: EngineChoice, b: EngineChoice): boolean => JSON.stringify(a) === JSON.stringify(b);

export function createEngineSwitch(parts: Parts): EngineSwitch {
  let chosen = parts.first;
  const resolve = () => parts.resolve(chosen);

  async function follow(): Promise<void> {
    await parts.idle();
    const now = parts.current();
    const next = await resolve().catch(() => null);
    // What can't be resolved now is tried again by the inventory, which also says why.
    if (now !== null && next !== null && !sameEngine(now, next)) parts.reconnect();
  }

  return {
    resolve,
    choices: async () => ({ chosen, engines: await parts.known() }),
    async choose(choice) {
      if (sameChoice(choice, chosen)) return;
      parts.mustBeIdle();
      const known = await parts.known();
      // A window may not have the app connect to just anything.
      if (choice.kind !== 'automatic' && !known.some((engine) => sameChoice(engine.choice, choice))) {
        throw new Failure({ kind: 'conflict', detail: t('This engine is not among those that were found.') });
      }
      chosen = choice;
      parts.reconnect();
      await parts.keep(choice);
    },
    filesChanged: follow,
  };
}

/** What was kept holds unless the app was started for another engine. */
export function choiceAtStart(
  kept: EngineChoice,
  started: {
    readonly contextFlag: string | null;
    readonly env: Readonly<Record<string, string | undefined>>;
  },
): EngineChoice {
  const { contextFlag, env } = started;
  return contextFlag || env.DOCKER_HOST || env.DOCKER_CONTEXT ? automatic : kept;
}

import type { AppError } from '../../shared/errors.ts';
import type { CommandArgs, CommandName, Commands } from '../../shared/ipc.ts';
import { commandNames } from '../../shared/ipc.ts';
import { err, ok } from '../../shared/result.ts';
import { t } from '../../shared/texts.ts';
import { factsOf } from '../failure.ts';
import { schemas } from './schemas.ts';

export type Handlers = {
  readonly [Name in CommandName]: (args: CommandArgs<Name>) => Promise<Commands[Name]['result']>;
};

const isCommand = (name: unknown): name is CommandName => typeof name === 'string' && commandNames.has(name);

/** Answers one command with a `Result`; never throws, whatever `name` and `args` are. */
export async function answer(handlers: Handlers, name: unknown, args: unknown) {
  if (!isCommand(name)) return err({ kind: 'unexpected', detail: t('There is no such command.') } as const);
  return answerKnown(handlers, name, args);
}

async function answerKnown<Name extends CommandName>(handlers: Handlers, name: Name, args: unknown) {
  const checked = schemas[name].safeParse(args);
  if (!checked.success) {
    return err({
      kind: 'unexpected',
      detail: t('{name} was called with arguments that do not fit.', { name }),
    } as const);
  }
  try {
    return ok(await handlers[name](checked.data));
  } catch (thrown) {
    return err(factsOf(thrown));
  }
}

/** Answers a command of the window, whatever comes as its name and arguments. */
export type Answer = (name: unknown, args: unknown) => ReturnType<typeof answer>;

/** `onFailure` hears of each command that failed. */
export const answerBy =
  (handlers: Handlers, onFailure: (name: CommandName, error: AppError) => void): Answer =>
  async (name, args) => {
    const answered = await answer(handlers, name, args);
    if (!answered.ok && isCommand(name)) onFailure(name, answered.error);
    return answered;
  };

import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { AppError } from '../../shared/errors.ts';
import type { CommandArgs, CommandName, Commands } from '../../shared/ipc.ts';
import { commandNames } from '../../shared/ipc.ts';
import { err, ok } from '../../shared/result.ts';
import { t } from '../../shared/texts.ts';
import { factsOf } from '../failure.ts';
import { commandChannel } from './channels.ts';
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

/**
 * Serves the contract to senders that `isOurs` knows: our window's main frame at our origin. A page that is loaded while the
 * handlers are still being made waits for them.
 */
export function serveCommands(
  ipc: Pick<IpcMain, 'handle'>,
  handlers: Promise<Handlers>,
  isOurs: (event: IpcMainInvokeEvent) => boolean,
  /** Hears of each command that failed. */
  onFailure: (name: CommandName, error: AppError) => void = () => undefined,
): void {
  ipc.handle(commandChannel, async (event, name: unknown, args: unknown) => {
    if (!isOurs(event)) throw new Error('This sender is not served.');
    const answered = await answer(await handlers, name, args);
    if (!answered.ok && isCommand(name)) onFailure(name, answered.error);
    return answered;
  });
}

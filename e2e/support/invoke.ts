import type { Bridge, CommandArgs, CommandName, CommandResult } from '../../shared/ipc.ts';
import type { RunningApp } from './running-app.ts';

/** Sends a command as the window does, through what the preload hands on, and gives the answer. */
export async function invoke<Name extends CommandName>(
  app: RunningApp,
  name: Name,
  args: unknown,
): Promise<CommandResult<Name>> {
  return app.page.evaluate(
    ([command, given]) => {
      const bridge: Bridge = Reflect.get(window, 'stackyard');
      return bridge.invoke(command, given);
    },
    [name, args as CommandArgs<Name>] as const,
  );
}

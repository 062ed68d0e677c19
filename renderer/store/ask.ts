import type { Bridge, CommandArgs, CommandName, CommandResult } from '../../shared/ipc.ts';
import { err } from '../../shared/result.ts';

export type Ask = <Name extends CommandName>(
  name: Name,
  args: CommandArgs<Name>,
) => Promise<CommandResult<Name>>;

/** Asks main; a broken bridge is an `unexpected` failure like any other, so that no call ever throws. */
export function asker(bridge: Bridge): Ask {
  return async (name, args) => {
    try {
      return await bridge.invoke(name, args);
    } catch (cause) {
      return err({ kind: 'unexpected', detail: cause instanceof Error ? cause.message : String(cause) });
    }
  };
}

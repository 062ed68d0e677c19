import type { ExecMessage, ExecReply, ExecRequest } from '../../shared/exec.ts';
import { type Clock, systemClock } from '../engine/clock.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import type { Sink, Source } from '../stream.ts';
import { openTerminal, type Terminal } from './open-terminal.ts';

/** All terminals that are open, so that none is forgotten when the app is closed. */
export interface Terminals {
  open(api: EngineApi, request: ExecRequest, sink: Sink<ExecMessage>): Source<ExecReply>;
  /** Resolves when none is open. */
  whenNone(): Promise<void>;
  /** Ends every program that was started. Resolves when all are over; never rejects. */
  endAll(): Promise<void>;
}

export function createTerminals(clock: Clock = systemClock): Terminals {
  const open = new Set<Terminal>();
  return {
    open(api, request, sink) {
      const terminal = openTerminal(api, request, sink, clock);
      open.add(terminal);
      void terminal.over.then(() => open.delete(terminal));
      return terminal;
    },
    async whenNone() {
      while (open.size > 0) await Promise.all([...open].map(({ over }) => over));
    },
    async endAll() {
      await Promise.all([...open].map((terminal) => terminal.end()));
    },
  };
}

import type { Duplex } from 'node:stream';
import type { ExecEnd, ExecSettings } from '../../shared/exec.ts';
import type { ExecId } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { hangUp } from './hang-up.ts';
import { type ContainerRun, howItEnded, lastState } from './how-it-ended.ts';

interface Running {
  readonly api: EngineApi;
  readonly run: ContainerRun;
  readonly exec: ExecId;
  /** A POSIX shell in the container; `null` where it has none. */
  readonly shell: string | null;
  readonly request: ExecSettings;
  readonly connection: Duplex;
  readonly announced: { pid(): number | null };
  readonly pause: (ms: number) => Promise<void>;
}

const announcedWithin = 20;
const lookMs = 50;
const afterKeyMs = 300;
const interrupt = '\x03';
const endOfInput = '\x04';

/** Ends the program of a terminal. Resolves to how it ended, `left-running` where it would not. */
export async function endTerminal(running: Running): Promise<ExecEnd> {
  const { api, run, exec, shell, pause } = running;
  // Who ends a session the moment that it began must wait to learn what to end.
  for (
    let look = 0;
    shell !== null && running.announced.pid() === null && look < announcedWithin;
    look += 1
  ) {
    if (!(await api.execState(exec))?.running) break;
    await pause(lookMs);
  }
  const pid = running.announced.pid();
  if (shell !== null && pid !== null) await hangUp(sessionOf(running, shell), pid);
  else await askByKeys(running);
  return howItEnded(api, run, exec, pause);
}

function sessionOf({ api, run, exec, request, pause }: Running, shell: string) {
  const { user } = request;
  return {
    run: (script: string, args: readonly string[]) =>
      api
        .runInContainer(run.id, {
          command: [shell, '-c', script, shell, ...args],
          user,
          workingDir: '',
          env: [],
        })
        .catch(() => null),
    isGone: async () => !(await lastState(api, exec, pause))?.running,
    pause: () => pause(100),
  };
}

/** Without a shell nobody can send a signal: what a person would press must do. */
async function askByKeys({ connection, pause }: Running): Promise<void> {
  for (const key of [interrupt, endOfInput]) {
    if (!connection.writable) return;
    connection.write(key);
    await pause(afterKeyMs);
  }
}

import type { TerminalSize } from '../../shared/exec.ts';
import type { ExecId } from '../../shared/ids.ts';
import type { Clock } from '../engine/clock.ts';
import type { EngineApi } from '../engine/engine-api.ts';

// While the container is paused the engine refuses; an old one does so, too, until the program has begun.
const againMs = 250;

/** Keeps a program's terminal as large as the window's: one request at a time, the last size wins. */
export function followSize(api: Pick<EngineApi, 'resizeTerminal'>, first: TerminalSize, clock: Clock) {
  let wanted = first;
  let told: TerminalSize | null = null;
  let exec: ExecId | null = null;
  let busy = false;

  async function tell(): Promise<void> {
    if (exec === null || busy || told === wanted) return;
    const size = wanted;
    busy = true;
    const done = await api.resizeTerminal(exec, size).then(
      () => true,
      () => false,
    );
    busy = false;
    if (done) {
      told = size;
      await tell();
    } else clock.after(againMs, () => void tell());
  }

  return {
    begin(id: ExecId): void {
      exec = id;
      void tell();
    },
    set(size: TerminalSize): void {
      wanted = size;
      void tell();
    },
    stop(): void {
      exec = null;
    },
  };
}

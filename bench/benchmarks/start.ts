import { join } from 'node:path';
import type { Benchmark } from '../kit/benchmark.ts';
import { bareMain, builtMain, timeToFirstPaint } from '../kit/first-paint.ts';
import { inTurns } from '../kit/in-turns.ts';

/**
 * Begins just before the program's process is made, with 10 stacks of 2 containers on the engine; ends when the first
 * stack's row is painted in a window that is shown. The reference is an Electron app on the same runtime that does nothing
 * but open a window of the same size with one line of text, until that line is painted. Each side keeps its own user
 * data folder from round to round, as on any start but the first; no debugger is attached.
 */
export const start: Benchmark = {
  name: 'start',
  run: async (bench) => {
    const engine = await bench.engineWith({ stacks: 10, each: 2 });
    const folder = await bench.folder();
    const side = (main: string, name: string) => () =>
      timeToFirstPaint(bench.runtime, { main, userDataDir: join(folder, name), env: engine.env });
    const paired = await inTurns(bench.rounds(15), side(builtMain, 'app'), side(bareMain, 'bare'));
    return [{ name: 'start', unit: 'ms', take: 'median', ...paired, goal: { of: 'ratio', atMost: 1.4 } }];
  },
};

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from '../../scripts/setup/project.ts';
import { writeSettings } from '../kit/app.ts';
import type { Benchmark, Population } from '../kit/benchmark.ts';
import { engineProcesses, quiet } from '../kit/cpu.ts';
import { inTurns } from '../kit/in-turns.ts';
import { proportionalMB } from '../kit/memory.ts';
import { allStacks } from '../kit/rows.ts';
import { unattended } from '../kit/unattended.ts';

const population: Population = { stacks: 250, each: 4 };
const bareWindow = join(import.meta.dirname, '..', 'kit', 'bare-window');
const settleMs = 8_000;

/**
 * The memory of all processes of the app, what they share counted in parts, with 1,000 containers in 250 expanded stacks,
 * once it is still after its start; against an Electron app on the same runtime that does nothing but open a window of
 * the same size. One runs at a time; nobody asks either to collect its garbage.
 */
export const memory: Benchmark = {
  name: 'memory',
  run: async (bench) => {
    const engine = await bench.engineWith(population);
    const userData = await bench.folder();
    await writeSettings(join(userData, 'app'), { expanded: allStacks(population) });
    const side = (folder: string, name: string) => () =>
      unattended(
        bench.runtime,
        { folder, userDataDir: join(userData, name), env: engine.env },
        async (processes) => {
          await sleep(settleMs);
          await quiet(() => [...processes(), ...engineProcesses(engine)]);
          return proportionalMB(processes());
        },
      );
    const paired = await inTurns(bench.rounds(5), side(projectFolder, 'app'), side(bareWindow, 'bare'));
    return [
      { name: 'memory', unit: 'MB', take: 'median', ...paired, goal: { of: 'difference', atMost: 100 } },
    ];
  },
};

import { groupStacks } from '../../shared/group-stacks.ts';
import type { Inventory } from '../../shared/stack.ts';
import type { AppData } from './app-store.ts';
import { type ContainerTotals, containerTotals } from './container-totals.ts';
import { type Running, runningOperations } from './running.ts';

/** Remembers the last answer, and gives it again while the inputs are the same objects. */
function remembered<Inputs extends readonly unknown[], Output>(
  compute: (inputs: Inputs, previous: Output | undefined) => Output,
): (...inputs: Inputs) => Output {
  let last: { inputs: Inputs; output: Output } | undefined;
  return (...inputs) => {
    if (last === undefined || inputs.some((input, index) => input !== last?.inputs[index])) {
      last = { inputs, output: compute(inputs, last?.output) };
    }
    return last.output;
  };
}

/** What views compute from the store, once for all of them. One set a store. */
export function createDerived() {
  const inventory = remembered<[AppData['snapshot']['containers']], Inventory>(([containers], previous) =>
    groupStacks(containers.values(), previous),
  );
  const running = remembered<[AppData['operations'], AppData['snapshot']['containers']], Running>(
    ([operations, containers]) => runningOperations(operations, containers),
  );
  const totals = remembered<[AppData['snapshot']['containers'], AppData['figures']], ContainerTotals>(
    ([containers, figures], previous) => containerTotals(containers.values(), figures, previous),
  );
  return {
    inventory: (data: AppData) => inventory(data.snapshot.containers),
    running: (data: AppData) => running(data.operations, data.snapshot.containers),
    totals: (data: AppData) => totals(data.snapshot.containers, data.figures),
  };
}

export type Derived = ReturnType<typeof createDerived>;

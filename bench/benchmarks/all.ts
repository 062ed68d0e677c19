import type { Benchmark } from '../kit/benchmark.ts';
import { eventCost } from './event-cost.ts';
import { fresh, fresh1000 } from './fresh.ts';
import { idleHidden, idleVisible } from './idle.ts';
import { list1000, list5000 } from './list.ts';
import { logSearch } from './log-search.ts';
import { logs1M } from './logs.ts';
import { memory } from './memory.ts';
import { scroll1000 } from './scroll.ts';
import { search1000 } from './search.ts';
import { size } from './size.ts';
import { deleteStack, runAgain } from './stack.ts';
import { start } from './start.ts';
import { volumeExport } from './volume-export.ts';

/** In the order in which they run: those with the same engine follow each other, so that it is made once. */
export const benchmarks: readonly Benchmark[] = [
  size,
  start,
  fresh,
  deleteStack,
  runAgain,
  logs1M,
  logSearch,
  volumeExport,
  idleVisible,
  idleHidden,
  eventCost,
  list5000,
  list1000,
  fresh1000,
  search1000,
  scroll1000,
  memory,
];

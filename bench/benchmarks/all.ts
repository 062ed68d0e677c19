import type { Benchmark } from '../kit/benchmark.ts';
import { fresh, fresh1000 } from './fresh.ts';
import { list1000, list5000 } from './list.ts';
import { scroll1000 } from './scroll.ts';
import { search1000 } from './search.ts';
import { size } from './size.ts';
import { start } from './start.ts';

/** In the order in which they run: those with the same engine follow each other, so that it is made once. */
export const benchmarks: readonly Benchmark[] = [
  size,
  start,
  fresh,
  fresh1000,
  list1000,
  search1000,
  scroll1000,
  list5000,
];

import { expect, it } from 'vitest';
import { judge, type Measured } from './result.ts';
import { resultsTable } from './table.ts';

const measured: Measured = {
  name: 'start',
  unit: 'ms',
  take: 'median',
  ours: [100, 100, 100],
  reference: [80, 80, 80],
  goal: { of: 'ratio', atMost: 1.4 },
};

it('shows a line a result, its columns in line', () => {
  const results = [measured, { ...measured, name: 'x', reference: [], goal: null }].map(judge);
  expect(resultsTable(results)).toBe(
    [
      '| benchmark | ours   | reference | ratio  | goal        | met | in 95 of 100 runs | rounds |',
      '|-----------|--------|-----------|--------|-------------|-----|-------------------|--------|',
      '| start     | 100 ms | 80 ms     | 1.25 × | ratio ≤ 1.4 | yes | 1.25 – 1.25       | 3      |',
      '| x         | 100 ms |           |        |             |     | 100 – 100         | 3      |',
    ].join('\n'),
  );
});

import { expect, it } from 'vitest';
import { aReplica } from '../../../shared/builders.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import type { HistoryView } from '../../store/figure-history.ts';
import { drawnCharts } from './stats-series.ts';

const web = aReplica('web');
const db = aReplica('db');

it('draws each measure of just these containers, with gaps where none of them ran', () => {
  const asked: unknown[] = [];
  const view: HistoryView = {
    times: [1, 2],
    containers: [],
    sum: (ids: Iterable<ContainerId>, measure, whenNone) => {
      asked.push([[...ids], measure, whenNone]);
      return [null, 7];
    },
  };
  const charts = drawnCharts(view, [web, db]);
  expect(charts.map(({ label, series }) => [label, series.map((line) => [line.label, line.look])])).toEqual([
    ['CPU', [['CPU', 'total']]],
    ['Memory', [['Memory', 'total']]],
    [
      'Network',
      [
        ['Received', 'plain'],
        ['Sent', 'dashed'],
      ],
    ],
    [
      'Disk',
      [
        ['Read', 'plain'],
        ['Written', 'dashed'],
      ],
    ],
    ['PIDs', [['PIDs', 'total']]],
  ]);
  expect(asked[0]).toEqual([[web.id, db.id], 'cpuPercent', null]);
  expect(charts[0]?.series[0]?.values).toEqual([null, 7]);
});

import type { Measure } from '../../store/figure-measures.ts';
import { bytes, type ChartUnit, count, percent, rate } from '../../ui/time-chart/chart-unit.ts';

interface StatsLine {
  readonly measure: Measure;
  readonly label: string;
}

/** A chart of the tab Stats: what it is called, what is drawn. Adding one is adding a line. */
export interface StatsChart {
  readonly label: string;
  readonly unit: ChartUnit;
  readonly lines: readonly StatsLine[];
}

export const statsCharts: readonly StatsChart[] = [
  { label: 'CPU', unit: percent, lines: [{ measure: 'cpuPercent', label: 'CPU' }] },
  { label: 'Memory', unit: bytes, lines: [{ measure: 'memoryBytes', label: 'Memory' }] },
  {
    label: 'Network',
    unit: rate,
    lines: [
      { measure: 'networkReceivedRate', label: 'Received' },
      { measure: 'networkSentRate', label: 'Sent' },
    ],
  },
  {
    label: 'Disk',
    unit: rate,
    lines: [
      { measure: 'blockReadRate', label: 'Read' },
      { measure: 'blockWrittenRate', label: 'Written' },
    ],
  },
  { label: 'PIDs', unit: count, lines: [{ measure: 'pids', label: 'PIDs' }] },
];

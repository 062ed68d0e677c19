import { t } from '../../../shared/texts.ts';
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
  { label: t('CPU'), unit: percent, lines: [{ measure: 'cpuPercent', label: t('CPU') }] },
  { label: t('Memory'), unit: bytes, lines: [{ measure: 'memoryBytes', label: t('Memory') }] },
  {
    label: t('Network'),
    unit: rate,
    lines: [
      { measure: 'networkReceivedRate', label: t('Received') },
      { measure: 'networkSentRate', label: t('Sent') },
    ],
  },
  {
    label: t('Disk'),
    unit: rate,
    lines: [
      { measure: 'blockReadRate', label: t('Read') },
      { measure: 'blockWrittenRate', label: t('Written') },
    ],
  },
  { label: t('PIDs'), unit: count, lines: [{ measure: 'pids', label: t('PIDs') }] },
];

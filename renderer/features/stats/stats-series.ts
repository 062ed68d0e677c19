import type { Container } from '../../../shared/engine.ts';
import type { HistoryView } from '../../store/figure-history.ts';
import type { TimeSeries } from '../../ui/time-chart/time-series.ts';
import { type StatsChart, statsCharts } from './stats-charts.ts';

/** A chart with its lines as they are at one moment. */
export interface DrawnChart extends Pick<StatsChart, 'label' | 'unit'> {
  readonly series: readonly TimeSeries[];
}

/** Every chart of the tab, summed up over the containers. A time in which none of them ran is a gap. */
export function drawnCharts(view: HistoryView, containers: readonly Container[]): readonly DrawnChart[] {
  const ids = containers.map(({ id }) => id);
  return statsCharts.map(({ label, unit, lines }) => ({
    label,
    unit,
    series: lines.map(
      (line, at): TimeSeries => ({
        key: line.measure,
        label: line.label,
        colour: `var(--chart-${at + 1})`,
        // The second line of a chart is told from the first without its colour, too.
        look: lines.length === 1 ? 'total' : at === 0 ? 'plain' : 'dashed',
        shown: true,
        values: view.sum(ids, line.measure, null),
      }),
    ),
  }));
}

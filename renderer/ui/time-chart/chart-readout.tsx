import { timeOfDay } from '../../format/age.ts';
import { valuesAt } from './chart-steps.ts';
import { ChartSwatch } from './chart-swatch.tsx';
import type { ChartUnit } from './chart-unit.ts';
import styles from './time-chart.module.css';
import type { TimeSeries } from './time-series.ts';

interface Props {
  readonly at: number;
  readonly step: number;
  readonly series: readonly TimeSeries[];
  readonly unit: ChartUnit;
  /** In CSS pixels from the left edge of the plot. */
  readonly left: number;
  /** On which side of the step it stands. */
  readonly side: 'left' | 'right';
}

/** The values of the step that is pointed at, beside it. Screen readers have them from the slider's text. */
export function ChartReadout({ at, step, series, unit, left, side }: Props) {
  return (
    <div className={`${styles.readout} ${styles[side]}`} style={{ left }} aria-hidden>
      <b>{timeOfDay(at)}</b>
      <ul>
        {valuesAt(series, step).map(({ series: line, value }) => (
          <li key={line.key}>
            <ChartSwatch series={line} />
            <bdi className="ellipsis">{line.label}</bdi>
            <span>{value === null ? '–' : unit.format(value)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

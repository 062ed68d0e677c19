import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { t } from '../../../shared/texts.ts';
import { ChartReadout } from './chart-readout.tsx';
import { firstShown, minutesShown, stepAfter, stepOf, stepText } from './chart-steps.ts';
import { ChartSummary } from './chart-summary.tsx';
import type { ChartUnit } from './chart-unit.ts';
import styles from './time-chart.module.css';
import type { TimeSeries } from './time-series.ts';
import { useDrawing } from './use-drawing.ts';

interface Props {
  /** What is drawn, as its heading and accessible name: `CPU`. */
  readonly label: string;
  /** Beside the heading, such as the newest value; without it, how much time is drawn. */
  readonly note?: string;
  readonly unit: ChartUnit;
  /** When each step began, in milliseconds since 1970, oldest first; the last one is now. */
  readonly times: readonly number[];
  readonly series: readonly TimeSeries[];
  /** The step that is pointed at, in milliseconds since 1970: charts that stand together share it. */
  readonly pointedAt: number | null;
  readonly onPoint: (at: number | null) => void;
}

/**
 * Lines over time. The values of a step are told by pointing at it or going to it with the arrow keys; a table that
 * screen readers find sums up every line.
 */
export function TimeChart({ label, note, unit, times, series, pointedAt, onPoint }: Props) {
  const heading = useId();
  const host = useRef<HTMLDivElement>(null);
  const onStep = (step: number | null) => onPoint(step === null ? null : (times[step] ?? null));
  const { drawing, failed } = useDrawing(host, unit, onStep);
  const minutes = minutesShown(times, series);
  const first = firstShown(times, minutes);
  const last = times.length - 1;
  const step = stepOf(times, pointedAt);
  useEffect(() => drawing?.draw(times, series, first), [drawing, times, series, first]);
  useEffect(() => drawing?.mark(step), [drawing, step]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.key === 'Escape' ? null : stepAfter(event.key, step ?? last, first, last);
    if (next === step || (next === null && event.key !== 'Escape')) return;
    event.preventDefault();
    onStep(next);
  };
  return (
    <figure className={styles.chart} aria-labelledby={heading}>
      <figcaption>
        <h2 id={heading}>{label}</h2>
        <span>{note ?? t('last {minutes} minutes', { minutes })}</span>
      </figcaption>
      <div
        className={styles.plot}
        role="slider"
        tabIndex={0}
        aria-label={t('{label} by time', { label })}
        aria-valuemin={first}
        aria-valuemax={last}
        aria-valuenow={step ?? last}
        // It must not talk by itself while time goes on: only of a step that was gone to.
        aria-valuetext={step === null ? t('Arrow keys read the values') : stepText(times, series, step, unit)}
        onKeyDown={onKeyDown}
        onBlur={() => onPoint(null)}
      >
        <div ref={host} className={styles.canvas} aria-hidden />
        {step !== null && drawing !== null && (
          <ChartReadout
            at={times[step] ?? 0}
            step={step}
            series={series}
            unit={unit}
            left={drawing.leftOf(step)}
            side={step > (first + last) / 2 ? 'left' : 'right'}
          />
        )}
      </div>
      <ChartSummary
        label={t('{label}, last {minutes} minutes', { label, minutes })}
        series={series}
        unit={unit}
        visible={failed}
      />
    </figure>
  );
}

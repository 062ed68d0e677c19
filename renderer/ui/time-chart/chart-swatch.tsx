import styles from './time-chart.module.css';
import type { TimeSeries } from './time-series.ts';

/** A piece of the line, as it is drawn. */
export function ChartSwatch({ series: { colour, look } }: { series: Pick<TimeSeries, 'colour' | 'look'> }) {
  return (
    <svg className={styles.swatch} width={16} height={8} aria-hidden="true">
      <line
        x1={0}
        x2={16}
        y1={4}
        y2={4}
        style={{ stroke: colour }}
        strokeWidth={look === 'total' ? 3 : 2}
        {...(look === 'dashed' ? { strokeDasharray: '5 3' } : {})}
      />
    </svg>
  );
}

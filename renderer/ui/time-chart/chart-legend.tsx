import { t } from '../../../shared/texts.ts';
import { ChartSwatch } from './chart-swatch.tsx';
import styles from './time-chart.module.css';
import type { TimeSeries } from './time-series.ts';

export interface LegendLine extends Pick<TimeSeries, 'key' | 'label' | 'colour' | 'look' | 'shown'> {
  /** What it is at now, in a few words. */
  readonly text: string;
}

interface Props {
  readonly lines: readonly LegendLine[];
  readonly onSwitch: (key: string) => void;
}

/** Names the lines of one or more charts, and switches them on and off. */
export function ChartLegend({ lines, onSwitch }: Props) {
  return (
    <ul className={styles.legend} aria-label={t('Lines')}>
      {lines.map((line) => (
        <li key={line.key}>
          <button
            type="button"
            aria-pressed={line.shown}
            aria-label={t('Line of {label}', { label: line.label })}
            title={line.shown ? t('Hide this line') : t('Show this line')}
            onClick={() => onSwitch(line.key)}
          >
            <ChartSwatch series={line} />
            <bdi className="ellipsis">{line.label}</bdi>
            <span>{line.text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

import { t } from '../../../shared/texts.ts';
import type { ChartUnit } from './chart-unit.ts';
import styles from './time-chart.module.css';
import { summaryOf, type TimeSeries } from './time-series.ts';

interface Props {
  readonly label: string;
  readonly series: readonly TimeSeries[];
  readonly unit: ChartUnit;
  /** In place of a drawing; otherwise it is there for screen readers alone. */
  readonly visible: boolean;
}

/** A chart in numbers: a row a line, also those that are switched off. */
export function ChartSummary({ label, series, unit, visible }: Props) {
  const text = (value: number | null | undefined) => (value == null ? t('not known') : unit.format(value));
  return (
    <table className={visible ? styles.summary : 'visually-hidden'}>
      <caption>{label}</caption>
      <thead>
        <tr>
          {[t('Line'), t('Now'), t('Lowest'), t('Average'), t('Highest')].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {series.map((line) => {
          const summary = summaryOf(line.values);
          return (
            <tr key={line.key}>
              <th scope="row">
                <bdi>{line.label}</bdi>
              </th>
              <td>{text(summary?.now)}</td>
              <td>{text(summary?.lowest)}</td>
              <td>{text(summary?.average)}</td>
              <td>{text(summary?.highest)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

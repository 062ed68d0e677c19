import { useEffect, useMemo, useState } from 'react';
import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { useApp } from '../../store/app-context.tsx';
import { hasFigures } from '../../store/figures.ts';
import { useDocumentVisible, useWatchFigures } from '../../store/use-watch-figures.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TimeChart } from '../../ui/time-chart/time-chart.tsx';
import { newest } from '../../ui/time-chart/time-series.ts';
import styles from './stats.module.css';
import { type DrawnChart, drawnCharts } from './stats-series.ts';

const redrawMs = 1_000;

interface Props {
  /** Whose figures: `todo-app-1`, `multi-container-app`. */
  readonly name: string;
  /** The one, or all of a stack, whose figures are summed up. */
  readonly containers: readonly Container[];
}

/** What the newest values are, in a few words: `1.2 MB/s received, 340 KB/s sent`. */
function noteOf({ unit, series }: DrawnChart): string {
  const words = series.flatMap(({ label, values }) => {
    const value = newest(values);
    if (value === null) return [];
    return [series.length === 1 ? unit.format(value) : `${unit.format(value)} ${label.toLowerCase()}`];
  });
  return words.join(', ') || t('nothing now');
}

/** What containers use, live and over the last 15 minutes. */
export function Stats({ name, containers }: Props) {
  const history = useApp(({ figureHistory }) => figureHistory);
  const visible = useDocumentVisible();
  const [now, setNow] = useState(() => Date.now());
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const running = useMemo(() => containers.filter(hasFigures).map(({ id }) => id), [containers]);
  useWatchFigures(running);
  useEffect(() => {
    if (!visible) return;
    const timer = setInterval(() => setNow(Date.now()), redrawMs);
    return () => clearInterval(timer);
  }, [visible]);
  const view = useMemo(() => history.read(now), [history, now]);
  const charts = useMemo(() => drawnCharts(view, containers), [view, containers]);
  const known = charts.some(({ series }) =>
    series.some(({ values }) => values.some((value) => value !== null)),
  );
  if (running.length === 0 && !known) {
    return (
      <EmptyState framed icon="chart" title={t('Nothing is running')}>
        {t('Start {name}, and what it uses is drawn here.', { name })}
      </EmptyState>
    );
  }
  return (
    <div className={styles.charts}>
      {charts.map((chart) => (
        <div key={chart.label} className={styles.chart}>
          <TimeChart
            label={chart.label}
            note={noteOf(chart)}
            unit={chart.unit}
            times={view.times}
            series={chart.series}
            pointedAt={pointedAt}
            onPoint={setPointedAt}
          />
        </div>
      ))}
    </div>
  );
}

import { useEffect, useMemo, useState } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import { t } from '../../../shared/texts.ts';
import { useApp } from '../../store/app-context.tsx';
import { toggled } from '../../store/ui-state.ts';
import { useDocumentVisible, useRunningIds, useWatchFigures } from '../../store/use-watch-figures.ts';
import { ChartLegend } from '../../ui/time-chart/chart-legend.tsx';
import { bytes, type ChartUnit, percent } from '../../ui/time-chart/chart-unit.ts';
import { TimeChart } from '../../ui/time-chart/time-chart.tsx';
import { newest, type TimeSeries } from '../../ui/time-chart/time-series.ts';
import { type ChartLine, chartLines } from './chart-lines.ts';
import styles from './charts.module.css';

// A figure comes every 2 s; the line moves on with it, not a whole step later.
const redrawMs = 1_000;

interface Drawn {
  readonly times: readonly number[];
  readonly lines: readonly ChartLine[];
}

/** The lines of this moment, again and again while they can be seen. */
function useChartLines(): Drawn {
  const history = useApp(({ figureHistory }) => figureHistory);
  const visible = useDocumentVisible();
  const [drawn, setDrawn] = useState<Drawn>(() => next(null));
  function next(before: Drawn | null): Drawn {
    const view = history.read(Date.now());
    return { times: view.times, lines: chartLines(view, before?.lines ?? []) };
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `next` is of the history alone.
  useEffect(() => {
    if (!visible) return;
    const timer = setInterval(() => setDrawn(next), redrawMs);
    return () => clearInterval(timer);
  }, [history, visible]);
  return drawn;
}

function lookOf({ kind, place }: ChartLine): Pick<TimeSeries, 'colour' | 'look'> {
  switch (kind) {
    case 'total':
      return { colour: 'var(--text)', look: 'total' };
    case 'own':
      // Where colours come close to each other, the pattern tells them apart.
      return {
        colour: `var(--chart-${(place ?? 0) + 1})`,
        look: (place ?? 0) % 2 === 0 ? 'plain' : 'dashed',
      };
    case 'rest':
      return { colour: 'var(--dim)', look: 'dashed' };
    default:
      return assertNever(kind);
  }
}

function seriesOf(
  lines: readonly ChartLine[],
  figure: 'cpu' | 'memory',
  hidden: ReadonlySet<string>,
): readonly TimeSeries[] {
  return lines.map((line) => ({
    key: line.key,
    label: line.label,
    ...lookOf(line),
    shown: !hidden.has(line.key),
    values: line[figure],
  }));
}

function nowText({ cpu, memory }: ChartLine): string {
  const text = (value: number | null, { format }: ChartUnit) => (value === null ? '–' : format(value));
  return `${text(newest(cpu), percent)} · ${text(newest(memory), bytes)}`;
}

/** CPU and memory of all containers over the last 15 minutes, a line a stack. */
export function ChartsPanel() {
  useWatchFigures(useRunningIds());
  const { times, lines } = useChartLines();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const cpu = useMemo(() => seriesOf(lines, 'cpu', hidden), [lines, hidden]);
  const memory = useMemo(() => seriesOf(lines, 'memory', hidden), [lines, hidden]);
  const shared = { times, pointedAt, onPoint: setPointedAt };
  return (
    <section className={styles.panel} aria-label={t('Charts')}>
      <div className={styles.pair}>
        <TimeChart label={t('CPU')} unit={percent} series={cpu} {...shared} />
        <TimeChart label={t('Memory')} unit={bytes} series={memory} {...shared} />
      </div>
      <ChartLegend
        lines={lines.map((line) => ({
          key: line.key,
          label: line.label,
          ...lookOf(line),
          shown: !hidden.has(line.key),
          text: nowText(line),
        }))}
        onSwitch={(key) => setHidden((before) => toggled(before, key))}
      />
    </section>
  );
}

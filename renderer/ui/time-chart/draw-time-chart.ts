import uPlot from 'uplot';
import { locale } from '../../../shared/texts.ts';
import 'uplot/dist/uPlot.min.css';
import type { ChartUnit } from './chart-unit.ts';
import type { TimeSeries } from './time-series.ts';

/** A chart on the screen. Loaded when the first one is shown. */
export interface ChartDrawing {
  /** `times` in milliseconds since 1970, oldest first; steps before `first` are not shown. */
  draw(times: readonly number[], series: readonly TimeSeries[], first: number): void;
  /** Marks a step that is pointed at from elsewhere; `null`: none. */
  mark(index: number | null): void;
  /** Where a step stands, in CSS pixels from the left edge of the host. */
  leftOf(index: number): number;
  destroy(): void;
}

interface Options {
  readonly host: HTMLElement;
  readonly unit: ChartUnit;
  /** A step was pointed at; `null`: no longer. */
  readonly onPoint: (index: number | null) => void;
}

interface Drawn {
  readonly times: readonly number[];
  readonly series: readonly TimeSeries[];
  readonly first: number;
}

const minute = 60_000;
const roundSteps = Array.from({ length: 16 }, (_, power) =>
  [1, 2, 5].map((digit) => digit * 10 ** (power - 2)),
);
const clock = new Intl.DateTimeFormat(locale(), { timeStyle: 'short' });

/** Turns CSS colours into ones that a canvas knows, as they are in the theme of the moment. */
function colourReader(host: HTMLElement) {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  return (colour: string): string => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  };
}

const isLonely = (values: uPlot.AlignedData[number], index: number): boolean =>
  values[index] != null && values[index - 1] == null && values[index + 1] == null;

export function drawTimeChart({ host, unit, onPoint }: Options): ChartDrawing {
  const colourOf = colourReader(host);
  let plot: uPlot | null = null;
  let drawn: Drawn = { times: [], series: [], first: 0 };
  let hovered = false;

  function lineOf({ key, colour, look }: TimeSeries): uPlot.Series {
    const stroke = () => colourOf(colour);
    return {
      label: key,
      stroke,
      width: look === 'total' ? 1.75 : 1.25,
      ...(look === 'dashed' ? { dash: [5, 3] } : {}),
      ...(look === 'total' ? { fill: () => `color-mix(in srgb, ${stroke()} 7%, transparent)` } : {}),
      points: {
        show: true,
        size: 4,
        fill: stroke,
        // Between two gaps there is no line, but something to be seen.
        filter: (self, at) => {
          const values = self.data[at] ?? [];
          return Array.from(values.keys()).filter((index) => isLonely(values, index));
        },
      },
    };
  }

  function axisLook(): Pick<uPlot.Axis, 'stroke' | 'font' | 'ticks' | 'grid'> {
    return {
      stroke: () => colourOf('var(--dim)'),
      font: `11px ${getComputedStyle(host).fontFamily}`,
      ticks: { show: false },
      grid: { stroke: () => colourOf('var(--line)'), width: 1 },
    };
  }

  function build(): uPlot {
    const { width, height } = host.getBoundingClientRect();
    const leave = () => null;
    return new uPlot(
      {
        width: Math.max(1, width),
        height: Math.max(1, height),
        ms: 1,
        padding: [8, 12, 0, 0],
        legend: { show: false },
        cursor: {
          y: false,
          drag: { x: false, y: false, setScale: false },
          bind: { dblclick: leave, mousedown: leave },
          points: { size: 7 },
        },
        scales: {
          x: { range: () => [drawn.times[drawn.first] ?? 0, drawn.times.at(-1) ?? 1] },
          y: { range: (_, __, top) => [0, Math.max(unit.leastTop, (top ?? 0) * 1.1)] },
        },
        axes: [
          {
            ...axisLook(),
            grid: { show: false },
            size: 24,
            gap: 6,
            space: 56,
            incrs: [minute, 2 * minute, 5 * minute, 15 * minute],
            values: (_, splits) => splits.map((at) => clock.format(at)),
          },
          {
            ...axisLook(),
            gap: 6,
            space: 34,
            incrs: roundSteps.flat().filter((step) => step >= unit.leastStep),
            values: (_, splits) => splits.map((value) => unit.tick(value)),
            size: (_, values) => 16 + 6.4 * Math.max(0, ...(values ?? []).map(({ length }) => length)),
          },
        ],
        series: [{}, ...drawn.series.map((line) => ({ ...lineOf(line), show: line.shown }))],
        hooks: {
          setCursor: [
            ({ cursor }) => {
              if (hovered) onPoint(cursor.idx ?? null);
            },
          ],
        },
      },
      dataOf(),
      host,
    );
  }

  function dataOf(): uPlot.AlignedData {
    return [[...drawn.times], ...drawn.series.map(({ values }) => [...values])];
  }

  function begin(): uPlot {
    plot?.destroy();
    plot = build();
    plot.over.addEventListener('pointerenter', () => {
      hovered = true;
    });
    plot.over.addEventListener('pointerleave', () => {
      hovered = false;
      onPoint(null);
    });
    return plot;
  }

  const keys = (series: readonly TimeSeries[]) =>
    series.map(({ key, colour, look }) => `${key} ${colour} ${look}`);

  const sizes = new ResizeObserver(([entry]) => {
    if (entry === undefined || entry.contentRect.width === 0) return;
    plot?.setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
  });
  sizes.observe(host);
  // Also what stands in the page, such as the points under the pointer, has its colour from the theme.
  const recolour = () => {
    if (plot !== null) begin();
  };
  const themes = new MutationObserver(recolour);
  themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });

  return {
    draw(times, series, first) {
      const same = keys(series).join('\n') === keys(drawn.series).join('\n');
      drawn = { times, series, first };
      const current = plot !== null && same ? plot : begin();
      current.batch(() => {
        series.forEach(({ shown }, index) => {
          if (current.series[index + 1]?.show !== shown) current.setSeries(index + 1, { show: shown });
        });
        current.setData(dataOf());
      });
    },
    mark(index) {
      if (plot === null || hovered) return;
      const left = index === null ? -10 : plot.valToPos(drawn.times[index] ?? 0, 'x');
      plot.setCursor({ left, top: index === null ? -10 : 0 }, false);
    },
    leftOf: (index) =>
      plot === null ? 0 : plot.over.offsetLeft + plot.valToPos(drawn.times[index] ?? 0, 'x'),
    destroy() {
      sizes.disconnect();
      themes.disconnect();
      plot?.destroy();
      plot = null;
    },
  };
}

import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { firstShown, minutesShown, stepAfter } from './chart-steps.ts';
import { percent } from './chart-unit.ts';
import type { ChartDrawing, drawTimeChart } from './draw-time-chart.ts';
import { TimeChart } from './time-chart.tsx';
import { summaryOf, type TimeSeries } from './time-series.ts';
import { drawingSource } from './use-drawing.ts';

const draw = vi.fn<typeof drawTimeChart>();

const start = new Date(2024, 4, 1, 14, 3, 0).getTime();
const times = [0, 1, 2, 3].map((step) => start + step * 2_000);
const total: TimeSeries = {
  key: 'total',
  label: 'Total',
  colour: 'black',
  look: 'total',
  shown: true,
  values: [2, null, 6, 7],
};
const shop: TimeSeries = { ...total, key: 'shop', label: 'shop', look: 'plain', values: [1, null, 4, 3] };
const idle: TimeSeries = {
  ...total,
  key: 'idle',
  label: 'idle',
  look: 'plain',
  values: [null, null, null, null],
};
const off: TimeSeries = { ...shop, key: 'off', label: 'off', shown: false };

function Chart({ series = [total, idle, shop, off] }: { series?: readonly TimeSeries[] }) {
  const [pointedAt, onPoint] = useState<number | null>(null);
  return (
    <TimeChart
      label="CPU"
      unit={percent}
      times={times}
      series={series}
      pointedAt={pointedAt}
      onPoint={onPoint}
    />
  );
}

const slider = () => screen.getByRole('slider', { name: 'CPU by time' });
const text = () => slider().getAttribute('aria-valuetext');
const press = (key: string) => fireEvent.keyDown(slider(), { key });
/** Times as this machine writes them, without narrow spaces. */
const clock = (step: number) =>
  new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }).format(times[step] ?? 0);

let drawing: ChartDrawing;
beforeEach(() => {
  drawing = { draw: vi.fn(), mark: vi.fn(), leftOf: () => 10, destroy: vi.fn() };
  draw.mockReset().mockImplementation(() => drawing);
  vi.spyOn(drawingSource, 'load').mockResolvedValue(draw);
});

describe('a chart', () => {
  it('is summed up in a table, with the lines that are switched off', () => {
    render(<Chart />);
    const table = screen.getByRole('table', { name: 'CPU, last 2 minutes' });
    const rows = within(table).getAllByRole('row').slice(1);
    const cells = rows.map((row) => Array.from(row.children, ({ textContent }) => textContent).join(' | '));
    expect(cells).toEqual([
      'Total | 7.00% | 2.00% | 5.00% | 7.00%',
      'idle | not known | not known | not known | not known',
      'shop | 3.00% | 1.00% | 2.67% | 4.00%',
      'off | 3.00% | 1.00% | 2.67% | 4.00%',
    ]);
  });

  it('tells the values of a step by arrow keys, the total first, then the highest', () => {
    render(<Chart />);
    expect(text()).toBe('Arrow keys read the values');
    press('ArrowLeft');
    expect(text()).toBe(`${clock(2)}, Total 6.00%, shop 4.00%, idle not known`);
    press('ArrowLeft');
    expect(text()).toBe(`${clock(1)}, Total not known, idle not known, shop not known`);
    press('Home');
    press('ArrowLeft');
    expect(text()).toContain(clock(0));
    press('End');
    expect(text()).toContain(clock(3));
    press('Escape');
    expect(text()).toBe('Arrow keys read the values');
  });

  it('leaves other keys alone', () => {
    render(<Chart />);
    expect([press('Tab'), press('Escape'), press('a'), press('ArrowLeft')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('shows the values of the step that is pointed at, and hides them after', async () => {
    const { container } = render(<Chart />);
    await vi.waitFor(() => expect(drawing.draw).toHaveBeenCalledWith(times, [total, idle, shop, off], 0));
    const point = draw.mock.calls[0]?.[0].onPoint;
    act(() => point?.(2));
    expect(container.textContent).toContain(`${clock(2)}Total6.00%shop4.00%idle–`);
    expect(drawing.mark).toHaveBeenLastCalledWith(2);
    fireEvent.blur(slider());
    expect(container.textContent).not.toContain(clock(2));
  });

  it('goes with its drawing, and shows its table where the drawing can’t be loaded', async () => {
    const { unmount } = render(<Chart />);
    await vi.waitFor(() => expect(drawing.draw).toHaveBeenCalled());
    unmount();
    expect(drawing.destroy).toHaveBeenCalledTimes(1);
    draw.mockImplementation(() => {
      throw new Error('no canvas');
    });
    render(<Chart />);
    await vi.waitFor(() => expect(screen.getByRole('table').className).not.toContain('visually-hidden'));
  });
});

describe('the time that a chart shows', () => {
  const quarter = Array.from({ length: 450 }, (_, step) => step * 2_000);
  const known = (steps: number): TimeSeries => ({
    ...total,
    values: quarter.map((_, step) => (step === 450 - steps ? 1 : null)),
  });
  it('is no longer than it takes to show all that is known', () => {
    const minutes = [0, 1, 60, 61, 150, 151, 450].map((steps) => minutesShown(quarter, [idle, known(steps)]));
    expect(minutes).toEqual([2, 2, 2, 5, 5, 15, 15]);
  });

  it('is where the keys move', () => {
    expect([firstShown(quarter, 2), firstShown(quarter, 15)]).toEqual([390, 0]);
    expect([stepAfter('Home', 449, 390, 449), stepAfter('PageDown', 400, 390, 449)]).toEqual([390, 390]);
  });
});

describe('a summary', () => {
  it('knows no value of now where the last ones are missing', () => {
    expect([summaryOf([1, 3, null, null]), summaryOf([1, 3, null, null, null]), summaryOf([null])]).toEqual([
      { now: 3, lowest: 1, average: 2, highest: 3 },
      { now: null, lowest: 1, average: 2, highest: 3 },
      null,
    ]);
  });
});

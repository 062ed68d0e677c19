import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ChartUnit } from './chart-unit.ts';
import type { ChartDrawing } from './draw-time-chart.ts';

/** Where drawings come from. It is loaded when the first chart is shown: most windows show none. */
export const drawingSource = { load: async () => (await import('./draw-time-chart.ts')).drawTimeChart };

/** The drawing in the host, once what draws is loaded. */
export function useDrawing(
  host: RefObject<HTMLElement | null>,
  unit: ChartUnit,
  onPoint: (step: number | null) => void,
) {
  const [drawing, setDrawing] = useState<ChartDrawing | null>(null);
  const [failed, setFailed] = useState(false);
  const tell = useRef(onPoint);
  useEffect(() => {
    tell.current = onPoint;
  });
  useEffect(() => {
    let over = false;
    let made: ChartDrawing | null = null;
    drawingSource
      .load()
      .then((drawTimeChart) => {
        if (over || host.current === null) return;
        made = drawTimeChart({ host: host.current, unit, onPoint: (step) => tell.current(step) });
        setDrawing(made);
      })
      .catch(() => setFailed(true));
    return () => {
      over = true;
      made?.destroy();
      setDrawing(null);
    };
  }, [host, unit]);
  return { drawing, failed };
}

import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ChartUnit } from './chart-unit.ts';
import type { ChartDrawing } from './draw-time-chart.ts';

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
    // Not part of the first load: most windows show no chart.
    import('./draw-time-chart.ts')
      .then(({ drawTimeChart }) => {
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

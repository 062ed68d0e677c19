import type { TestInfo } from '@playwright/test';

/** The middle and the worst of these times, in whole milliseconds. */
export function spread(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b).map(Math.round);
  return { medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0, worstMs: sorted.at(-1) ?? 0 };
}

/** Figures that a long run is made for: in the report and in sight. */
export function tellFigures(info: TestInfo, figures: Readonly<Record<string, unknown>>): void {
  const description = JSON.stringify(figures);
  info.annotations.push({ type: 'figures', description });
  console.log(description);
}

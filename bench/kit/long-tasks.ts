import type { Page } from '@playwright/test';

/** Begins to note everything that keeps the page from answering for more than 50 ms, as the browser reports it. */
export const watchLongTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const long: number[] = [];
    Reflect.set(window, 'benchLongTasks', long);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(duration);
    }).observe({ type: 'longtask' });
  });

/**
 * The long tasks since the last call, in milliseconds. Rejects where the browser does not report one that is made here
 * for this, since then it would not have reported the page's own.
 */
export async function takeLongTasks(page: Page): Promise<readonly number[]> {
  const taken = await page.evaluate(async () => {
    const rest = () => new Promise((resolve) => setTimeout(resolve, 100));
    const long: number[] = Reflect.get(window, 'benchLongTasks');
    await rest();
    const own = long.splice(0);
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        for (const end = performance.now() + 80; performance.now() < end; );
        resolve();
      });
    });
    await rest();
    return { own, planted: long.splice(0).length };
  });
  if (taken.planted === 0) throw new Error('The browser reports no long tasks');
  return taken.own;
}

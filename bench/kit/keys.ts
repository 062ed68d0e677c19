import type { Page } from '@playwright/test';
import { type Sight, whenPainted } from './painted.ts';

/** Begins to note when keys are pressed: the system's own time of the press, not that of its handling. */
export const watchKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.addEventListener(
      'keydown',
      (event) => Reflect.set(window, 'benchKeyAt', performance.timeOrigin + event.timeStamp),
      { capture: true },
    );
  });

/** Presses a key; gives the milliseconds from the press to the frame that shows what it leads to. */
export async function keyToPainted(page: Page, key: string, sight: Sight): Promise<number> {
  const { at } = await whenPainted(page, sight, () => page.keyboard.press(key));
  return at - (await page.evaluate((): number => Reflect.get(window, 'benchKeyAt')));
}

import type { Page } from '@playwright/test';

// What is waited for is named by a CSS selector: it is seen in the document's own terms, by mutation, without polling.

/** The moment at which something was on the screen, in milliseconds since 1970, and what was done for it. */
export interface Painted<Done> {
  readonly at: number;
  readonly done: Done;
}

const patienceMs = 180_000;

/**
 * Does `act`, and tells when the page had painted the first frame in which `selector` matches: a mutation makes it match,
 * the next animation frame comes, and after it the first task that follows the frame's rendering. Rejects where it
 * matches already before `act`, and after three minutes.
 */
export async function whenPainted<Done>(
  page: Page,
  selector: string,
  act: () => Promise<Done>,
): Promise<Painted<Done>> {
  await page.evaluate((wanted) => {
    if (document.querySelector(wanted) !== null) throw new Error(`Already there: ${wanted}`);
    const painted = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector(wanted) === null) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(Date.now());
          port2.postMessage(null);
        });
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    Reflect.set(window, 'benchPainted', painted);
  }, selector);
  const done = await act();
  const at = await Promise.race([
    page.evaluate((): Promise<number> => Reflect.get(window, 'benchPainted')),
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`Never painted: ${selector}`)), patienceMs).unref();
    }),
  ]);
  return { at, done };
}

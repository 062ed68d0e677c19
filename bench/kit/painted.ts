import type { Page } from '@playwright/test';

// What is waited for is named in the document's own terms, and seen by mutation, without polling.

/** An element that a CSS selector matches, whose text may have to end in a certain way. */
export type Sight = string | { readonly selector: string; readonly textEnd: string };

/** The moment at which something was on the screen, in milliseconds since 1970, and what was done for it. */
export interface Painted<Done> {
  readonly at: number;
  readonly done: Done;
}

const patienceMs = 180_000;

/**
 * Does `act`, and tells when the page had painted the first frame in which `sight` is there: a mutation brings it, the
 * next animation frame comes, and after it the first task that follows the frame's rendering. Rejects where it is there
 * already before `act`, and after three minutes.
 */
export async function whenPainted<Done>(
  page: Page,
  sight: Sight,
  act: () => Promise<Done>,
): Promise<Painted<Done>> {
  const wanted = typeof sight === 'string' ? { selector: sight, textEnd: '' } : sight;
  await page.evaluate(({ selector, textEnd }) => {
    const isThere = () => {
      if (textEnd === '') return document.querySelector(selector) !== null;
      for (const { textContent } of document.querySelectorAll(selector)) {
        if (textContent?.endsWith(textEnd)) return true;
      }
      return false;
    };
    if (isThere()) throw new Error(`Already there: ${selector} ${textEnd}`);
    const painted = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
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
  }, wanted);
  const done = await act();
  const at = await Promise.race([
    page.evaluate((): Promise<number> => Reflect.get(window, 'benchPainted')),
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`Never painted: ${JSON.stringify(wanted)}`)), patienceMs).unref();
    }),
  ]);
  return { at, done };
}

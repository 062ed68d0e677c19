import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type TestInfo } from '@playwright/test';
import { keepScreen } from './screens.ts';

// Of axe's rules those about colours. A theme changes nothing else, so that the others need not be asked of each.
const aboutColours = ['color-contrast', 'link-in-text-block'];

/** Finds nothing to mend by axe's rules, in either theme or those that are named. Keeps a picture of each. */
export async function expectAccessible(
  page: Page,
  info: TestInfo,
  name: string,
  themes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<void> {
  // A tooltip of a button that was clicked is no part of what is looked at.
  await page.mouse.move(1, 1);
  await page.getByRole('tooltip').waitFor({ state: 'detached' });
  for (const [at, theme] of themes.entries()) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await keepScreen(page, info, `desktop-${name}-${theme}`);
    expect.soft(await violations(page, at === 0 ? null : aboutColours), `${name}, ${theme}`).toEqual([]);
  }
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly where: readonly string[];
}

/** What axe finds by the rules that are named, or by all of them. */
async function violations(page: Page, rules: readonly string[] | null): Promise<readonly Violation[]> {
  // It is in the page already when the page was looked at before, and large.
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder(isThere ? { page, axeSource: 'void 0' } : { page })
    // The window refuses the second page that axe would open to put its results together.
    .setLegacyMode()
    // Telling what is well takes longer than looking.
    .options({ resultTypes: ['violations'] });
  // What is behind a dialog or a menu can't be used meanwhile, and is looked at without them.
  const inFront = '[role="dialog"], [role="menu"]';
  if ((await page.locator(inFront).count()) > 0) axe.include(inFront);
  if (rules !== null) axe.withRules([...rules]);
  // While a menu is open it is all that there is for who hears the window, and a menu is no landmark, as ARIA has it.
  else if ((await page.getByRole('menu').count()) > 0) axe.disableRules(['region']);
  const found = await axe.analyze();
  return found.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html, failureSummary }) => `${html.slice(0, 300)}\n${failureSummary}`),
  }));
}

/** All that can be used is reached by pointer. What has only just opened may get its size a moment later. */
export async function expectReachable(page: Page, name: string): Promise<void> {
  const softly = expect.configure({ soft: true });
  await softly.poll(() => unreachable(page), { message: name, timeout: 5_000 }).toEqual([]);
}

/** What can be used in the part of the page that has the keyboard, but can't be reached by pointer however one scrolls. */
function unreachable(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const within = document.querySelector('[role="dialog"], [role="menu"]') ?? document.body;
    const usable =
      'a[href], button, input, select, textarea, [role="menuitem"], [role="tab"], [role="switch"]';
    const told = (element: Element) =>
      `${element.tagName.toLowerCase()} “${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40)}”`;
    return [...within.querySelectorAll<HTMLElement>(usable)].flatMap((element) => {
      // Of an input that is drawn by its label it is the label that is clicked.
      const shown = element.matches('.visually-hidden, input')
        ? (element.closest('label') ?? element)
        : element;
      if (element.closest('[aria-hidden="true"], [inert]') !== null || !shown.checkVisibility()) return [];
      shown.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const { left, top, width, height } = shown.getBoundingClientRect();
      if (width === 0 || height === 0) return [`${told(element)} has no size`];
      const x = left + width / 2;
      const y = top + height / 2;
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight)
        return [`${told(element)} is out of the window`];
      const hit = document.elementFromPoint(x, y);
      // What is told in the corner goes by itself, or is closed.
      if (hit?.closest('[aria-atomic="false"]')) return [];
      const reached = hit !== null && (shown.contains(hit) || hit.contains(shown));
      return reached && !hit?.matches('main, body, html')
        ? []
        : [`${told(element)} is under ${hit === null ? 'nothing' : told(hit)}`];
    });
  });
}

import { expectReachable } from './support/accessible.ts';
import { englishIn, inGerman, spokenGerman } from './support/in-german.ts';
import type { RunningApp } from './support/running-app.ts';
import { keepScreen } from './support/screens.ts';
import { inEveryState } from './support/states/every-state.ts';
import { furnishYard } from './support/states/yard.ts';
import { expect, test } from './support/test.ts';
import { narrowShape, shapeWindow } from './support/window-shape.ts';

const german = { LANGUAGE: 'de_DE', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' };

test(
  'on a German system every view, page, dialog and menu is German, whole, and reached',
  { tag: '@desktop' },
  async ({ launch, terminal, folder }, info) => {
    test.setTimeout(600_000);
    const app = await launch([], german);
    const { page } = app;
    const spoken = spokenGerman(app);
    const yard = await furnishYard(spoken, terminal, folder);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    // The size at which long words meet their limits.
    await shapeWindow(app, narrowShape);
    await inEveryState(spoken, yard, async (name) => {
      expect.soft(await englishIn(page), name).toEqual([]);
      await keepScreen(page, info, `german-${name}`);
      await expectReachable(page, name);
    });
  },
);

test('the language is chosen in the settings, holds for the whole app, and is kept', {
  tag: '@desktop',
}, async ({ launch }) => {
  const first = await launch();
  await first.page.getByRole('link', { name: 'Settings' }).click();
  await first.page.getByText('Deutsch', { exact: true }).click();
  await expect(heading(first, inGerman('Settings'))).toBeVisible();
  expect(await menuTitles(first)).toContain(inGerman('Edit'));
  await first.close();

  const second = await launch();
  await second.page.getByRole('link', { name: inGerman('Settings') }).click();
  await second.page.getByText('English', { exact: true }).click();
  await expect(heading(second, 'Settings')).toBeVisible();
  expect(await second.page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(await menuTitles(second)).toContain('Edit');
});

const heading = ({ page }: RunningApp, name: string) => page.getByRole('heading', { level: 1, name });

const menuTitles = ({ electron }: RunningApp) =>
  electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);

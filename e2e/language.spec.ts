import { join } from 'node:path';
import { expectAccessible, expectReachable } from './support/accessible.ts';
import { backToContainers, everyState, furnishYard } from './support/every-state.ts';
import { englishIn, inGerman, spokenGerman } from './support/in-german.ts';
import type { RunningApp } from './support/running-app.ts';
import { expect, test } from './support/test.ts';
import { containerRow, deletedStacks } from './support/views.ts';

const german = { LANGUAGE: 'de_DE', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' };

test(
  'on a German system every view, page, dialog and menu is German, whole, and without fault for axe',
  { tag: '@desktop' },
  async ({ launch, terminal, folder }, info) => {
    test.setTimeout(600_000);
    const app = await launch([], german);
    const { page } = spokenGerman(app);
    const yard = await furnishYard(terminal, folder);
    await expect(containerRow(page, 'gone')).toBeVisible();
    await terminal.compose(['down'], join(folder, 'gone'));
    await deletedStacks(page).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    await narrow(app);
    for (const { name, open } of everyState) {
      await test.step(name, async () => {
        const failure = await open(spokenGerman(app), yard).then(
          () => null,
          (error: unknown) => String(error),
        );
        expect.soft(failure, name).toBeNull();
        expect.soft(await englishIn(app.page), name).toEqual([]);
        await expectAccessible(app.page, info, `german-${name}`, ['light']);
        await expectReachable(app.page, name);
        await backToContainers(spokenGerman(app));
      });
    }
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

/** The size at which long words meet their limits. */
async function narrow({ electron, page }: RunningApp): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().startsWith('app:'));
    window?.setContentSize(900, 600);
  });
  await page.waitForFunction(() => window.innerWidth === 900);
}

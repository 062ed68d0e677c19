import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible, expectReachable } from './support/accessible.ts';
import { invoke } from './support/invoke.ts';
import type { RunningApp } from './support/running-app.ts';
import { keepScreen, keepScreens } from './support/screens.ts';
import { pair, sleeper, writeStack } from './support/stack-files.ts';
import { inEveryState } from './support/states/every-state.ts';
import { furnishYard } from './support/states/yard.ts';
import { expect, test } from './support/test.ts';
import { containerRow } from './support/views.ts';
import { shapeWindow, usualShape } from './support/window-shape.ts';

// At 900 × 600 all is reached in German, where words are longest (language.spec.ts).
test(
  'in any view, page, dialog and menu axe finds nothing in either theme, and all is reached at 200 %',
  { tag: '@desktop' },
  async ({ app, terminal, folder }, info) => {
    test.setTimeout(600_000);
    const yard = await furnishYard(app, terminal, folder);
    const { page } = app;
    await inEveryState(app, yard, async (name) => {
      await expectAccessible(page, info, name);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await shapeWindow(app, { ...usualShape, zoom: 2 });
      await expectReachable(page, `${name}, zoomed`);
      await keepScreen(page, info, `desktop-${name}-zoomed`);
      await shapeWindow(app, usualShape);
    });
  },
);

const focused = (page: RunningApp['page']) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
  });

test('the focus stays where one works', { tag: '@desktop' }, async ({ app, terminal, folder }) => {
  const { page } = app;
  for (const name of ['alpha', 'beta', 'gamma']) {
    const stack = await writeStack(folder, name, { 'compose.yaml': pair });
    await terminal.compose(['up', '--detach'], stack);
  }
  await expect(containerRow(page, 'gamma')).toContainText('Running (2/2)');

  // Deleted by keyboard: the row that takes its place, at the same button.
  await page.getByRole('button', { name: 'Delete beta', exact: true }).focus();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete beta?' });
  await dialog.getByRole('button', { name: 'Delete stack' }).focus();
  await page.keyboard.press('Enter');
  await expect(containerRow(page, 'beta')).toBeHidden();
  await expect.poll(() => focused(page)).toBe('Delete gamma');

  // A row that goes by itself.
  await terminal.compose(['down'], join(folder, 'gamma'));
  await expect(containerRow(page, 'gamma')).toBeHidden();
  await expect.poll(() => focused(page)).toBe('Delete alpha');

  // A button that becomes another one.
  await page.getByRole('button', { name: 'Stop alpha', exact: true }).focus();
  await page.keyboard.press('Control+Shift+X');
  await expect(containerRow(page, 'alpha')).toContainText('Exited');
  await expect.poll(() => focused(page)).toBe('Start alpha');

  // Every dialog gives it back by Escape.
  const back = async (opener: string, keys: string, name: string) => {
    await page.getByRole('button', { name: opener, exact: true }).focus();
    await page.keyboard.press(keys);
    await page.getByRole('dialog', { name }).waitFor();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await focused(page)).toBe(opener);
  };
  await back('Delete alpha', 'Enter', 'Delete alpha?');
  await back('Expand alpha', 'Control+k', 'Command palette');
  await back('Expand alpha', '?', 'Keyboard shortcuts');
  await back('More actions for alpha', 'Control+n', 'Run a stack');
  await page.getByRole('button', { name: 'Expand alpha' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(containerRow(page, 'web-1')).toBeVisible();
  await back('Start web-1', 'F2', 'Rename web-1');

  // Another view: its heading, for who hears the window.
  await page.getByRole('link', { name: 'alpha', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('alpha');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => focused(page)).toBe('Containers');
});

test('the palette finds and does, and remembers what is used', { tag: '@desktop' }, async ({
  launch,
  terminal,
  folder,
}) => {
  const first = await launch();
  const stack = await writeStack(folder, 'alpha', { 'compose.yaml': pair });
  await terminal.compose(['up', '--detach'], stack);
  await expect(containerRow(first.page, 'alpha')).toContainText('Running (2/2)');
  await first.page.keyboard.press('Control+k');
  await first.page.keyboard.type('alpha stop');
  await expect(first.page.getByRole('option').first()).toContainText('Stop alpha');
  await first.page.keyboard.press('Enter');
  await expect(containerRow(first.page, 'alpha')).toContainText('Exited');
  await first.page.keyboard.press('Control+k');
  await first.page.keyboard.type('web start alpha');
  await first.page.keyboard.press('Enter');
  await expect(containerRow(first.page, 'alpha')).toContainText('Partly running (1/2)');
  await first.close();

  const { page } = await launch();
  await expect(containerRow(page, 'alpha')).toContainText('Partly running (1/2)');
  await page.keyboard.press('Control+k');
  // Its container runs, so that what was used last is not offered now.
  await expect(page.getByRole('option').first()).toContainText('Stop alpha');
});

test(
  'the report of the diagnostics can be passed on: it holds no secret',
  { tag: '@desktop' },
  async ({ app, terminal, folder }, info) => {
    const { page, electron } = app;
    const secret = 'hunter2-planted';
    const stack = await writeStack(folder, `vault-${secret}`, {
      'compose.yaml': `name: vault-${secret}\nservices:\n  web:\n${sleeper(`    environment: { API_TOKEN: ${secret} }\n`)}`,
    });
    await terminal.compose(['up', '--detach'], stack);
    await expect(containerRow(page, `vault-${secret}`)).toContainText('Running (1/1)');
    // A failure whose words hold it, too.
    await invoke(app, 'volume.delete', { name: `no-such-${secret}` });
    await page.getByRole('link', { name: 'Engine running' }).click();
    await expect(page.getByRole('list', { name: 'Last errors' })).toContainText(secret);
    await keepScreens(app, info, 'diagnostics');
    await expectAccessible(page, info, 'diagnostics');
    await page.getByRole('button', { name: 'Copy report' }).click();
    await expect(page.getByText('Report copied')).toBeVisible();
    const report = await electron.evaluate(({ clipboard }) => clipboard.readText());
    expect(report).toContain('volume.delete: not-found');
    expect(report).toMatch(/Docker Engine: 2\d\.\d/);
    expect(report).toMatch(/Last full listing: 2\d{3}-/);
    expect([secret, folder, 'docker.sock'].filter((word) => report.includes(word))).toEqual([]);
  },
);

test(
  'opening at login and the stop timeout hold beyond the window',
  { tag: '@desktop' },
  async ({ launch, terminal, folder }, info) => {
    // Its first process heeds no SIGTERM, as the engine starts it.
    const id = await terminal.docker([
      'run',
      '--detach',
      '--name',
      'stubborn',
      'busybox:latest',
      'sleep',
      'infinity',
    ]);
    const config = join(folder, 'config');
    const app = await launch([], { XDG_CONFIG_HOME: config });
    const { page } = app;
    await page.getByRole('link', { name: 'Settings' }).click();
    const entry = () => readFile(join(config, 'autostart', 'stackyard.desktop'), 'utf8').catch(() => null);
    const atLogin = page.getByRole('switch', { name: 'Open at login' });
    await atLogin.click();
    await expect.poll(entry).toMatch(/^\[Desktop Entry\]\n(?:.*\n)*Exec="\//);
    await expect(atLogin).toBeChecked();
    await keepScreens(app, info, 'settings-all');
    await expectAccessible(page, info, 'settings-all');
    await atLogin.click();
    await expect.poll(entry).toBeNull();

    await page.getByRole('textbox', { name: 'Stop timeout' }).fill('1');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Containers' }).click();
    await page.getByRole('button', { name: 'Stop stubborn' }).click();
    await expect(containerRow(page, 'stubborn')).toContainText('Exited (137)');
    // By the engine's own clock: it alone would have waited for 10 s.
    // Up to the next whole second: what comes later in the last one is left out.
    const until = String(Math.ceil(Date.now() / 1000) + 1);
    const events = ['events', '--since', '0', '--until', until, '--filter', 'event=kill'];
    const told = [
      '--filter',
      `container=${id}`,
      '--format',
      '{{.TimeNano}} {{index .Actor.Attributes "signal"}}',
    ];
    const kills = await terminal.docker([...events, ...told]);
    const [asked, forced] = kills.split('\n').map((line) => line.split(' ') as [string, string]);
    expect([asked?.[1], forced?.[1]]).toEqual(['15', '9']);
    expect((Number(forced?.[0]) - Number(asked?.[0])) / 1e9).toBeLessThan(5);
  },
);

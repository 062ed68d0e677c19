import { readFile } from 'node:fs/promises';
import { expectOnlySleep, openExec, openShell, sleepingContainer } from './support/exec-tab.ts';
import { keepScreens } from './support/screens.ts';
import { shellLessImage } from './support/shell-less-image.ts';
import { expect, test } from './support/test.ts';

test.use({ keepsApp: true });

const tag = '@details';

test(
  'a shell opens in the container, in colours and any language',
  { tag },
  async ({ app, terminal }, info) => {
    const errors: string[] = [];
    app.page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    const id = await sleepingContainer(terminal, 'box');
    const tab = await openShell(app, id, 'box');
    await tab.run('echo $TERM; tty');
    await tab.expectLine('xterm-256color');
    await tab.expectLine(/^\/dev\/pts\/\d$/);
    await tab.run("printf 'grüße 漢字 👍' | tee /tmp/said; echo; wc -c /tmp/said");
    await tab.expectLine('grüße 漢字 👍');
    await tab.expectLine('19 /tmp/said');
    expect(await terminal.docker(['exec', 'box', 'cat', '/tmp/said'])).toBe('grüße 漢字 👍');
    await tab.run("printf '\\033[31mscarlet\\033[0m \\033[38;2;200;40;120mpink\\033[0m\\n'");
    await tab.expectLine('scarlet pink');
    const colourOf = (text: string) =>
      app.page
        .locator('.xterm-rows span', { hasText: new RegExp(`^${text}$`) })
        .evaluate((span) => getComputedStyle(span).color);
    expect(await colourOf('scarlet')).toBe('rgb(193, 42, 49)');
    expect(await colourOf('pink')).toBe('rgb(200, 40, 120)');
    await app.page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => colourOf('scarlet')).toBe('rgb(255, 123, 128)');
    await app.page.emulateMedia({ colorScheme: 'light' });
    await tab.run(
      `for i in 0 1 2 3 4 5 6 7; do printf '\\033[3%smcolour \\033[9%smbright %s\\033[0m\\n' $i $i $i; done`,
    );
    await tab.expectLine(/bright 7$/);
    await keepScreens(app, info, 'exec-shell');
    // The page's policy lets in all that is drawn.
    expect(errors).toEqual([]);
  },
);

test('the program’s terminal is as large as the window’s', { tag }, async ({ app, terminal }) => {
  const id = await sleepingContainer(terminal, 'box');
  const tab = await openShell(app, id, 'box');
  const sizes = async () => (await tab.lines()).filter((line) => /^\d+ \d+$/.test(line));
  await tab.run('stty size');
  await expect.poll(async () => (await sizes()).length).toBe(1);
  const [before] = await sizes();
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600),
  );
  await app.page.waitForFunction(() => window.innerWidth === 900);
  // Asked again until it was told: nobody can see when it is.
  await expect(async () => {
    await tab.run('clear; stty size');
    await expect.poll(sizes, { timeout: 2000 }).toHaveLength(1);
    const [rows = 0, columns = 0] = ((await sizes())[0] ?? '').split(' ').map(Number);
    expect(columns).toBeLessThan(Number(before?.split(' ')[1]));
    expect(rows).toBe(await app.page.locator('.xterm-rows > div').count());
  }).toPass();
});

test(
  'a program of the full screen works, and gives the screen back',
  { tag },
  async ({ app, terminal }, info) => {
    const id = await sleepingContainer(terminal, 'box');
    const tab = await openShell(app, id, 'box');
    await tab.run('echo before');
    await tab.expectLine('before');
    await tab.run('vi /tmp/note');
    await tab.expectLine(/\/tmp\/note.*\[New File\]|- \/tmp\/note/);
    await app.page.keyboard.type('iwritten in vi');
    await tab.expectLine('written in vi');
    await keepScreens(app, info, 'exec-vi');
    await app.page.keyboard.press('Escape');
    // Keys that follow Escape at once would be one key for vi, like an arrow.
    await tab.expectLine(/^- \/tmp\/note/);
    await app.page.keyboard.type(':wq');
    await app.page.keyboard.press('Enter');
    await tab.expectLine('before');
    expect(await terminal.docker(['exec', 'box', 'cat', '/tmp/note'])).toBe('written in vi');
  },
);

test('keys belong to the program, but for the ones that are told', { tag }, async ({ app, terminal }) => {
  const id = await sleepingContainer(terminal, 'box');
  const tab = await openShell(app, id, 'box');
  const { keyboard } = app.page;
  await tab.run('echo first');
  await tab.expectLine('first');
  // The line before comes back at once: the engine waits for no second key.
  await keyboard.press('Control+p');
  await tab.expectLine('/ # echo first');
  await keyboard.press('Control+c');
  await tab.run('sleep 1000');
  // While the shell still reads the line, it takes the keys as text.
  await expect.poll(() => terminal.docker(['top', 'box', '-o', 'pid,args'])).toMatch(/ sleep 1000$/m);
  await keyboard.press('Control+c');
  await tab.run('echo interrupted');
  await tab.expectLine('interrupted');
  await keyboard.type('echo one two');
  await keyboard.press('Control+w');
  await keyboard.press('Enter');
  await tab.expectLine('one');
  await keyboard.type('ec');
  await keyboard.press('Tab');
  await expect(tab.input).toBeFocused();
  await keyboard.press('Control+Shift+Tab');
  await expect(app.page.getByRole('button', { name: 'Open in terminal' })).toBeFocused();
  await keyboard.press('Tab');
  await expect(tab.input).toBeFocused();
  await keyboard.press('Control+Tab');
  await expect(tab.input).not.toBeFocused();
});

test('a session lives on while other places are visited', { tag }, async ({ app, terminal }) => {
  const id = await sleepingContainer(terminal, 'box');
  const tab = await openShell(app, id, 'box');
  await tab.run('echo "shell $$"');
  await tab.expectLine(/^shell \d+$/);
  const said = (await tab.lines()).find((line) => line.startsWith('shell '));
  await tab.run('sleep 1; echo "told later"');
  await app.page.getByRole('tab', { name: 'Mounts' }).click();
  await expect(tab.input).toBeHidden();
  await app.page.getByRole('link', { name: 'Volumes' }).click();
  await app.page.goBack();
  await app.page.getByRole('tab', { name: 'Exec' }).click();
  await tab.expectLine(said ?? '');
  await tab.expectLine('told later');
  await tab.run('echo "again $$"');
  await tab.expectLine(said?.replace('shell', 'again') ?? '');
  await expect(app.page.getByRole('button', { name: /^Session \d/ })).toHaveCount(1);
});

test('a second session is chosen: another user, another folder', { tag }, async ({ app, terminal }, info) => {
  const id = await sleepingContainer(terminal, 'box');
  const tab = await openShell(app, id, 'box');
  const { page } = app;
  await page.getByRole('button', { name: 'New session' }).click();
  const form = page.getByRole('form', { name: 'New session' });
  await form.getByText('sh', { exact: true }).click();
  await form.getByRole('textbox', { name: 'User' }).fill('1000:1000');
  await form.getByRole('textbox', { name: 'Folder' }).fill('/tmp');
  await keepScreens(app, info, 'exec-new-session');
  await form.getByRole('button', { name: 'Start session' }).click();
  await tab.expectLine(/^\/tmp \$/);
  await tab.run('id -u; pwd');
  await tab.expectLine('1000');
  await tab.expectLine('/tmp');
  await page.getByRole('button', { name: 'Session 1: ash' }).click();
  await tab.expectLine(/^\/ #/);
  await page.getByRole('button', { name: 'End session 1' }).click();
  await tab.expectLine(/^\/tmp \$/);

  await terminal.docker(['restart', '--time', '1', 'box']);
  await expect(page.getByRole('status').filter({ hasText: 'The container stopped' })).toBeVisible();
  await keepScreens(app, info, 'exec-stopped');
  await page.getByRole('button', { name: 'Start again' }).click();
  await tab.run('clear; id -u; pwd');
  await tab.expectLine('1000');
  await tab.expectLine('/tmp');
});

test('a session that ended says how, and Enter starts it again', { tag }, async ({ app, terminal }, info) => {
  const id = await sleepingContainer(terminal, 'box');
  const tab = await openShell(app, id, 'box');
  await tab.run('echo kept; exit 3');
  await expect(app.page.getByText('Session ended (exit code 3)')).toBeVisible();
  await tab.expectLine('kept');
  await keepScreens(app, info, 'exec-ended');
  await tab.input.focus();
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByText('Session ended')).toBeHidden();
  await tab.run('exit 0');
  await expect(app.page.getByText('Session ended (exit code 0)')).toBeVisible();
});

test('ending a session leaves no process behind', { tag }, async ({ app, terminal, launch }) => {
  const id = await sleepingContainer(terminal, 'box');
  const tab = await openShell(app, id, 'box');
  await tab.run('vi /tmp/note');
  await tab.expectLine(/\/tmp\/note/);
  await app.page.getByRole('button', { name: 'End session 1' }).click();
  await expect(app.page.getByRole('form', { name: 'New session' })).toBeVisible();
  await expectOnlySleep(terminal, 'box');
  // Also when the app is closed, with a program that takes no hint.
  await app.page.getByRole('button', { name: 'Start session' }).click();
  await tab.expectLine(/^\/ #/);
  await tab.run("trap '' HUP; sh -c 'trap \"\" HUP TERM; while true; do sleep 1; done'");
  await app.close();
  await expectOnlySleep(terminal, 'box');
  await launch();
});

test(
  'an image without a shell is told, and its own program can be run',
  { tag },
  async ({ app, terminal, folder }, info) => {
    await shellLessImage(terminal, folder, 'no-shell:1');
    const id = await terminal.docker([
      'run',
      '--detach',
      '--name',
      'bare',
      'no-shell:1',
      '/busybox',
      'sleep',
      '10000',
    ]);
    const tab = await openExec(app, id, 'bare');
    const { page } = app;
    await expect(page.getByRole('heading', { name: 'No shell in this image' })).toBeVisible();
    await keepScreens(app, info, 'exec-no-shell');
    await page.getByRole('button', { name: 'Run a command…' }).click();
    await page.getByRole('textbox', { name: 'Command' }).fill("/busybox echo 'no shell needed'");
    await page.keyboard.press('Enter');
    await tab.expectLine('no shell needed');
    await expect(page.getByText('Session ended (exit code 0)')).toBeVisible();
    await page.getByRole('button', { name: 'New session' }).click();
    await page.getByRole('textbox', { name: 'Command' }).fill('/nothing');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The program could not be started')).toBeVisible();
    await page.getByRole('button', { name: 'New session' }).click();
    await page.getByRole('textbox', { name: 'Command' }).fill('/busybox cat');
    await page.keyboard.press('Enter');
    await tab.run('hello');
    await tab.expectLine('hello');
    await page.getByRole('button', { name: 'End session 3' }).click();
    await expectOnlySleep(terminal, 'bare');
  },
);

test(
  'what can’t have a terminal says why, and what changes that',
  { tag },
  async ({ app, terminal }, info) => {
    const id = await sleepingContainer(terminal, 'box');
    await terminal.docker(['pause', 'box']);
    const tab = await openExec(app, id, 'box');
    const { page } = app;
    await expect(page.getByRole('heading', { name: 'box is paused' })).toBeVisible();
    await page.getByRole('button', { name: 'Unpause box for a terminal' }).click();
    await tab.expectLine(/^\/ #/);
    await page.getByRole('button', { name: 'End session 1' }).click();
    await terminal.docker(['kill', 'box']);
    await expect(page.getByRole('heading', { name: 'box is not running' })).toBeVisible();
    await keepScreens(app, info, 'exec-not-running');
    await page.getByRole('button', { name: 'Start box for a terminal' }).click();
    await page.getByRole('button', { name: 'Start session' }).click();
    await tab.expectLine(/^\/ #/);
  },
);

test('several lines are pasted only when asked', { tag }, async ({ app, terminal }, info) => {
  const id = await sleepingContainer(terminal, 'box');
  const tab = await openShell(app, id, 'box');
  const { page, electron } = app;
  const put = (text: string) => electron.evaluate(({ clipboard }, what) => clipboard.writeText(what), text);
  const read = () => electron.evaluate(({ clipboard }) => clipboard.readText());
  await tab.input.focus();
  await put('echo "one \x1b[201~\x03line"');
  await page.keyboard.press('Control+Shift+V');
  // As typed, without what is no text, and not run.
  await tab.expectLine('/ # echo "one [201~line"');
  await page.keyboard.press('Enter');
  await tab.expectLine('one [201~line');

  await put('echo 1st\necho 2nd\n');
  await page.keyboard.press('Control+Shift+V');
  const dialog = page.getByRole('dialog', { name: 'Paste 2 lines?' });
  await expect(dialog.getByRole('region', { name: 'Text to paste' })).toHaveText('echo 1st\necho 2nd');
  await keepScreens(app, info, 'exec-paste');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await tab.run('echo nothing ran');
  await tab.expectLine('nothing ran');
  expect(await tab.lines()).not.toContain('1st');
  await page.keyboard.press('Control+Shift+V');
  await dialog.getByRole('button', { name: 'Paste' }).click();
  await tab.expectLine('1st');
  await tab.expectLine('2nd');

  await page.locator('.xterm-screen').dblclick({ position: { x: 12, y: 8 }, button: 'left' });
  await page.locator('.xterm-screen').click({ position: { x: 300, y: 60 }, button: 'right' });
  const menu = page.getByRole('menu', { name: 'Terminal' });
  await menu.getByRole('menuitem', { name: 'Select all' }).click();
  await page.keyboard.press('Control+Shift+C');
  await expect.poll(read).toContain('one [201~line');
});

test('a program that wants to tell pasted text from typed is told', { tag }, async ({ app, terminal }) => {
  const id = await sleepingContainer(terminal, 'box');
  const tab = await openShell(app, id, 'box');
  await tab.run(
    "printf '\\033[?2004h'; stty -icanon -echo; echo ready; dd bs=1 count=23 2>/dev/null | od -c",
  );
  await tab.expectLine('ready');
  await app.electron.evaluate(({ clipboard }) => clipboard.writeText('one\n\x1b[201~two'));
  await app.page.keyboard.press('Control+Shift+V');
  await tab.expectLine(
    /^0000000 033 {3}\[ {3}2 {3}0 {3}0 {3}~ {3}o {3}n {3}e {2}\\n {3}\[ {3}2 {3}0 {3}1 {3}~ {3}t$/,
  );
});

test('output does nothing but draw', { tag }, async ({ app, terminal }) => {
  const id = await sleepingContainer(terminal, 'box');
  const tab = await openShell(app, id, 'box');
  const { page, electron } = app;
  await electron.evaluate(({ clipboard }) => clipboard.writeText('mine'));
  const title = await page.title();
  const hostile = [
    '\\033]0;owned\\007',
    '\\033]52;c;aGFja2Vk\\007',
    '\\033]8;;javascript:alert(1)\\007script\\033]8;;\\007 ',
    '\\033]8;;file:///etc/passwd\\007file\\033]8;;\\007 ',
    '\\033]8;;https://example.org/hidden\\007web\\033]8;;\\007 ',
    'http://localhost:3000/shown end\\n',
  ];
  await tab.run(`clear; printf '${hostile.join('')}'; echo ready`);
  await tab.expectLine('script file web http://localhost:3000/shown end');
  expect(await page.title()).toBe(title);
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('mine');
  const screen = page.locator('.xterm-screen');
  const cell = await page.evaluate(() => {
    const row = document.querySelector('.xterm-rows > div');
    const screenWidth = document.querySelector('.xterm-screen')?.clientWidth ?? 0;
    return { width: screenWidth / 126, height: row?.clientHeight ?? 0 };
  });
  const at = (column: number) => ({ x: (column + 0.5) * cell.width, y: cell.height / 2 });
  for (const column of [2, 8]) {
    await screen.hover({ position: at(column) });
    await screen.click({ position: at(column), modifiers: ['Control'] });
  }
  expect(await app.openedLinks()).toEqual([]);
  await screen.hover({ position: at(12) });
  await expect(page.getByText('https://example.org/hidden')).toBeVisible();
  await screen.click({ position: at(12) });
  expect(await app.openedLinks()).toEqual([]);
  await screen.click({ position: at(12), modifiers: ['Control'] });
  await expect.poll(app.openedLinks).toEqual(['https://example.org/hidden']);
  await screen.hover({ position: at(25) });
  await screen.click({ position: at(25), modifiers: ['Control'] });
  await expect.poll(app.openedLinks).toEqual(['https://example.org/hidden', 'http://localhost:3000/shown']);
});

test('a flood is shown at the window’s pace, and stops when it is told to', { tag }, async ({
  app,
  terminal,
}) => {
  const id = await sleepingContainer(terminal, 'box');
  const tab = await openShell(app, id, 'box');
  await tab.run("yes 'a line of a flood' | head -c 20000000; echo; echo done");
  await expect.poll(tab.lines, { timeout: 60_000 }).toContain('done');
  await tab.run('yes');
  await expect.poll(tab.lines).toContain('y');
  await app.page.keyboard.press('Control+c');
  await tab.run('clear; echo stopped');
  await tab.expectLine('stopped');
});

test('the screen is searched', { tag }, async ({ app, terminal }, info) => {
  const id = await sleepingContainer(terminal, 'box');
  const tab = await openShell(app, id, 'box');
  await tab.run('clear; for i in 1 2 3; do echo "needle $i"; done; seq 100');
  await tab.expectLine('100');
  await app.page.keyboard.press('Control+Shift+F');
  const search = app.page.getByRole('search', { name: 'Search the terminal' });
  await search.getByRole('textbox').fill('needle ');
  await expect(search.getByRole('status')).toHaveText('3 of 3');
  await tab.expectLine('needle 3');
  await app.page.keyboard.press('Enter');
  await expect(search.getByRole('status')).toHaveText('2 of 3');
  await keepScreens(app, info, 'exec-search');
  await search.getByRole('textbox').fill('hay');
  await expect(search.getByRole('status')).toHaveText('No match');
  await app.page.keyboard.press('Escape');
  await expect(search).toBeHidden();
  await expect(tab.input).toBeFocused();
});

test('a screen reader is told what is shown', { tag }, async ({ app, terminal }) => {
  const id = await sleepingContainer(terminal, 'box');
  const tab = await openShell(app, id, 'box');
  await app.page.getByRole('button', { name: 'Screen reader mode' }).click();
  await tab.run('clear; echo spoken');
  await expect(app.page.getByRole('listitem').filter({ hasText: /^spoken$/ })).toBeAttached();
  await expect(app.page.locator('.live-region')).toContainText('spoken');
});

test(
  'sessions end with the engine, and are begun anew when it is back',
  { tag },
  async ({ app, terminal, engine }, info) => {
    const id = await sleepingContainer(terminal, 'box');
    await openShell(app, id, 'box');
    await engine.kill();
    try {
      await expect(app.page.getByText('The connection to the engine was lost')).toBeVisible();
      await keepScreens(app, info, 'exec-engine-away');
    } finally {
      await engine.startAgain();
    }
    await app.page.getByRole('button', { name: 'Start box for a terminal' }).click({ timeout: 40_000 });
    await app.page.getByRole('button', { name: 'Start again' }).click();
    await expect(app.page.getByText('The connection to the engine was lost')).toBeHidden();
  },
);

test(
  'a graphics processor draws it too, within the page’s policy',
  { tag },
  async ({ app, terminal }, info) => {
    const errors: string[] = [];
    app.page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    // There is none here: Chromium’s own stand-in counts as one.
    await app.page.addInitScript(() => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        kind: string,
        options?: object,
      ) {
        return Reflect.apply(getContext, this, [kind, { ...options, failIfMajorPerformanceCaveat: false }]);
      } as typeof getContext;
    });
    await app.page.reload();
    const id = await sleepingContainer(terminal, 'box');
    const tab = await openExec(app, id, 'box');
    await app.page.getByRole('button', { name: 'Screen reader mode' }).click();
    await expect(app.page.getByRole('listitem').filter({ hasText: '/ #' }).first()).toBeAttached();
    expect(await app.page.locator('.xterm-screen canvas').count()).toBeGreaterThan(0);
    expect(await app.page.locator('.xterm-rows').count()).toBe(0);
    await tab.run("printf '\\033[41m%100s\\033[0m\\n' ''");
    const path = info.outputPath('gpu.png');
    await app.page.locator('.xterm-screen').screenshot({ path });
    expect((await readFile(path)).byteLength).toBeGreaterThan(0);
    await keepScreens(app, info, 'exec-gpu');
    expect(errors).toEqual([]);
  },
);

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { RunningApp } from './support/running-app.ts';
import { keepScreens } from './support/screens.ts';
import { writeStack } from './support/stack-files.ts';
import type { Terminal } from './support/terminal.ts';
import { expect, test } from './support/test.ts';
import { containerRow } from './support/views.ts';

const stack = 'multi-container-app';
const esc = '\\033';

/** What each service says when it starts, as arguments of `printf`. */
const sayings = {
  'todo-app': [
    'Server listening on port 3000',
    `${esc}[1;32m✔${esc}[0m Mongodb ${esc}[36mConnected${esc}[0m to ${esc}[4mmongodb://todo-database${esc}[0m`,
    'GET / 200 12.4 ms',
    'POST /add 302 8.1 ms',
    'open http://localhost:3000/ (or https://example.test/docs).',
    'WARN slow answer: 812 ms',
    'POST /add 302 5.5 ms',
  ],
  'todo-database': [
    '{"t":{"$date":"2026-11-24T12:04:31.000Z"},"s":"I","msg":"Connection accepted","attr":{"remote":"172.19.0.3:51744","id":12345678901234567890},"tags":["a long line","that does not fit","into the window"]}',
    '{"msg":"Slow query","ns":"test.todos","durationMillis":4}',
    'ERROR could not post: disk full',
  ],
} as const;

const serviceOf = (name: keyof typeof sayings) => {
  const lines = sayings[name].map((line) => `printf '${line.replaceAll('$', '$$$$')}\\n'`);
  const script = [...lines, "echo 'written to stderr' >&2", 'sleep infinity'].join('\n        ');
  return `  ${name}:
    image: busybox:latest
    stop_signal: SIGKILL
    command:
      - sh
      - -c
      - |
        ${script}
`;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const colours = /\u001b\[[\d;]*m/g;

const composeFile = `services:\n${serviceOf('todo-app')}    depends_on: [todo-database]\n${serviceOf('todo-database')}`;

/** Writes to the log of a container, as its own program would. */
const say = (terminal: Terminal, container: string, script: string) =>
  terminal.docker(['exec', container, 'sh', '-c', `{ ${script}; } > /proc/1/fd/1`]);

const log = (page: Page): Locator => page.getByRole('log', { name: `Logs of ${stack}` });
const row = (page: Page, text: string | RegExp): Locator =>
  log(page).locator('[data-entry]').filter({ hasText: text });
const marks = (page: Page): Locator => log(page).locator('mark');

async function openLogs(page: Page): Promise<void> {
  await expect(containerRow(page, stack)).toContainText('Running (2/2)');
  await page.evaluate((name) => {
    location.hash = `#/stacks/${name}/logs`;
  }, stack);
  await expect(row(page, 'Server listening on port 3000')).toBeVisible();
}

/** The lines in sight, each with the distance of its top from the upper edge. */
const inSight = (page: Page) =>
  log(page).evaluate((box) => {
    const { top, bottom } = box.getBoundingClientRect();
    return [...box.querySelectorAll('[data-entry]')]
      .map((line) => ({ text: line.textContent, rect: line.getBoundingClientRect() }))
      .filter(({ rect }) => rect.bottom > top && rect.top < bottom)
      .map(({ text, rect }) => ({ text, top: rect.top - top }));
  });

/** Waits until the log does not scroll any more. */
const atRest = (page: Page) =>
  log(page).evaluate(async (box) => {
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    for (let last = -1; last !== box.scrollTop; await wait(300)) last = box.scrollTop;
  });

test.beforeEach(async ({ terminal, folder }) => {
  await terminal.compose(
    ['up', '--detach'],
    await writeStack(folder, stack, { 'compose.yaml': composeFile }),
  );
});

test('shows all services as they write, in colour, and follows them @details', async ({
  app,
  terminal,
}, info) => {
  const { page } = app;
  await openLogs(page);
  await expect(row(page, 'ERROR could not post')).toBeVisible();
  await keepScreens(app, info, 'logs');

  const styled = (text: string) =>
    log(page)
      .getByText(text, { exact: true })
      .evaluate((element) => {
        const { color, fontWeight, textDecorationLine } = getComputedStyle(element);
        return { color, fontWeight, textDecorationLine };
      });
  expect(await styled('✔')).toEqual({
    color: 'rgb(24, 122, 65)',
    fontWeight: '700',
    textDecorationLine: 'none',
  });
  expect(await styled('mongodb://todo-database')).toMatchObject({ textDecorationLine: 'underline' });
  await log(page).getByRole('link', { name: 'https://example.test/docs', exact: true }).click();
  await expect.poll(() => app.openedLinks()).toEqual(['https://example.test/docs']);
  await expect(row(page, 'written to stderr').getByRole('img', { name: 'stderr' })).toHaveCount(2);

  // Everything is in sight, so that the end is followed.
  await say(terminal, `${stack}-todo-app-1`, 'for n in $(seq 1 200); do echo "GET /$n"; done');
  await expect(row(page, /GET \/200$/)).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'true');

  // Who scrolls up reads on, whatever comes.
  await log(page).hover();
  await page.mouse.wheel(0, -600);
  await expect(page.getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'false');
  await expect(row(page, /GET \/200$/)).not.toBeInViewport();
  await atRest(page);
  const before = await inSight(page);
  await say(terminal, `${stack}-todo-database-1`, 'for n in $(seq 1 50); do echo "query $n"; done');
  await expect(page.getByRole('button', { name: '50 new lines' })).toBeVisible();
  expect(await inSight(page)).toEqual(before);
  await keepScreens(app, info, 'logs-new-lines');

  // What is at the upper edge stays there when lines are broken, when the window changes, and when filters do.
  const first = before.find(({ top }) => top >= 0);
  if (first === undefined) throw new Error('No line is in sight');
  const place = async () => (await inSight(page)).find(({ text }) => text === first.text)?.top;
  await atRest(page);
  const placeBefore = await place();
  await page.getByRole('button', { name: 'Wrap' }).click();
  expect(await place()).toBe(placeBefore);
  await page.getByRole('button', { name: 'todo-app', exact: true }).click();
  await expect(row(page, 'query 1')).toHaveCount(0);
  expect(await place()).toBe(placeBefore);
  await page.getByRole('button', { name: 'todo-app', exact: true }).click();
  expect(await place()).toBe(placeBefore);
  await page.getByRole('button', { name: 'Wrap' }).click();

  await page.getByRole('button', { name: '50 new lines' }).click();
  await expect(row(page, /query 50$/)).toBeInViewport();
  await expect(page.getByRole('button', { name: /new lines?$/ })).toHaveCount(0);
  await log(page).focus();
  await page.keyboard.press('Home');
  await expect(row(page, 'Server listening on port 3000')).toBeInViewport();
  await page.keyboard.press('End');
  await expect(row(page, /query 50$/)).toBeInViewport();
});

test('finds text and expressions in everything that is held @details', async ({ app, terminal }, info) => {
  const { page } = app;
  await openLogs(page);
  await expect(row(page, 'ERROR could not post')).toBeVisible();
  const search = page.getByRole('searchbox', { name: 'Search logs' });
  const counted = (text: string) => expect(page.getByText(text, { exact: true })).toBeVisible();

  await page.keyboard.press('Control+f');
  await expect(search).toBeFocused();
  await search.fill('post');
  await counted('1/3');
  await expect(marks(page)).toHaveText(['post', 'POST', 'POST']);
  await search.press('Enter');
  await counted('2/3');
  await page.getByRole('button', { name: 'Next match' }).click();
  await counted('3/3');
  await search.press('Shift+Enter');
  await page.getByRole('button', { name: 'Previous match' }).click();
  await counted('1/3');
  await page.getByRole('button', { name: 'Unfold JSON' }).first().click();
  await expect(log(page).getByText('12345678901234567890', { exact: true })).toBeVisible();
  await keepScreens(app, info, 'logs-search');
  await page.getByRole('button', { name: 'Unfold JSON' }).first().click();

  await page.getByRole('button', { name: 'Match case' }).click();
  await counted('1/1');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await search.fill('^POST /\\w+ 3\\d\\d');
  await expect(marks(page)).toHaveText(['POST /add 302', 'POST /add 302']);
  await search.fill('^POST (');
  await expect(page.getByText('Not a regular expression')).toBeVisible();
  await expect(marks(page)).toHaveText(['POST /add 302', 'POST /add 302']);
  await keepScreens(app, info, 'logs-not-an-expression');
  await search.fill('^POST ');
  await expect(page.getByText('Not a regular expression')).toHaveCount(0);
  await page.getByRole('button', { name: 'Only matching lines' }).click();
  await expect(log(page).locator('[data-entry]')).toHaveText([/POST \/add 302 8/, /POST \/add 302 5/]);
  await search.press('Escape');
  await expect(search).toHaveValue('');
  await expect(row(page, 'Server listening')).toBeVisible();
  await page.getByRole('button', { name: 'Only matching lines' }).click();

  // Far out of sight, both ways. Who went to a match was no longer following.
  await page.getByRole('button', { name: 'Follow' }).click();
  await say(terminal, `${stack}-todo-app-1`, 'for n in $(seq 1 3000); do echo "GET /$n"; done');
  await expect(row(page, /GET \/3000$/)).toBeVisible();
  await search.fill('GET /1\\d{3}$');
  await counted('1,000/1,000');
  await expect(row(page, /GET \/1999$/)).toBeInViewport();
  await search.press('Enter');
  await counted('1/1,000');
  await expect(row(page, /GET \/1000$/)).toBeInViewport();
});

test('filters by service and output, and keeps times and wrapping over a restart @details', async ({
  launch,
}, info) => {
  const first = await launch();
  const { page } = first;
  await openLogs(page);
  await expect(row(page, 'ERROR could not post')).toBeVisible();
  await page.getByRole('button', { name: 'todo-database', exact: true }).click();
  await expect(log(page).locator('[data-entry]')).toHaveCount(4);
  await expect(row(page, 'todo-app-1')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Output' }).selectOption('stderr');
  await expect(log(page).locator('[data-entry]')).toHaveText([/written to stderr$/]);
  await page.getByRole('button', { name: 'todo-database', exact: true }).click();
  await expect(log(page).locator('[data-entry]')).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Output' }).selectOption('stdout');
  await expect(row(page, 'written to stderr')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Output' }).selectOption('both');

  await expect(row(page, /^\d\d:\d\d:\d\dtodo-app-1/)).toHaveCount(8);
  await page.getByRole('button', { name: 'Timestamps' }).click();
  await expect(row(page, /^todo-app-1/)).toHaveCount(8);
  const long = row(page, 'Connection accepted');
  expect((await long.boundingBox())?.height).toBe(20);
  await page.getByRole('button', { name: 'Wrap' }).click();
  await expect.poll(async () => (await long.boundingBox())?.height).toBe(40);
  await keepScreens(first, info, 'logs-wrapped');

  // Another tab and back: what was looked for and where is found again.
  await page.getByRole('searchbox', { name: 'Search logs' }).fill('post');
  await page.getByRole('tab', { name: 'Containers' }).click();
  await page.getByRole('tab', { name: 'Logs' }).click();
  await expect(page.getByRole('searchbox', { name: 'Search logs' })).toHaveValue('post');
  await expect(marks(page)).toHaveCount(3);
  await first.close();

  const second = await launch();
  await openLogs(second.page);
  await expect(second.page.getByRole('button', { name: 'Timestamps' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await expect(second.page.getByRole('button', { name: 'Wrap' })).toHaveAttribute('aria-pressed', 'true');
});

test('is cleared, and copied as a whole or in part @details', async ({ app, terminal }) => {
  const { page, electron } = app;
  await openLogs(page);
  await page.evaluate(
    (id) => {
      location.hash = `#/containers/${id}/logs`;
    },
    await terminal.docker(['inspect', '--format', '{{.Id}}', `${stack}-todo-app-1`]),
  );
  const lines = page.getByRole('log', { name: 'Logs of todo-app-1' });
  await expect(lines.locator('[data-entry]')).toHaveCount(8);
  const clipboard = () => electron.evaluate(({ clipboard: board }) => board.readText());

  await page.getByRole('button', { name: 'Timestamps' }).click();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText('8 lines copied')).toBeVisible();
  const { stdout, stderr } = await terminal.dockerOutput(['logs', `${stack}-todo-app-1`]);
  const plain = (text: string) => text.replaceAll(colours, '').trimEnd().split('\n');
  expect((await clipboard()).split('\n').toSorted()).toEqual([...plain(stdout), ...plain(stderr)].toSorted());

  // By mouse over more than fits into the window, which scrolls along.
  await say(terminal, `${stack}-todo-app-1`, 'for n in $(seq 1 300); do echo "line $n"; done');
  await expect(lines.getByText('line 300', { exact: true })).toBeVisible();
  await lines.focus();
  await page.keyboard.press('Home');
  const start = await lines.getByText('GET / 200 12.4 ms', { exact: true }).boundingBox();
  const box = await lines.boundingBox();
  if (start === null || box === null) throw new Error('Nothing to select');
  await page.mouse.move(start.x + 1, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 200, box.y + box.height - 30, { steps: 5 });
  await page.mouse.move(start.x + 200, box.y + box.height + 20, { steps: 3 });
  const inSight = () => lines.getByText(/^line \d+$/).allTextContents();
  await expect
    .poll(async () => Math.max(...(await inSight()).map((line) => Number(line.slice('line '.length)))))
    .toBeGreaterThan(150);
  await page.mouse.move(start.x + 200, box.y + box.height - 60);
  await page.mouse.up();
  await page.keyboard.press('Control+c');
  const copied = (await clipboard()).split('\n');
  expect(copied[0]).toBe('GET / 200 12.4 ms');
  expect(copied.length).toBeGreaterThan(100);
  const numbered = copied.filter((line) => line.startsWith('line '));
  expect(numbered).toEqual(numbered.map((_, n) => `line ${n + 1}`));

  await lines.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect.poll(async () => (await clipboard()).split('\n').length).toBe(308);

  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByText('Cleared')).toBeVisible();
  await say(terminal, `${stack}-todo-app-1`, 'echo afterwards');
  await expect(lines.locator('[data-entry]')).toHaveText([/afterwards$/]);
});

test('is saved whole and filtered, as the engine has it @details', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  await openLogs(page);
  await expect(row(page, 'ERROR could not post')).toBeVisible();
  const linesOf = async (name: string, which: 'stdout' | 'stderr') => {
    const printed = await terminal.dockerOutput(['logs', `${stack}-${name}`]);
    return printed[which].trimEnd().split('\n');
  };
  const named = (name: string, lines: readonly string[], width: number) =>
    lines.map((line) => `${name.padEnd(width)} | ${line}`);
  const save = async (file: string, entry: string | RegExp) => {
    const path = join(folder, file);
    await app.electron.evaluate(({ dialog }, picked) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: picked });
    }, path);
    await page.getByRole('button', { name: 'Save…' }).click();
    await page.getByRole('menuitem', { name: entry }).click();
    await expect.poll(() => readFile(path, 'utf8').catch(() => '')).not.toBe('');
    return (await readFile(path, 'utf8')).trimEnd().split('\n');
  };

  await page.getByRole('button', { name: 'Timestamps' }).click();
  const width = 'todo-database-1'.length;
  const all = [
    ...named('todo-app-1', await linesOf('todo-app-1', 'stdout'), width),
    ...named('todo-app-1', await linesOf('todo-app-1', 'stderr'), width),
    ...named('todo-database-1', await linesOf('todo-database-1', 'stdout'), width),
    ...named('todo-database-1', await linesOf('todo-database-1', 'stderr'), width),
  ];
  expect(all).toHaveLength(12);
  // Which of two outputs came first is for the engine to say; within one the order is that of the lines.
  expect((await save('whole.log', 'Whole log')).toSorted()).toEqual(all.toSorted());

  await page.getByRole('button', { name: 'todo-app', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search logs' }).fill('post');
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByRole('menuitem', { name: /^Filtered log/ })).toContainText(
    'todo-app, lines with “post”',
  );
  await keepScreens(app, info, 'logs-save');
  await page.keyboard.press('Escape');
  const posts = (await linesOf('todo-app-1', 'stdout')).filter((line) => /post/i.test(line));
  expect(posts).toHaveLength(2);
  expect(await save('filtered.log', /^Filtered log/)).toEqual(
    named('todo-app-1', posts, 'todo-app-1'.length),
  );
});

test('says in its place that a service was made anew, and follows it @details', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  await openLogs(page);
  await terminal.compose(['up', '--detach', '--force-recreate', 'todo-app'], `${folder}/${stack}`);
  await expect(row(page, /^todo-app-1 recreated \d\d:\d\d:\d\d$/)).toBeVisible();
  await expect(row(page, 'Server listening on port 3000')).toHaveCount(2);
  await keepScreens(app, info, 'logs-recreated');
  const stops = row(page, /^todo-app-1 stopped/);
  const before = await stops.count();
  await terminal.compose(['stop', 'todo-app'], `${folder}/${stack}`);
  await expect(stops).toHaveCount(before + 1);
});

// More than are held. `npm run soak` takes a million.
const many = Number(process.env.STACKYARD_SOAK_LINES ?? 200_000);

test('takes any number of lines, and holds what is read while old ones are dropped @details', async ({
  app,
  terminal,
}, info) => {
  test.setTimeout(300_000);
  const { page } = app;
  await openLogs(page);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Reflect.set(window, 'longTasks', tasks);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
    }).observe({ entryTypes: ['longtask'] });
  });
  const startedAt = Date.now();
  await say(terminal, `${stack}-todo-app-1`, `seq 1 ${many} | sed "s/.*/request & was answered in 12.4 ms/"`);
  const writtenAt = Date.now();
  await expect(row(page, `request ${many} was answered`)).toBeInViewport({ timeout: 180_000 });
  const shownAt = Date.now();
  await expect(page.getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('100,000 lines', { exact: true })).toBeVisible();
  const longest = await page.evaluate(() => Math.max(0, ...Reflect.get(window, 'longTasks')));
  const figures = {
    'written in (s)': (writtenAt - startedAt) / 1000,
    'shown after (s)': (shownAt - writtenAt) / 1000,
    'longest task (ms)': longest,
    'heap of the window (MB)': await heapOf(page),
    'memory of the window (MB)': await memoryOfWindow(app),
    'rows in the page': await log(page).locator('[data-entry]').count(),
  };
  console.log(figures);
  expect(figures['rows in the page']).toBeLessThan(120);
  expect(figures['memory of the window (MB)']).toBeLessThan(500);

  // In the middle of what is held, while its beginning is dropped.
  await log(page).evaluate((box) => box.scrollTo({ top: box.scrollHeight / 2 }));
  await atRest(page);
  const before = await inSight(page);
  await say(terminal, `${stack}-todo-database-1`, 'seq 1 20000 | sed s/^/query-/');
  await expect(page.getByRole('button', { name: '20,000 new lines' })).toBeVisible({ timeout: 60_000 });
  expect(await inSight(page)).toEqual(before);

  // All that is held is searched, and the beginning says what is missing.
  await page.getByRole('searchbox', { name: 'Search logs' }).fill(`request ${(many * 0.95) / 10_000}`);
  await expect(page.getByText(/^[\d,]+\/10,000$/)).toBeVisible();
  await page.getByRole('button', { name: 'Only matching lines' }).click();
  await expect(page.getByText('10,000 of 100,000 lines')).toBeVisible();
  await page.getByRole('button', { name: 'Only matching lines' }).click();
  await log(page).focus();
  await page.keyboard.press('Home');
  await expect(log(page).getByText(/^[\d,]+ older lines dropped$/)).toBeInViewport();
  await keepScreens(app, info, 'logs-many');
});

/** Megabytes that the page's objects take. */
const heapOf = (page: Page) =>
  page.evaluate(() => {
    const memory: { usedJSHeapSize?: number } = Reflect.get(performance, 'memory') ?? {};
    return Math.round((memory.usedJSHeapSize ?? 0) / 1e6);
  });

/** Megabytes that the window's process takes. */
const memoryOfWindow = ({ electron }: RunningApp) =>
  electron.evaluate(({ app, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
    const metrics = app.getAppMetrics().find((process) => process.pid === pid);
    return Math.round((metrics?.memory.workingSetSize ?? 0) / 1000);
  });

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { makeStacks, stackNames } from './support/many-containers.ts';
import { expect, test } from './support/test.ts';
import { containerRow, containersTable } from './support/views.ts';

const stacks = 250;
const each = 4;

/** Everything that keeps the page from answering for more than 50 ms, as the browser reports it from now on. */
const watchLongTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const long: number[] = [];
    Reflect.set(window, 'longTasks', long);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(Math.round(duration));
    }).observe({ type: 'longtask' });
  });

/** The long tasks since the last call, in milliseconds. */
const takeLongTasks = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (Reflect.get(window, 'longTasks') as number[]).splice(0));

interface Scrolled {
  readonly seen: number;
  /** Rows in the document at most at a time. */
  readonly most: number;
  readonly frames: number;
  readonly worstFrame: number;
  /** By how many pixels the list got longer by being scrolled. */
  readonly grown: number;
}

/** Scrolls to the end, half a page a frame, and then on as if there were more. */
const scrollThrough = (table: Locator): Promise<Scrolled> =>
  table.evaluate(async (element) => {
    const scroller = element.parentElement?.parentElement?.parentElement;
    if (scroller == null) throw new Error('Nothing scrolls the table');
    const seen = new Set<string>();
    let [most, frames, worstFrame] = [0, 0, 0];
    let before = performance.now();
    // A display that nobody looks at may leave a frame out.
    const frame = () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(resolve);
        setTimeout(() => resolve(performance.now()), 1_000);
      });
    const { scrollHeight, clientHeight } = scroller;
    // By the last of them the end was reached.
    const steps = Math.ceil((scrollHeight - clientHeight) / (clientHeight / 2)) + 5;
    for (let step = 0; step < steps; step += 1) {
      scroller.scrollTop += scroller.clientHeight / 2;
      await frame();
      const now = await frame();
      [frames, worstFrame, before] = [frames + 2, Math.max(worstFrame, now - before), now];
      const rows = element.querySelectorAll('[role="row"][aria-rowindex]');
      most = Math.max(most, rows.length);
      for (const row of rows) seen.add(row.getAttribute('aria-rowindex') ?? '');
    }
    const grown = scroller.scrollHeight - scrollHeight;
    return { seen: seen.size, most, frames, worstFrame: Math.round(worstFrame), grown };
  });

/** By how many pixels the list gets longer by being scrolled on from its end, wherever between two pixels it stands. */
const growthAtEnd = (table: Locator): Promise<readonly number[]> =>
  table.evaluate(async (element) => {
    const scroller = element.parentElement?.parentElement?.parentElement;
    if (scroller == null) throw new Error('Nothing scrolls the table');
    const toEnd = async () => {
      scroller.scrollTop = scroller.scrollHeight;
      for (let frame = 0; frame < 2; frame += 1) {
        await new Promise(requestAnimationFrame);
      }
      return scroller.scrollHeight;
    };
    const growth: number[] = [];
    for (const offset of [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9]) {
      scroller.style.marginTop = `${offset}px`;
      const before = await toEnd();
      await toEnd();
      growth.push((await toEnd()) - before);
    }
    scroller.style.removeProperty('margin-top');
    return growth;
  });

async function report(info: TestInfo, what: string, figures: object): Promise<void> {
  console.log(what, JSON.stringify(figures));
  info.annotations.push({ type: what, description: JSON.stringify(figures) });
  await info.attach(what, { body: JSON.stringify(figures, null, 2), contentType: 'application/json' });
}

/** Whole pixels from the top of the window. */
const topOf = async (row: Locator): Promise<number> => {
  const box = await row.boundingBox();
  if (box === null) throw new Error('The row is not drawn');
  return Math.round(box.y);
};

/** Toggles a stack twice with the pointer on its row, which must stay where it is. */
async function expectToStay(page: Page, name: string): Promise<void> {
  const row = containerRow(page, name).first();
  const before = await topOf(row);
  const open = await row.getByRole('button', { name: `Collapse ${name}` }).isVisible();
  for (const next of open ? ['Collapse', 'Expand'] : ['Expand', 'Collapse']) {
    await row.getByRole('button', { name: `${next} ${name}` }).click();
    const other = next === 'Collapse' ? 'Expand' : 'Collapse';
    await expect(row.getByRole('button', { name: `${other} ${name}` })).toBeVisible();
    expect([name, next, await topOf(row)]).toEqual([name, next, before]);
  }
}

/** Wheels over the table until nothing moves any more. */
async function wheelToEnd(page: Page, table: Locator, direction: 1 | -1): Promise<void> {
  await containersTable(page).hover({ position: { x: 300, y: 20 }, force: true });
  const top = () =>
    table.evaluate((element) => element.parentElement?.parentElement?.parentElement?.scrollTop ?? 0);
  for (let last = -1; last !== (await top()); ) {
    last = await top();
    await page.mouse.wheel(0, direction * 100_000);
    await page.waitForTimeout(200);
  }
}

test('a thousand containers scroll, search and expand without a stutter @table', async ({
  launch,
  engine,
  folder,
  terminal: _clean,
}, info) => {
  test.setTimeout(400_000);
  await makeStacks(engine.socketPath, { stacks, each });
  const names = stackNames(stacks);
  const userData = join(folder, 'user-data');
  await mkdir(userData, { recursive: true });
  const table = { columns: [], sort: null, expanded: names, onlyRunning: false };
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ containers: table }));

  const app = await launch();
  const { page } = app;
  const rows = containersTable(page);
  await expect(page.getByText('250 stacks')).toBeVisible({ timeout: 60_000 });
  const allRows = stacks * (each + 1) + 1;
  await expect(rows).toHaveAttribute('aria-rowcount', `${allRows}`);
  await watchLongTasks(page);

  const scrolled = await scrollThrough(rows);
  await report(info, 'scrolling', { ...scrolled, longTasks: await takeLongTasks(page) });
  expect(scrolled.seen).toBe(allRows);
  expect(scrolled.most).toBeLessThanOrEqual(80);
  expect(scrolled.grown).toBe(0);

  const zoom = (factor: number) =>
    app.electron.evaluate(({ webContents }, to) => {
      for (const contents of webContents.getAllWebContents()) contents.setZoomFactor(to);
    }, factor);
  await zoom(1.1);
  expect(await growthAtEnd(rows)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  await zoom(1);

  // At the very end, in the middle and at the top.
  await expectToStay(page, 'stack-249');
  await rows.evaluate((element) => {
    const scroller = element.parentElement?.parentElement?.parentElement;
    if (scroller != null) scroller.scrollTop = scroller.scrollHeight / 2;
  });
  await expect(containerRow(page, 'stack-126').first()).toBeVisible();
  await expectToStay(page, 'stack-126');
  await wheelToEnd(page, rows, 1);
  await expect(containerRow(page, 'stack-249').first()).toBeVisible();
  await expectToStay(page, 'stack-249');
  await wheelToEnd(page, rows, -1);
  await expectToStay(page, 'stack-000');
  await report(info, 'expanding', { longTasks: await takeLongTasks(page) });

  // What has the focus is there, and keeps it, however far it is out of sight; keys go on from its row.
  const remove = (name: string) => page.getByRole('button', { name: `Delete ${name}`, exact: true });
  await remove('stack-000').focus();
  expect(await scrollThrough(rows)).toMatchObject({ seen: allRows, grown: 0 });
  await expect(remove('stack-000')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const next = containerRow(page, 'db-1').first().getByRole('button', { name: 'Delete db-1' });
  await expect(next).toBeFocused();
  await expect(next).toBeInViewport();

  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.pressSequentially('stack-12 web', { delay: 30 });
  await expect(search).toBeFocused();
  // `stack-12` is in the names of ten stacks; of each only `web` matches.
  await expect(rows).toHaveAttribute('aria-rowcount', `${10 * 3 + 1}`);
  await expect(containerRow(page, 'stack-120').first()).toBeVisible();
  for (let letter = 0; letter < 'stack-12 web'.length; letter += 1)
    await search.press('Backspace', { delay: 30 });
  await expect(rows).toHaveAttribute('aria-rowcount', `${allRows}`);
  await expect(search).toBeFocused();
  expect(await rows.locator('[aria-rowindex]').count()).toBeLessThanOrEqual(80);
  await report(info, 'searching', { longTasks: await takeLongTasks(page) });
});

test('what is done to the table just before quitting is kept @table', async ({
  launch,
  terminal: _clean,
  engine,
}) => {
  await makeStacks(engine.socketPath, { stacks: 2, each: 2 });
  const first = await launch();
  await first.page.getByRole('button', { name: 'Expand stack-001' }).click();
  await first.close();

  const second = await launch();
  await expect(second.page.getByRole('button', { name: 'Collapse stack-001' })).toBeVisible();
  await second.page.getByRole('switch', { name: 'Only running' }).click();
  // As the close button of the window does it.
  await second.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await second.electron.waitForEvent('close');

  const third = await launch();
  await expect(third.page.getByRole('switch', { name: 'Only running' })).toBeChecked();
});

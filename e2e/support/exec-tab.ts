import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from './running-app.ts';
import type { Terminal } from './terminal.ts';

/** The tab *Exec* of a container's page, as a person uses it. */
export interface ExecTab {
  readonly page: Page;
  /** The field that takes the keys. */
  readonly input: Locator;
  /** What the screen shows, a line each, without what is empty at the end. */
  lines(): Promise<readonly string[]>;
  /** Types a line and Enter. */
  run(line: string): Promise<void>;
  /** Waits until some line of the screen is just this. */
  expectLine(line: string | RegExp): Promise<void>;
}

/** A container that sleeps, by its name. Gives its id. */
export async function sleepingContainer(
  terminal: Terminal,
  name: string,
  image = 'busybox:latest',
): Promise<string> {
  return terminal.docker(['run', '--detach', '--name', name, image, 'sleep', '10000']);
}

/** Goes to the tab by the address of the page. */
export async function openExec({ page }: RunningApp, id: string, name: string): Promise<ExecTab> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/containers/${id}/exec`);
  await page.getByRole('tab', { name: 'Exec', selected: true }).waitFor();
  const input = page.getByRole('textbox', { name: `Terminal of ${name}` });
  const lines = () =>
    page.locator('.xterm-rows > div').evaluateAll((rows) => {
      const texts = rows.map((row) => (row.textContent ?? '').replaceAll('\u00a0', ' ').trimEnd());
      while (texts.at(-1) === '') texts.pop();
      return texts;
    });
  const tab: ExecTab = {
    page,
    input,
    lines,
    async run(line) {
      await input.focus();
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
    },
    expectLine: (wanted) =>
      expect
        .poll(async () =>
          (await lines()).some((line) => (typeof wanted === 'string' ? line === wanted : wanted.test(line))),
        )
        .toBe(true),
  };
  return tab;
}

/** Waits until nothing but its first process is in a container: no other one, not even a dead one. */
export async function expectOnlySleep(terminal: Terminal, name: string): Promise<void> {
  await expect
    .poll(async () => (await terminal.docker(['top', name, '-eo', 'pid,args'])).split('\n').slice(1), {
      timeout: 30_000,
    })
    .toEqual([expect.stringMatching(/sleep 10000$/)]);
}

/** Waits for the shell's prompt. */
export async function openShell(app: RunningApp, id: string, name: string): Promise<ExecTab> {
  const tab = await openExec(app, id, name);
  await tab.expectLine(/^\/ #/);
  return tab;
}

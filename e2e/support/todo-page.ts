import { expect, type Page } from '@playwright/test';
import type { RunningApp } from './running-app.ts';

/** The sample's frontend in a real page. */
export interface TodoPage {
  add(...todos: readonly string[]): Promise<void>;
  expectTodos(todos: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Visits the frontend at the address that the app handed to the operating system, in a browser window of its own. */
export async function visitTodos(app: RunningApp, url: string): Promise<TodoPage> {
  await untilAnswered(`${url.replace(/\/$/, '')}/healthz`);
  const opened = app.electron.waitForEvent('window');
  await app.electron.evaluate(({ BrowserWindow }, address) => {
    const browser = new BrowserWindow({ webPreferences: { partition: 'visitor' } });
    void browser.loadURL(address);
  }, url);
  const page: Page = await opened;
  const boxes = page.getByRole('checkbox');
  return {
    async add(...todos) {
      for (const todo of todos) {
        await page.getByRole('textbox', { name: 'New todo' }).fill(todo);
        await page.getByRole('button', { name: 'Add', exact: true }).click();
        await expect(page.getByRole('checkbox', { name: todo })).toBeVisible();
      }
    },
    async expectTodos(todos) {
      await expect(boxes).toHaveCount(todos.length);
      for (const todo of todos) await expect(page.getByRole('checkbox', { name: todo })).toBeVisible();
    },
    close: () => page.close(),
  };
}

/** A published port answers a little later than the container starts. */
async function untilAnswered(url: string): Promise<void> {
  await expect(async () => expect((await fetch(url)).status).toBe(200)).toPass({ timeout: 30_000 });
}

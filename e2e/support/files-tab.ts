import type { Locator, Page } from '@playwright/test';
import type { RunningApp } from './running-app.ts';

/** The tab *Files* of a container's page, as a person uses it. */
export interface FilesTab {
  readonly page: Page;
  readonly tree: Locator;
  /** A row by how its name begins, up to the comma after it. */
  row(name: string): Locator;
  /** What is said beside the tree of what is chosen. */
  pane(name: string): Locator;
  /** Goes to a path by the box. */
  go(path: string): Promise<void>;
}

/** Goes to the tab by the address of the page, and waits for the files to be there. */
export async function openFiles({ page }: RunningApp, id: string, name: string): Promise<FilesTab> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/containers/${id}/files`);
  const tree = page.getByRole('tree', { name: `Files of ${name}` });
  await tree.getByRole('treeitem', { name: /^Reading/ }).waitFor({ state: 'hidden' });
  await tree.getByRole('treeitem').first().waitFor();
  return {
    page,
    tree,
    row: (row) => tree.getByRole('treeitem', { name: new RegExp(`^${escaped(row)}(,|$)`) }),
    pane: (row) => page.getByRole('region', { name: `About ${row}` }),
    async go(path) {
      const box = page.getByRole('textbox', { name: 'Path' });
      await box.fill(path);
      await box.press('Enter');
    },
  };
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

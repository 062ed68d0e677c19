import type { Page } from 'playwright';
import { containerRow, deleteDialog, volumeRow } from '../../e2e/support/views.ts';
import { openWalkthrough, stepCard } from '../../e2e/support/walkthrough.ts';
import { sampleName } from '../setup/demo-sample.ts';
import { runSample, type Stage } from './stacks.ts';

interface Picture {
  /** Its file, without `.png`. */
  readonly name: string;
  readonly theme: 'light' | 'dark';
  /** Brings the window there from where the picture before has left it. */
  readonly show: (stage: Stage) => Promise<void>;
}

const rowButton = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Figures, and sizes on the disk, come a moment after their rows. */
async function settled(page: Page): Promise<void> {
  await containerRow(page, sampleName).getByText('MB').first().waitFor();
  await page.waitForTimeout(3_000);
}

/** The pictures of the README, in an order in which each has little to do. */
export const pictures: readonly Picture[] = [
  {
    name: 'walkthrough',
    theme: 'light',
    show: async ({ app, sample }) => {
      await openWalkthrough(app.page);
      await app.pickInDialog(sample);
      await app.page.getByRole('button', { name: 'Choose a folder' }).click();
      await stepCard(app.page).getByLabel('Changes of compose.yaml').waitFor();
    },
  },
  {
    name: 'containers-light',
    theme: 'light',
    show: async (stage) => {
      const { page } = stage.app;
      await page.getByRole('link', { name: 'Containers' }).click();
      await runSample(stage);
      await rowButton(page, `Expand ${sampleName}`).click();
      await settled(page);
    },
  },
  { name: 'containers-dark', theme: 'dark', show: ({ app }) => settled(app.page) },
  {
    name: 'delete',
    theme: 'light',
    show: async ({ app: { page } }) => {
      await rowButton(page, 'Delete blog').click();
      await deleteDialog(page, 'blog').getByRole('region', { name: 'Unsaved data' }).waitFor();
      await page.waitForTimeout(1_000);
    },
  },
  {
    name: 'stack-logs',
    theme: 'dark',
    show: async ({ app: { page } }) => {
      await page.keyboard.press('Escape');
      await containerRow(page, sampleName).getByRole('link', { name: sampleName }).click();
      await page.getByRole('searchbox', { name: 'Search logs' }).fill('POST');
      await page.getByRole('button', { name: 'Next match' }).waitFor();
      await page.waitForTimeout(1_000);
    },
  },
  {
    name: 'volumes',
    theme: 'light',
    show: async ({ app: { page } }) => {
      await page.getByRole('link', { name: 'Volumes' }).click();
      await volumeRow(page, 'metrics_series').getByText('MB').waitFor();
    },
  },
];

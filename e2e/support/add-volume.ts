import type { Locator, Page } from '@playwright/test';
import type { Operation } from '../../shared/operation.ts';
import { invoke } from './invoke.ts';
import type { RunningApp } from './running-app.ts';
import { expect } from './test.ts';
import { containerRow } from './views.ts';

export const volumeDialog = (page: Page, service: string): Locator =>
  page.getByRole('dialog', { name: `Add a volume to ${service}` });

export const diffOf = (dialog: Locator): Locator =>
  dialog.getByRole('region', { name: 'Lines of compose.yaml that change' });

/** Opens the Data tab of the stack, and there the dialog for the service. */
export async function openFromDataTab(page: Page, stack: string, service: string): Promise<Locator> {
  await containerRow(page, stack).getByRole('link', { name: stack, exact: true }).click();
  await page.getByRole('tab', { name: 'Data' }).click();
  const table = page.getByRole('table', { name: `Data of ${stack}` });
  await table
    .getByRole('button', { name: `Add a volume to ${service}` })
    .first()
    .click();
  const dialog = volumeDialog(page, service);
  await expect(dialog.getByRole('button', { name: 'Add volume' })).toBeEnabled();
  return dialog;
}

export async function additionOf(app: RunningApp): Promise<Operation | null> {
  const state = await invoke(app, 'app.state', null);
  if (!state.ok) throw new Error('The app does not tell its state');
  return state.value.operations.find(({ kind }) => kind === 'add-volume') ?? null;
}

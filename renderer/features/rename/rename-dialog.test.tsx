import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aContainer, aReplica } from '../../../shared/builders.ts';
import type { Container } from '../../../shared/engine.ts';
import { operationId } from '../../../shared/ids.ts';
import { aSnapshot, aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const cache = aContainer({ name: 'cache' });

async function renaming(container: Container) {
  const app = await renderApp(
    aState({ snapshot: aSnapshot([container, aContainer({ name: 'web' })], []) }),
    (bridge) => bridge.answer('container.rename', () => ({ ok: true, value: operationId('op') })),
  );
  if (container.compose !== null)
    await app.user.click(await screen.findByRole('button', { name: 'Expand shop' }));
  const row = container.compose === null ? container.name : 'web-1';
  await app.user.click(await screen.findByRole('button', { name: `More actions for ${row}` }));
  await app.user.click(await screen.findByRole('menuitem', { name: 'Rename…' }));
  const dialog = within(await screen.findByRole('dialog', { name: `Rename ${row}` }));
  return { ...app, dialog, box: dialog.getByRole('textbox', { name: 'New name' }) };
}

it('begins with the name it has, chosen to be typed over, and renames by Enter', async () => {
  const { user, bridge, box } = await renaming(cache);
  expect(document.activeElement).toBe(box);
  await user.keyboard('store{Enter}');
  expect(bridge.argsOf('container.rename')).toEqual([{ id: cache.id, name: 'store' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('renames by its button', async () => {
  const { user, bridge, dialog } = await renaming(cache);
  await user.keyboard('store');
  await user.click(dialog.getByRole('button', { name: 'Rename' }));
  expect(bridge.argsOf('container.rename')).toEqual([{ id: cache.id, name: 'store' }]);
});

it('says in words what is wrong with a name, and sends none', async () => {
  const { user, bridge, dialog, box } = await renaming(cache);
  await user.keyboard('my store{Enter}');
  expect(box.getAttribute('aria-invalid')).toBe('true');
  expect(dialog.getByText(/^At least two characters/).id).toBe(box.getAttribute('aria-describedby'));
  expect(dialog.getByRole('button', { name: 'Rename' }).getAttribute('aria-disabled')).toBe('true');
  await user.clear(box);
  await user.type(box, 'web{Enter}');
  expect(dialog.getByText('Another container has this name.')).toBeTruthy();
  expect(bridge.argsOf('container.rename')).toEqual([]);
});

it('does not send the name that it has', async () => {
  const { user, bridge, box } = await renaming(cache);
  expect(box.getAttribute('aria-invalid')).toBe('false');
  await user.keyboard('{Enter}');
  expect(bridge.argsOf('container.rename')).toEqual([]);
});

it('changes nothing by Cancel or Escape', async () => {
  const { user, bridge, dialog } = await renaming(cache);
  await user.keyboard('store');
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(bridge.argsOf('container.rename')).toEqual([]);
});

it('says of a container of a stack that Compose gives it its usual name again', async () => {
  const { dialog, box } = await renaming(aReplica('web'));
  expect((box as HTMLInputElement).value).toBe('shop-web-1');
  expect(dialog.getByText('Compose gives it its usual name again')).toBeTruthy();
});

import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anOperation, aReplica } from '../../../shared/builders.ts';
import { stackName } from '../../../shared/ids.ts';
import type { Operation } from '../../../shared/operation.ts';
import { aSnapshot, aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const layer = {
  bytes: 12_000_000,
  exact: true,
  files: 3,
  places: [{ path: '/srv/uploads', folder: '/srv/uploads', files: 3, bytes: 12_000_000, isNew: true }],
};
const asking: Operation = anOperation({
  kind: 'run',
  name: 'shop',
  target: { kind: 'stack', name: stackName('shop') },
  cancellable: true,
  question: { kind: 'makes-anew', certain: true, losing: [{ label: 'web-1', layer }], others: ['db-1'] },
});
const shop = aState({ snapshot: aSnapshot([aReplica('web'), aReplica('db')], []), operations: [asking] });
const title = { name: 'Make containers of shop anew?' };

it('says what is made anew and what of it is in no volume, and goes on when told so', async () => {
  const { user, bridge } = await renderApp(shop, () => undefined);
  const dialog = within(await screen.findByRole('dialog', title));
  expect(dialog.getByRole('region', { name: 'Unsaved data' }).textContent).toBe(
    'This data is in no volumeweb-1 3 files, 12.0 MB in /srv/uploads',
  );
  expect(dialog.getByRole('region', { name: 'Nothing unsaved' }).textContent).toContain('db-1');
  expect(document.activeElement?.textContent).toBe('Cancel');
  expect(screen.getByText('Waiting for your answer')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Continue' }));
  expect(bridge.argsOf('operation.goOn')).toEqual([{ id: asking.id }]);
  await user.keyboard('{Escape}');
  expect(bridge.argsOf('operation.cancel')).toEqual([{ id: asking.id }]);
});

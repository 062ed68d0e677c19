import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Diagnostics } from '../../../shared/diagnostics.ts';
import { hostPath } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import { aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const diagnostics: Diagnostics = {
  takenAt: 1_700_000_000_000,
  startedAt: 1_700_000_000_000,
  runtime: { electron: '33.2.1', chrome: '130', node: '20' },
  system: 'Linux 6.1 (x64)',
  connections: [{ at: 1_700_000_000_000, connection: { kind: 'connecting', target: null } }],
  failures: [
    {
      at: 1_700_000_000_000,
      by: 'stack.updateImages',
      error: { kind: 'compose-failed', exitCode: 1, detail: 'dial postgres://ada:hunter2@db/shop' },
    },
  ],
  freshness: { lastEventAt: null, listed: null, confirmedAt: null, waiting: 3 },
  files: [{ what: 'Folder', path: hostPath('/home/ada/.config/Stackyard'), bytes: null, there: true }],
};

it('is reached from the engine’s state, tells what failed, and copies a report', async () => {
  const { user, bridge } = await renderApp(aState(), (fake) =>
    fake.answer('diagnostics.read', () => ok(diagnostics)),
  );
  await user.click(screen.getByRole('link', { name: 'Engine running' }));
  await screen.findByRole('heading', { level: 1, name: 'Diagnostics' });
  const errors = await screen.findByRole('list', { name: 'Last errors' });
  expect(errors.textContent).toContain('Stack update images: ');
  expect(errors.textContent).not.toContain('hunter2');
  expect(screen.getByText('3 changes wait to be read')).toBeTruthy();
  expect(screen.getByText('~/.config/Stackyard')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Copy report' }));
  const [copied] = bridge.argsOf('clipboard.write');
  expect(copied).toMatchObject({ text: expect.stringContaining('stack.updateImages: compose-failed') });
  expect(JSON.stringify(copied)).not.toContain('hunter2');
});

import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../shared/settings.ts';
import { aSnapshot, aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

async function open(settings = defaultSettings) {
  window.location.hash = '#/settings';
  const app = await renderApp(aState({ snapshot: aSnapshot([], []), settings }));
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  return app;
}

describe('settings', () => {
  it('are kept as soon as they are changed', async () => {
    const { user, bridge } = await open();
    await user.click(screen.getByRole('switch', { name: 'Notifications' }));
    await user.click(screen.getByRole('radio', { name: 'Volumes' }));
    await user.type(screen.getByRole('textbox', { name: 'Editor' }), 'code --wait{Enter}');
    expect(bridge.argsOf('settings.set')).toEqual([
      { notifications: false },
      { startPage: 'volumes' },
      { programs: { terminal: null, editor: 'code --wait' } },
    ]);
  });

  it('are found by what they are about', async () => {
    const { user } = await open();
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'logs wrap');
    await waitFor(() => expect(screen.queryByRole('radiogroup', { name: 'Theme' })).toBeNull());
    expect(screen.getByRole('switch', { name: 'Wrap long lines' })).toBeTruthy();
  });

  it('go back to how they were at first, without what else is kept', async () => {
    const { user, bridge } = await open({ ...defaultSettings, theme: 'dark', notifications: false });
    await user.click(screen.getByRole('button', { name: 'Reset settings' }));
    const { theme, language, startPage, notifications, singleKeys, logs, programs } = defaultSettings;
    expect(bridge.argsOf('settings.set')).toEqual([
      { theme, language, startPage, notifications, singleKeys, logs, programs },
    ]);
  });

  it('of the start page decide where a window begins that was told nothing else', async () => {
    await renderApp(
      aState({ snapshot: aSnapshot([], []), settings: { ...defaultSettings, startPage: 'volumes' } }),
    );
    await screen.findByRole('heading', { level: 1, name: 'Volumes' });
  });

  it('of single keys leave ? to be a mere key', async () => {
    const { user } = await open({ ...defaultSettings, singleKeys: false });
    await user.keyboard('?');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('{Control>}/{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
  });
});

import { screen, waitFor, within } from '@testing-library/react';
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

  it('take a number of seconds, and nothing else', async () => {
    const { user, bridge } = await open();
    const box = () => screen.getByRole('textbox', { name: 'Stop timeout' });
    await user.type(box(), '30{Enter}');
    await user.clear(box());
    await user.type(box(), '1.5{Enter}');
    await user.click(screen.getByRole('radio', { name: '10,000' }));
    expect(bridge.argsOf('settings.set')).toEqual([
      { stopTimeout: 30 },
      { logLimits: { lines: 10_000, megabytes: 24 } },
    ]);
  });

  it('are found by what they are about', async () => {
    const { user } = await open();
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'logs wrap');
    await waitFor(() => expect(screen.queryByRole('radiogroup', { name: 'Theme' })).toBeNull());
    expect(screen.getByRole('switch', { name: 'Wrap long lines' })).toBeTruthy();
  });

  it('hold what other parts of the window choose, too', async () => {
    const { user, bridge } = await open();
    const chosenIn = (section: string) => within(screen.getByRole('region', { name: section }));
    expect(chosenIn('Engine').getByRole('button', { name: 'Switch context: default' })).toBeTruthy();
    await user.click(chosenIn('Containers').getByRole('button', { name: 'Columns' }));
    await user.click(
      within(await screen.findByRole('dialog', { name: 'Columns' })).getByRole('checkbox', { name: 'PIDs' }),
    );
    await waitFor(() => expect(JSON.stringify(bridge.argsOf('settings.set'))).toContain('"shown":true'));
    await user.keyboard('{Escape}');
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'context');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Columns' })).toBeNull());
    expect(chosenIn('Engine').getByText('Docker context')).toBeTruthy();
  });

  it('are found by tray and update', async () => {
    const { user } = await open();
    const search = screen.getByRole('searchbox', { name: 'Search' });
    for (const [word, title] of [
      ['tray', 'Icon in the tray'],
      ['update', 'Check for updates'],
    ] as const) {
      await user.clear(search);
      await user.type(search, word);
      await waitFor(() => expect(screen.queryByText('Theme')).toBeNull());
      expect(screen.getByText(title)).toBeTruthy();
    }
  });

  it('go back to how they were at first, without what else is kept', async () => {
    const { user, bridge } = await open({ ...defaultSettings, theme: 'dark', notifications: false });
    await user.click(screen.getByRole('button', { name: 'Reset settings' }));
    // Neither the tables nor the engine, nor what the palette ranks by.
    const { containers, volumes, engine, commandUses, ...choices } = defaultSettings;
    expect(bridge.argsOf('settings.set')).toEqual([choices]);
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

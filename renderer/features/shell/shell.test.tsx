import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { hostPath } from '../../../shared/ids.ts';
import type { KeptFileProblem } from '../../../shared/kept-files.ts';
import { err, ok } from '../../../shared/result.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { aSnapshot, aState, todoContainers, unreachable } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

describe('the window', () => {
  it('leads to its four views by links, and back again', async () => {
    const { user } = await renderApp(aState());
    const seen: (string | null)[] = [];
    for (const name of ['Volumes', 'Walkthrough', 'Settings', 'Containers']) {
      await user.click(screen.getByRole('link', { name }));
      await waitFor(() =>
        expect(screen.getByRole('link', { name }).getAttribute('aria-current')).toBe('page'),
      );
      seen.push(screen.getByRole('heading', { level: 1 }).textContent);
    }
    expect(seen).toEqual(['Volumes', 'Persist container data', 'Settings', 'Containers']);
    act(() => window.history.back());
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Settings'));
  });

  it('says what it is connected to', async () => {
    const disk = { freeBytes: 42.1e9, totalBytes: 100e9 };
    await renderApp(aState(), (fake) => fake.answer('engine.disk', () => ok(disk)));
    await waitFor(() => expect(screen.getByRole('contentinfo').textContent).toContain('Disk 42.1 GB free'));
    await waitFor(() => expect(screen.getByRole('contentinfo').textContent).toContain('Updated live'));
    expect(screen.getByRole('status', { name: 'Engine' }).textContent).toBe('Engine running');
    expect(screen.getByRole('contentinfo').textContent).toContain('defaultDocker 28.2 · Compose 2.39');
  });

  it('switches to another engine from the footer, and says why it can’t', async () => {
    const colima = { kind: 'context', name: 'colima' } as const;
    const { user, bridge } = await renderApp(aState(), (fake) => {
      fake.answer('engine.choices', () =>
        ok({
          chosen: { kind: 'automatic' },
          engines: [
            { choice: colima, title: 'colima', address: 'unix:///run/colima.sock', description: 'Mine' },
            { choice: { kind: 'context', name: 'odd' }, title: 'odd', address: null, description: '' },
          ],
        }),
      );
      fake.answer('engine.choose', () => err({ kind: 'busy', what: 'run', name: 'shop' }));
    });
    await user.click(await screen.findByRole('button', { name: 'Switch context: default' }));
    const entries = await screen.findAllByRole('menuitemradio');
    expect(entries.map((entry) => [entry.textContent, entry.getAttribute('aria-checked')])).toEqual([
      ['AutomaticAs the docker command chooses', 'true'],
      ['colimaunix:///run/colima.sock · Mine', 'false'],
      ['oddIts address can’t be used', 'false'],
    ]);
    await user.click(screen.getByRole('menuitemradio', { name: /^colima/ }));
    expect(bridge.argsOf('engine.choose')).toEqual([{ choice: colima }]);
    expect(await screen.findByText('shop is busy')).toBeTruthy();
  });

  it('follows the chosen theme, and with “System” that of the system', async () => {
    const { user } = await renderApp(aState({ settings: { ...defaultSettings, theme: 'dark' } }), (bridge) =>
      bridge.answer('settings.set', ({ theme = 'system' }) => ok({ ...defaultSettings, theme })),
    );
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
    await user.click(screen.getByRole('link', { name: 'Settings' }));
    const themes = within(await screen.findByRole('radiogroup', { name: 'Theme' }));
    await user.click(themes.getByRole('radio', { name: 'System' }));
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('light'));
  });

  it('tells on every page of a file of its own that it could not write, and of a newer version', async () => {
    const path = hostPath('/home/ann/.config/Stackyard/stacks.json');
    const told: KeptFileProblem = {
      file: 'stacks',
      path,
      problem: { kind: 'not-written', detail: 'Disk full' },
    };
    const update = { kind: 'available', release: { version: '1.2.0', notes: '' } } as const;
    await renderApp(aState({ snapshot: aSnapshot(todoContainers(0), []), keptFiles: [told], update }));
    const places = [
      'containers',
      'volumes',
      'walkthrough',
      'settings',
      'diagnostics',
      'stacks/multi-container-app/logs',
    ];
    for (const place of places) {
      act(() => {
        window.location.hash = `#/${place}`;
      });
      await waitFor(() => expect(screen.getByRole('main')).toBeTruthy());
      const titles = await screen.findAllByText('The notes of stacks can’t be saved');
      const offers = await screen.findAllByRole('region', { name: 'Update' });
      expect([place, titles.length, offers.length]).toEqual([place, 1, 1]);
    }
  });

  it('says so when main does not answer, and asks again', async () => {
    const { user, bridge } = await renderApp(aState(), (fake) =>
      fake.answer('app.state', () => err({ kind: 'unexpected', detail: 'no handler' })),
    );
    const again = await screen.findByRole('button', { name: 'Try again' });
    bridge.answer('app.state', () => ok(aState()));
    await user.click(again);
    expect(await screen.findByRole('table', { name: 'Containers' })).toBeTruthy();
  });
});

describe('a window without an engine', () => {
  const away = aSnapshot([], [], { connection: unreachable(0), listedAt: null });

  it.each([
    ['linux', 'Docker Engine, with Compose', 'curl -fsSL https://get.docker.com | sudo sh'],
    ['darwin', 'Colima', 'brew install colima docker docker-compose'],
    ['win32', 'Docker Desktop', 'winget install --exact --id Docker.DockerDesktop'],
  ] as const)('says what to install on %s', async (platform, way, command) => {
    const { user, bridge } = await renderApp(aState({ snapshot: away, platform }));
    const install = within(await screen.findByRole('region', { name: 'Install an engine' }));
    expect(install.getByText(way)).toBeTruthy();
    await user.click(install.getByRole('button', { name: `Copy ${command}` }));
    expect(bridge.argsOf('clipboard.write')).toEqual([{ text: expect.stringContaining(command) }]);
    await user.click(install.getByRole('button', { name: `How to install ${way}` }));
    expect(bridge.argsOf('link.open')).toEqual([{ url: expect.stringMatching(/^https:/) }]);
  });

  it('says nothing of it where an engine was there', async () => {
    const known = aSnapshot([], [], { connection: unreachable(0) });
    await renderApp(aState({ snapshot: known }));
    expect(await screen.findByText('The Docker Engine can’t be reached')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Install an engine' })).toBeNull();
  });
});

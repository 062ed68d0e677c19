import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { aContainer } from '../../../shared/builders.ts';
import type { Container } from '../../../shared/engine.ts';
import type { ExecMessage, Shell } from '../../../shared/exec.ts';
import { operationId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import type { FakeBridge } from '../../testing/fake-bridge.ts';
import { aSnapshot, aState, unreachable } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { fakeScreens } from './fake-screen.ts';
import { screenSource } from './screen.ts';

let screens: ReturnType<typeof fakeScreens>;
beforeEach(() => {
  screens = fakeScreens();
  vi.spyOn(screenSource, 'load').mockImplementation(() => screens.load());
});

const web = aContainer({ name: 'web' });
const bash: Shell = { name: 'bash', path: '/bin/bash' };
const sh: Shell = { name: 'sh', path: '/bin/sh' };

interface Options {
  readonly container?: Container;
  readonly shells?: readonly Shell[];
  readonly away?: boolean;
  readonly prepare?: (bridge: FakeBridge) => void;
}

/** The tab of the container `web`. */
async function open({ container = web, shells = [bash, sh], away = false, prepare }: Options = {}) {
  const connection = away ? { connection: unreachable(0) } : {};
  const snapshot = aSnapshot([container], [], connection);
  window.location.hash = `#/containers/${container.id}/exec`;
  const app = await renderApp(aState({ snapshot }), (bridge) => {
    bridge.answer('exec.shells', () => ok(shells));
    bridge.answer('container.lifecycle', () => ok(operationId('op')));
    bridge.answer('container.openTerminal', () => ok(null));
    prepare?.(bridge);
  });
  const tell = (message: ExecMessage) =>
    act(() => app.bridge.streams('exec').at(-1)?.tell({ kind: 'message', message }));
  return { ...app, tell };
}

const terminal = () => screen.findByRole('textbox', { name: 'Terminal of web' });
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const settings = { user: '', workingDir: '' };

describe('the tab Exec', () => {
  it('starts the best shell that the container has, by itself', async () => {
    const { bridge } = await open();
    await terminal();
    expect(bridge.streams('exec').map(({ args }) => args)).toEqual([
      {
        ...settings,
        container: web.id,
        program: { kind: 'shell', path: '/bin/bash' },
        size: { columns: 80, rows: 24 },
      },
    ]);
    expect((await button('Session 1: bash')).getAttribute('aria-pressed')).toBe('true');
  });

  it('starts nothing for who only goes by', async () => {
    let found = () => {};
    const looked = new Promise<readonly Shell[]>((resolve) => {
      found = () => resolve([bash, sh]);
    });
    const { bridge } = await open({
      prepare: (fake) => fake.answer('exec.shells', async () => ok(await looked)),
    });
    await waitFor(() => expect(bridge.argsOf('exec.shells')).toHaveLength(1));
    // The test's own clock, so that a busy machine can't take the time for a rest.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await act(async () => found());
    act(() => void vi.advanceTimersByTime(200));
    await act(async () => {
      window.location.hash = `#/containers/${web.id}/mounts`;
      await vi.advanceTimersByTimeAsync(0);
    });
    act(() => void vi.advanceTimersByTime(1000));
    expect(bridge.streams('exec')).toEqual([]);
  });

  it.each<[string, Partial<Container>, string, string, string]>([
    ['is stopped', { state: 'exited' }, 'web is not running', 'Start web for a terminal', 'start'],
    ['is paused', { state: 'paused' }, 'web is paused', 'Unpause web for a terminal', 'unpause'],
  ])(
    'says why there is no terminal where the container %s, and changes it',
    async (_what, difference, title, name, action) => {
      const { user, bridge } = await open({ container: { ...web, ...difference } });
      await screen.findByRole('heading', { name: title });
      await user.click(await button(name));
      expect(bridge.argsOf('container.lifecycle')).toEqual([
        { target: { kind: 'container', id: web.id }, action },
      ]);
      expect(bridge.streams('exec')).toEqual([]);
    },
  );

  it('says that the engine is away', async () => {
    const { bridge } = await open({ away: true });
    await screen.findByRole('heading', { name: 'The engine is away' });
    expect(bridge.argsOf('exec.shells')).toEqual([]);
  });

  it('says that the image has no shell, and runs a command instead', async () => {
    const { user, bridge } = await open({ shells: [] });
    await screen.findByRole('heading', { name: 'No shell in this image' });
    await user.click(await button('Run a command…'));
    await user.type(await screen.findByRole('textbox', { name: 'Command' }), 'redis-cli -n 2{Enter}');
    await terminal();
    expect(bridge.streams('exec').map(({ args }) => args)).toMatchObject([
      { program: { kind: 'command', line: 'redis-cli -n 2' } },
    ]);
  });

  it('says why it could not look, and looks again', async () => {
    let fails = true;
    const { user } = await open({
      prepare: (bridge) =>
        bridge.answer('exec.shells', () =>
          fails ? err({ kind: 'conflict', detail: 'container is busy' }) : ok([sh]),
        ),
    });
    await screen.findByText('container is busy');
    fails = false;
    await user.click(await button('Try again'));
    await terminal();
  });

  it('opens the system’s own terminal, too', async () => {
    const { user, bridge } = await open();
    await user.click(await button('Open in terminal'));
    expect(bridge.argsOf('container.openTerminal')).toEqual([{ id: web.id }]);
  });
});

describe('a session', () => {
  it('is found again where it was left', async () => {
    const { bridge, tell } = await open();
    await terminal();
    tell({ kind: 'output', bytes: new TextEncoder().encode('kept') });
    act(() => {
      window.location.hash = '#/volumes';
    });
    await screen.findByRole('table', { name: 'Volumes' });
    expect(screen.queryByRole('textbox', { name: 'Terminal of web' })).toBeNull();
    act(() => {
      window.location.hash = `#/containers/${web.id}/exec`;
    });
    expect((await terminal()).textContent).toBe('kept');
    expect(bridge.streams('exec')).toHaveLength(1);
  });

  it('says how it ended, and is started again with the same settings', async () => {
    const { user, bridge, tell } = await open();
    await terminal();
    tell({ kind: 'over', end: { kind: 'exited', code: 0 } });
    await screen.findByText('Session ended (exit code 0)');
    await user.click(await button('Start again'));
    const [first, second] = bridge.streams('exec');
    expect(second?.args).toEqual(first?.args);
    expect(screen.queryByText('Session ended (exit code 0)')).toBeNull();
    expect(document.activeElement).toBe(await terminal());
  });

  it('that ended with its container offers to start that first', async () => {
    const { user, bridge, tell, store } = await open();
    await terminal();
    tell({ kind: 'over', end: { kind: 'container-stopped' } });
    act(() => store.setState({ snapshot: aSnapshot([{ ...web, state: 'exited' }], []) }));
    await screen.findByText('The container stopped');
    await user.click(await button('Start again'));
    expect(bridge.streams('exec')).toHaveLength(1);
    await user.click(await button('Start web for a terminal'));
    expect(bridge.argsOf('container.lifecycle')).toHaveLength(1);
  });

  it('is chosen: program, user, folder', async () => {
    const { user, bridge } = await open();
    await user.click(await button('New session'));
    const form = within(await screen.findByRole('form', { name: 'New session' }));
    await user.click(form.getByRole('radio', { name: 'sh' }));
    await user.type(form.getByRole('textbox', { name: 'User' }), 'root');
    await user.type(form.getByRole('textbox', { name: 'Folder' }), '/srv');
    await user.click(form.getByRole('button', { name: 'Start session' }));
    await button('Session 2: sh as root in /srv');
    expect(bridge.streams('exec').at(-1)?.args).toMatchObject({
      program: { kind: 'shell', path: '/bin/sh' },
      user: 'root',
      workingDir: '/srv',
    });
  });

  it('is not started without a command to run', async () => {
    const { user, bridge } = await open();
    await user.click(await button('New session'));
    await user.click(await screen.findByRole('radio', { name: 'Command' }));
    await user.click(await button('Start session'));
    expect(bridge.streams('exec')).toHaveLength(1);
  });

  it('is ended, and says so when its program would not', async () => {
    const { user, bridge, tell } = await open();
    await terminal();
    await user.click(await button('End session 1'));
    await screen.findByRole('form', { name: 'New session' });
    expect(bridge.streams('exec').at(-1)?.sent).toEqual([{ kind: 'end' }]);
    tell({ kind: 'over', end: { kind: 'left-running' } });
    await screen.findByText('bash may still be running in web');
  });
});

describe('the clipboard', () => {
  const lines = 'echo 1\necho 2\n';
  const withClipboard = (text: string) =>
    open({ prepare: (bridge) => bridge.answer('clipboard.read', () => ok(text)) });

  it('is read when the user asks, and asked about where lines would run', async () => {
    const { user, bridge } = await withClipboard(lines);
    await terminal();
    expect(bridge.argsOf('clipboard.read')).toEqual([]);
    act(() => screens.last().options.events.pressed('paste'));
    const dialog = await screen.findByRole('dialog', { name: 'Paste 2 lines?' });
    expect(screens.last().calls).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Paste' }));
    expect(screens.last().calls).toEqual([`paste ${lines}`]);
  });

  it('is not pasted after all', async () => {
    const { user } = await withClipboard(lines);
    await terminal();
    act(() => screens.last().options.events.pressed('paste'));
    await screen.findByRole('dialog', { name: 'Paste 2 lines?' });
    await user.click(await button('Cancel'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screens.last().calls).toEqual([]);
  });

  it('is pasted at once for a program that tells it from typed text, and without what could end that', async () => {
    await withClipboard('one\x1b[201~\ntwo');
    await terminal();
    screens.last().tellsPasted = true;
    act(() => screens.last().options.events.pressed('paste'));
    await waitFor(() => expect(screens.last().calls).toEqual(['paste one[201~\ntwo']));
  });

  it('takes what is selected', async () => {
    const { bridge } = await open();
    await terminal();
    act(() => screens.last().options.events.pressed('copy'));
    screens.last().selected = 'some words';
    act(() => screens.last().options.events.pressed('copy'));
    expect(bridge.argsOf('clipboard.write')).toEqual([{ text: 'some words' }]);
  });
});

describe('the screen', () => {
  it('is searched, newest first', async () => {
    const { user } = await open();
    await terminal();
    act(() => screens.last().options.events.pressed('search'));
    const search = await screen.findByRole('search', { name: 'Search the terminal' });
    await user.type(within(search).getByRole('textbox'), 'ab');
    act(() => screens.last().options.events.found({ at: 2, count: 7 }));
    expect(within(search).getByRole('status').textContent).toBe('2 of 7');
    await user.keyboard('{Enter}{Shift>}{Enter}{/Shift}{Escape}');
    expect(screens.last().calls).toEqual([
      'search a previous',
      'search ab previous',
      'search ab previous',
      'search ab next',
      'end search',
    ]);
    expect(document.activeElement).toBe(await terminal());
  });

  it('is searched by a button, too', async () => {
    const { user } = await open();
    await terminal();
    await user.click(await button('Search the terminal'));
    expect(document.activeElement).toBe(await screen.findByRole('textbox', { name: 'Search the terminal' }));
    expect((await button('Search the terminal')).getAttribute('aria-pressed')).toBe('true');
    await user.click(await button('Search the terminal'));
    expect(screen.queryByRole('search')).toBeNull();
    expect(document.activeElement).toBe(await terminal());
  });

  it('says where a link leads, and opens it by our own hand', async () => {
    const { bridge } = await open();
    await terminal();
    act(() => screens.last().options.events.hovered('https://example.org/'));
    await screen.findByText('https://example.org/');
    act(() => screens.last().options.events.opened('https://example.org/'));
    expect(bridge.argsOf('link.open')).toEqual([{ url: 'https://example.org/' }]);
  });

  it('is left by a key, for Tab is the program’s', async () => {
    await open();
    (await terminal()).focus();
    act(() => screens.last().options.events.pressed('leave-back'));
    expect(document.activeElement).toBe(await button('Open in terminal'));
  });

  it('is made for a screen reader when one is told of', async () => {
    const { user } = await open();
    await terminal();
    await user.click(await button('Screen reader mode'));
    expect(screens.last().calls).toEqual(['screen reader true']);
    expect((await button('Screen reader mode')).getAttribute('aria-pressed')).toBe('true');
  });
});

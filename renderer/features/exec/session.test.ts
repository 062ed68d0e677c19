import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExecMessage, ExecSettings } from '../../../shared/exec.ts';
import { containerId } from '../../../shared/ids.ts';
import { fakeBridge } from '../../testing/fake-bridge.ts';
import { aState } from '../../testing/fixtures.ts';
import { fakeScreens } from './fake-screen.ts';
import { createSession, type SessionState } from './session.ts';

const container = containerId('c1');
const settings: ExecSettings = { program: { kind: 'shell', path: '/bin/sh' }, user: '', workingDir: '' };
const bytes = (text: string) => new TextEncoder().encode(text);
const output = (text: string): ExecMessage => ({ kind: 'output', bytes: bytes(text) });

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('div');
});

function aSession({ mayStart = true } = {}) {
  const bridge = fakeBridge(aState());
  const screens = fakeScreens();
  const states: SessionState[] = [];
  const session = createSession({
    container,
    settings,
    open: (request, listener) => bridge.open('exec', request, listener),
    load: screens.load,
    mayStart: () => mayStart,
    changed: (state) => states.push(state),
    screen: () => ({
      name: 'Terminal of web',
      description: '',
      mac: false,
      screenReader: false,
      events: { pasted() {}, hovered() {}, opened() {}, found() {}, pressed() {} },
    }),
  });
  const stream = () => {
    const found = bridge.streams('exec').at(-1);
    if (found === undefined) throw new Error('No stream was opened');
    return found;
  };
  const tell = (message: ExecMessage) => stream().tell({ kind: 'message', message });
  /** What the window sent as typed. */
  const typed = () =>
    stream()
      .sent.filter((sent): sent is { kind: 'input'; bytes: Uint8Array } => Object(sent).kind === 'input')
      .map((sent) => new TextDecoder().decode(sent.bytes));
  return { session, bridge, screens, states, stream, tell, typed };
}

/** One that runs. */
async function running(options?: Parameters<typeof aSession>[0]) {
  const all = aSession(options);
  await all.session.attach(host);
  all.tell({ kind: 'started' });
  return { ...all, screen: all.screens.last() };
}

describe('a session', () => {
  it('starts its program when it is first shown, as large as its screen', async () => {
    const { session, bridge, states } = aSession();
    expect(bridge.streams('exec')).toEqual([]);
    await session.attach(host);
    expect(bridge.streams('exec').map(({ args }) => args)).toEqual([
      { ...settings, container, size: { columns: 80, rows: 24 } },
    ]);
    expect(states).toEqual([{ kind: 'starting' }]);
  });

  it('that is left before its screen is there starts nothing', async () => {
    const { session, bridge } = aSession();
    const shown = session.attach(host);
    session.detach(host);
    await shown;
    expect(bridge.streams('exec')).toEqual([]);
    expect(host.childElementCount).toBe(0);
  });

  it('shows what comes, also while it is not in sight, and is one when it is shown again', async () => {
    const { session, bridge, tell, screen } = await running();
    tell(output('one '));
    session.detach(host);
    tell(output('two'));
    const other = document.createElement('div');
    await session.attach(other);
    await vi.waitFor(() => expect(other.textContent).toBe('one two'));
    expect(bridge.streams('exec')).toHaveLength(1);
    expect(screen.calls).toEqual([]);
  });

  it('says what is drawn, only once it is', async () => {
    const { tell, screen, stream } = await running();
    let draw: () => void = () => undefined;
    screen.holds = new Promise((done) => {
      draw = done;
    });
    tell(output('grün'));
    await Promise.resolve();
    expect(stream().sent).toEqual([]);
    draw();
    await vi.waitFor(() => expect(stream().sent).toEqual([{ kind: 'drawn', bytes: 5 }]));
  });

  it('sends what is typed one piece after the other', async () => {
    const { tell, screen, typed } = await running();
    for (const key of ['l', 's', '\r']) screen.type(key);
    expect(typed()).toEqual(['l']);
    tell({ kind: 'accepted' });
    expect(typed()).toEqual(['l', 's\r']);
  });

  it('tells the program how large its screen became', async () => {
    const { screen, stream } = await running();
    screen.options.events.resized({ columns: 120, rows: 40 });
    expect(stream().sent).toEqual([{ kind: 'resize', size: { columns: 120, rows: 40 } }]);
  });
});

describe('a session that ended', () => {
  it('says how, keeps its screen, and sends no more', async () => {
    const { tell, states, screen, stream } = await running();
    tell(output('last words'));
    tell({ kind: 'over', end: { kind: 'exited', code: 3 } });
    stream().tell({ kind: 'ended', error: null });
    screen.type('x');
    expect(states.at(-1)).toEqual({ kind: 'ended', end: { kind: 'exited', code: 3 } });
    await vi.waitFor(() => expect(screen.text()).toBe('last words'));
    expect(screen.calls).toEqual(['release']);
    expect(stream().sent.filter((sent) => Object(sent).kind === 'input')).toEqual([]);
  });

  it('says what failed', async () => {
    const { states, stream } = await running();
    stream().tell({ kind: 'ended', error: { kind: 'cancelled' } });
    expect(states.at(-1)).toEqual({ kind: 'ended', end: { kind: 'failed', error: { kind: 'cancelled' } } });
  });

  it('is started again with the same settings by Enter', async () => {
    const { tell, screen, bridge, states } = await running();
    screen.type('never taken');
    screen.type('by the old one');
    tell({ kind: 'over', end: { kind: 'container-stopped' } });
    screen.type('x');
    expect(bridge.streams('exec')).toHaveLength(1);
    screen.type('\r');
    expect(bridge.streams('exec').map(({ args }) => args)).toEqual(
      Array.from({ length: 2 }, () => ({ ...settings, container, size: { columns: 80, rows: 24 } })),
    );
    expect(screen.calls).toEqual(['release', 'begin']);
    expect(states.at(-1)).toEqual({ kind: 'starting' });
    expect(bridge.streams('exec').at(-1)?.sent).toEqual([]);
  });

  it('is not started again by Enter while its container does not run', async () => {
    const { tell, screen, bridge } = await running({ mayStart: false });
    tell({ kind: 'over', end: { kind: 'container-stopped' } });
    screen.type('\r');
    expect(bridge.streams('exec')).toHaveLength(1);
  });

  it('hears nothing of its earlier program', async () => {
    const { tell, screen, states, session, bridge } = await running();
    const [first] = bridge.streams('exec');
    tell({ kind: 'over', end: { kind: 'exited', code: 0 } });
    session.startAgain();
    first?.tell({ kind: 'message', message: output('late') });
    first?.tell({ kind: 'ended', error: null });
    await Promise.resolve();
    expect(screen.text()).toBe('');
    expect(states.at(-1)).toEqual({ kind: 'starting' });
  });
});

describe('a session that is to end', () => {
  it('asks its program to end, and tells how that went', async () => {
    const { session, stream, tell } = await running();
    const ending = session.end();
    expect(stream().sent).toEqual([{ kind: 'end' }]);
    tell({ kind: 'over', end: { kind: 'left-running' } });
    expect(await ending).toEqual({ kind: 'left-running' });
  });

  it('has nothing to end before it began', async () => {
    expect(await aSession().session.end()).toBeNull();
  });

  it('closes what is open when it is taken away', async () => {
    const { session, stream, screen } = await running();
    session.dispose();
    expect(stream().closed).toBe(true);
    expect(screen.calls).toEqual(['dispose']);
  });
});

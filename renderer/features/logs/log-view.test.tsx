import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { hostPath } from '../../../shared/ids.ts';
import type { LogMessage } from '../../../shared/logs.ts';
import type { Settings } from '../../../shared/settings.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { aNotice, aSource, someLines, theSources } from '../../testing/a-log.ts';
import { aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const app = aSource('todo-app-1');
const database = aSource('todo-database-1');

async function open(
  messages: readonly LogMessage[],
  { logs = defaultSettings.logs }: { logs?: Settings['logs'] } = {},
) {
  window.location.hash = '#/stacks/multi-container-app/logs';
  const shown = await renderApp(aState({ settings: { ...defaultSettings, logs } }));
  const [stream] = shown.bridge.streams('logs');
  if (stream === undefined) throw new Error('No log was opened');
  const tell = (...more: readonly LogMessage[]) =>
    act(async () => {
      for (const message of more) stream.tell({ kind: 'message', message });
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
  await tell(theSources(app, database), ...messages);
  return { ...shown, stream, tell };
}

const log = () => screen.getByRole('log', { name: 'Logs of multi-container-app' });
const rows = () => [...log().querySelectorAll('[data-entry]')];
const texts = () => rows().map((row) => row.querySelector('[data-text]')?.textContent ?? row.textContent);
const search = () => screen.getByRole('searchbox', { name: 'Search logs' });
const typedIn = (input: HTMLElement) => input instanceof HTMLInputElement && input.value;
const marks = () => [...log().querySelectorAll('mark')].map(({ textContent }) => textContent);
const button = (name: string | RegExp) => screen.getByRole('button', { name });

const twoServices = [
  someLines(
    'Server listening on port 3000',
    { text: '{"msg":"Connection accepted","n":12345678901234567890}', source: 1 },
    'GET / 200',
    { text: 'POST /add 302', stderr: true },
    { text: 'post scriptum', source: 1 },
  ),
  { kind: 'caught-up' },
] as const satisfies readonly LogMessage[];

describe('the log of a stack', () => {
  it('shows lines with time and name, and tells stderr apart', async () => {
    await open(twoServices);
    expect(rows()[0]?.textContent).toBe('12:04:31todo-app-1Server listening on port 3000');
    expect(within(log()).getAllByRole('img', { name: 'stderr' })).toHaveLength(1);
    expect(screen.getByText('5 lines')).toBeDefined();
    expect(log().getAttribute('aria-live')).toBe('off');
  });

  it('asks for all that a window holds, and lets go of it a while after it is left', async () => {
    const { stream, view } = await open(twoServices);
    expect(stream.args).toEqual({ target: { kind: 'stack', name: 'multi-container-app' }, tail: 100_000 });
    view.unmount();
    expect(stream.closed).toBe(false);
  });

  it('leaves out times when they are not wanted, and keeps that', async () => {
    const { user, bridge } = await open(twoServices);
    await user.click(button('Timestamps'));
    expect(rows()[0]?.textContent).toBe('todo-app-1Server listening on port 3000');
    expect(bridge.argsOf('settings.set')).toEqual([{ logs: { timestamps: false, wrap: false } }]);
    await user.click(button('Wrap'));
    expect(bridge.argsOf('settings.set')[1]).toEqual({ logs: { timestamps: false, wrap: true } });
    expect(log().hasAttribute('data-wrap')).toBe(true);
  });

  it('shows only the services that are chosen', async () => {
    const { user } = await open(twoServices);
    await user.click(button('todo-database'));
    expect(button('todo-database').getAttribute('aria-pressed')).toBe('true');
    expect(texts()).toEqual(['{"msg":"Connection accepted","n":12345678901234567890}', 'post scriptum']);
    expect(screen.getByText('2 of 5 lines')).toBeDefined();
    await user.click(button('todo-app'));
    expect(texts()).toHaveLength(5);
    await user.click(button('todo-app'));
    await user.click(button('todo-database'));
    expect(screen.getByText('5 lines')).toBeDefined();
  });

  it('shows only one output', async () => {
    const { user } = await open(twoServices);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Output' }), 'stderr');
    expect(texts()).toEqual(['POST /add 302']);
  });

  it('says in its place what happened', async () => {
    const { tell } = await open([someLines('before'), { kind: 'caught-up' }]);
    await tell(aNotice('recreated'), aNotice('engine-away', null), someLines('after'));
    expect(texts()).toEqual([
      'before',
      'todo-app-1 recreated 12:04:31',
      'Engine away: what is written meanwhile follows when it is back 12:04:31',
      'after',
    ]);
  });

  it('unfolds JSON, digit by digit', async () => {
    const { user } = await open(twoServices);
    const fold = button('Unfold JSON');
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    await user.click(fold);
    expect(fold.getAttribute('aria-expanded')).toBe('true');
    expect(within(log()).getByText('12345678901234567890')).toBeDefined();
    await user.click(fold);
    expect(within(log()).queryByText('12345678901234567890')).toBeNull();
  });

  it('hands links to the browser, and interprets nothing else', async () => {
    const { user, bridge } = await open([
      someLines('\u001b[31mred\u001b[0m \u001b]0;evil\u0007see https://a.test/x. <b>bold</b> \u0007'),
      { kind: 'caught-up' },
    ]);
    expect(texts()).toEqual(['red see https://a.test/x. <b>bold</b> ␇']);
    await user.click(within(log()).getByRole('link', { name: 'https://a.test/x' }));
    expect(bridge.argsOf('link.open')).toEqual([{ url: 'https://a.test/x' }]);
  });

  it('shortens gigantic lines, and shows them whole when asked', async () => {
    const { user } = await open([someLines('x'.repeat(64_000)), { kind: 'caught-up' }]);
    expect(texts()[0]).toHaveLength(2_000);
    await user.click(button('Show all 64 KB'));
    expect(texts()[0]).toHaveLength(64_000);
  });

  it('marks lines that say error or warning', async () => {
    await open([someLines('ERROR no', 'WARN slow', 'fine'), { kind: 'caught-up' }]);
    expect(rows().map((row) => /error|warn/.exec(row.className)?.[0])).toEqual(['error', 'warn', undefined]);
  });
});

describe('the search', () => {
  const searching = async () => {
    const opened = await open(twoServices);
    await opened.user.type(search(), 'post');
    await waitFor(() => expect(screen.getByText('1/2')).toBeDefined());
    return opened;
  };

  it('marks and counts what it finds, and goes from one to the next', async () => {
    const { user } = await searching();
    expect(marks()).toEqual(['POST', 'post']);
    await user.keyboard('{Enter}');
    expect(screen.getByText('2/2')).toBeDefined();
    await user.keyboard('{Enter}');
    expect(screen.getByText('1/2')).toBeDefined();
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(screen.getByText('2/2')).toBeDefined();
    await user.click(button('Previous match'));
    await user.click(button('Next match'));
    expect(screen.getByText('2/2')).toBeDefined();
    expect(screen.getByText('2 of 2 matching lines')).toBeDefined();
  });

  it('tells capitals from small letters when asked', async () => {
    const { user } = await searching();
    await user.click(button('Match case'));
    await waitFor(() => expect(marks()).toEqual(['post']));
  });

  it('takes regular expressions, and keeps what was found while one is not whole', async () => {
    const { user } = await searching();
    await user.click(button('Regular expression'));
    await user.clear(search());
    await user.type(search(), '^P\\w+ /');
    await waitFor(() => expect(marks()).toEqual(['POST /']));
    await user.type(search(), '(');
    expect(screen.getByText(/^Not a regular expression/)).toBeDefined();
    expect(search().getAttribute('aria-invalid')).toBe('true');
    expect(marks()).toEqual(['POST /']);
    await user.type(search(), 'add)');
    await waitFor(() => expect(marks()).toEqual(['POST /add']));
    expect(screen.queryByText(/^Not a regular expression/)).toBeNull();
  });

  it('shows only matching lines when asked, and all of them again', async () => {
    const { user } = await searching();
    await user.click(button('Only matching lines'));
    await waitFor(() => expect(texts()).toEqual(['POST /add 302', 'post scriptum']));
    await user.clear(search());
    await waitFor(() => expect(texts()).toHaveLength(5));
  });

  it('says so when nothing is let through, and leads back', async () => {
    const { user } = await searching();
    await user.click(button('Only matching lines'));
    await user.type(search(), 'xyz');
    await screen.findByText('No line is let through');
    await user.click(button('Show all lines'));
    expect(texts()).toHaveLength(5);
  });

  it('is reached with Ctrl+F and emptied with Escape', async () => {
    const { user } = await searching();
    await user.click(log());
    await user.keyboard('{Control>}f{/Control}');
    expect(document.activeElement).toBe(search());
    await user.keyboard('{Escape}');
    expect(typedIn(search())).toBe('');
    await waitFor(() => expect(marks()).toEqual([]));
  });
});

describe('following', () => {
  const many = someLines(...Array.from({ length: 200 }, (_, n) => `line ${n}`));

  it('says whether it does, stops when scrolled up and goes back by a button', async () => {
    const { user, tell } = await open([many, { kind: 'caught-up' }]);
    expect(button('Follow').getAttribute('aria-pressed')).toBe('true');
    expect(texts().at(-1)).toBe('line 199');
    log().scrollTop = 1000;
    fireEvent.scroll(log());
    expect(button('Follow').getAttribute('aria-pressed')).toBe('false');
    const seen = texts();
    await tell(someLines('one more', 'and another'));
    expect(texts()).toEqual(seen);
    await user.click(button('2 new lines'));
    expect(texts().at(-1)).toBe('and another');
    expect(screen.getByText('Following')).toBeDefined();
  });

  it('goes to both ends by key, and draws few lines', async () => {
    const { user } = await open([many, { kind: 'caught-up' }]);
    log().focus();
    await user.keyboard('{Home}');
    expect(texts()[0]).toBe('line 0');
    expect(rows().length).toBeLessThan(60);
    await user.keyboard('{End}');
    expect(texts().at(-1)).toBe('line 199');
  });
});

describe('copying', () => {
  it('takes all lines that are shown, as they are shown', async () => {
    const { user, bridge } = await open(twoServices);
    await user.click(button('Timestamps'));
    await user.click(button('todo-database'));
    await user.click(button('Copy'));
    expect(bridge.argsOf('clipboard.write')).toEqual([
      {
        text: 'todo-database-1 | {"msg":"Connection accepted","n":12345678901234567890}\ntodo-database-1 | post scriptum',
      },
    ]);
    expect(await screen.findByText('2 lines copied')).toBeDefined();
  });

  it('takes the selected text alone, over rows that are not drawn any more too', async () => {
    const { user, bridge } = await open([
      someLines(...Array.from({ length: 200 }, (_, n) => `line ${n}`)),
      { kind: 'caught-up' },
    ]);
    log().focus();
    await user.keyboard('{Home}');
    const text = (row: Element | undefined) => row?.querySelector('[data-text]')?.firstChild as Node;
    await act(async () => {
      document.getSelection()?.setBaseAndExtent(text(rows()[1]), 5, text(rows()[2]), 4);
      document.dispatchEvent(new Event('selectionchange'));
    });
    await user.click(button('Copy'));
    expect(bridge.argsOf('clipboard.write')).toEqual([{ text: '1\nline' }]);
    log().scrollTop = 3000;
    fireEvent.scroll(log());
    expect(texts().slice(0, 2)).toEqual(['line 1', 'line 2']);
    await act(async () => {
      document.getSelection()?.extend(screen.getByText('200 lines'), 0);
      document.dispatchEvent(new Event('selectionchange'));
    });
    expect(texts()[0]).toBe('line 1');
    const far = rows().at(-1);
    await act(async () => {
      document.getSelection()?.extend(text(far), 4);
      document.dispatchEvent(new Event('selectionchange'));
    });
    await user.click(button('Copy'));
    const last = bridge.argsOf('clipboard.write')[1] as { text: string };
    expect(last.text.split('\n').slice(0, 3)).toEqual(['1', 'line 2', 'line 3']);
    expect(last.text.split('\n')).toHaveLength(Number(far?.textContent?.match(/\d+$/)?.[0]));
  });
});

describe('saving', () => {
  const whole = {
    target: { kind: 'stack', name: 'multi-container-app' },
    timestamps: true,
    services: null,
    streams: 'both',
    query: null,
  };

  it('takes the whole log, whatever is looked for, or what is filtered and searched', async () => {
    const { user, bridge } = await open(twoServices);
    bridge.answer('logs.save', () => ({ ok: true, value: hostPath('/home/ada/app.log') }));
    await user.click(button('todo-app'));
    await user.type(search(), 'post');
    await user.click(button('Save…'));
    await user.click(screen.getByRole('menuitem', { name: 'Whole log' }));
    expect(await screen.findByText('~/app.log')).toBeDefined();
    await user.click(button('Save…'));
    await user.click(screen.getByRole('menuitem', { name: /^Filtered log/ }));
    expect(bridge.argsOf('logs.save')).toEqual([
      { request: whole },
      {
        request: {
          ...whole,
          services: ['todo-app'],
          query: { text: 'post', regExp: false, matchCase: false },
        },
      },
    ]);
  });

  it('says what to do first where nothing is filtered', async () => {
    const { user, bridge } = await open(twoServices);
    await user.click(button('Save…'));
    const filtered = screen.getByRole('menuitem', { name: /^Filtered log/ });
    expect(filtered.getAttribute('aria-disabled')).toBe('true');
    expect(filtered.textContent).toContain('Choose a service or search first');
    await user.click(filtered);
    expect(bridge.argsOf('logs.save')).toEqual([]);
  });
});

describe('a log with nothing to show', () => {
  it('says that it is being read, then that there is no output yet', async () => {
    const { tell } = await open([]);
    expect(screen.getByText('Reading the log …')).toBeDefined();
    await tell({ kind: 'caught-up' });
    expect(screen.getByText('No output yet')).toBeDefined();
  });

  it('is cleared, goes on with what comes, and can be read again', async () => {
    const { user, tell, bridge, stream } = await open(twoServices);
    await user.click(button('Clear'));
    expect(screen.getByText('Cleared')).toBeDefined();
    await tell(someLines('new'));
    expect(texts()).toEqual(['new']);
    await user.click(button('Clear'));
    await user.click(button('Show earlier lines'));
    expect(stream.closed).toBe(true);
    expect(bridge.streams('logs')).toHaveLength(2);
  });

  it('says why it could not be read, keeps its lines, and tries again', async () => {
    const { user, stream, bridge } = await open([someLines('kept')]);
    await act(async () => {
      stream.tell({ kind: 'ended', error: { kind: 'unexpected', detail: 'It broke.' } });
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(screen.getByText(/It broke\./)).toBeDefined();
    expect(texts()).toEqual(['kept']);
    await user.click(button('Try again'));
    expect(bridge.streams('logs')).toHaveLength(2);
  });
});

it('a log that is left and come back to is found as it was', async () => {
  const { user, bridge } = await open(twoServices);
  await user.type(search(), 'post');
  await user.click(screen.getByRole('tab', { name: 'Containers' }));
  await waitFor(() => expect(screen.queryByRole('log')).toBeNull());
  await user.click(screen.getByRole('tab', { name: 'Logs' }));
  await waitFor(() => expect(typedIn(search())).toBe('post'));
  expect(bridge.streams('logs')).toHaveLength(1);
  expect(texts()).toHaveLength(5);
});

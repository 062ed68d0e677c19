import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aContainer, anOperation } from '../../../shared/builders.ts';
import { operationId, stackName } from '../../../shared/ids.ts';
import { emptySnapshot } from '../../../shared/snapshot-patch.ts';
import { aSnapshot, aState, manyContainers, todoContainers, unreachable } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const now = 1_700_000_000_000;
const button = (name: string) => screen.findByRole('button', { name });
const rowNames = async () => {
  const table = await screen.findByRole('table', { name: 'Containers' });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.getAttribute('aria-label'));
};
const many = aState({ snapshot: aSnapshot(manyContainers(now), []) });
const resting = (element: HTMLElement) => element.getAttribute('aria-disabled') === 'true';

describe('the list of containers', () => {
  it('has a row a stack and a row a standalone container, each named after it', async () => {
    await renderApp(many);
    await button('Expand blog');
    expect(await rowNames()).toEqual([
      'blog, Partly running (1/3) · migrate done',
      'multi-container-app, Running (2/2)',
      'registry-cache, Running',
      'scratch-shell, Exited (0)',
    ]);
    expect(screen.getByText('2 stacks and 2 containers · all changes appear live')).toBeTruthy();
  });

  it('shows the containers of a stack that was expanded, with links to their ports', async () => {
    const { user, bridge } = await renderApp(aState());
    await user.click(await button('Expand multi-container-app'));
    expect(await rowNames()).toEqual([
      'multi-container-app, Running (2/2)',
      'todo-app-1, Running, in multi-container-app',
      'todo-database-1, Running, in multi-container-app',
    ]);
    const link = screen.getByRole('link', { name: 'Open port 3000' });
    expect(link.getAttribute('href')).toBe('http://localhost:3000');
    await user.click(link);
    expect(bridge.argsOf('link.open')).toEqual([{ url: 'http://localhost:3000' }]);
    await user.click(await button('Collapse multi-container-app'));
    expect(await rowNames()).toHaveLength(1);
  });

  it('reveals the ports that a row has no room for', async () => {
    const { user, bridge } = await renderApp(many);
    await user.click(await button('Expand blog'));
    await user.click(await button('3 more ports of web-1'));
    await user.click(await screen.findByRole('menuitem', { name: 'Open port 9002' }));
    expect(bridge.argsOf('link.open')).toEqual([{ url: 'http://localhost:9002' }]);
  });

  it('offers start and stop of a mixed stack, and does each to the whole stack', async () => {
    const { user, bridge } = await renderApp(many);
    bridge.answer('container.lifecycle', () => ({ ok: true, value: operationId('op') }));
    await user.click(await button('Start blog'));
    await user.click(await button('Stop blog'));
    const target = { kind: 'stack', name: 'blog' };
    expect(bridge.argsOf('container.lifecycle')).toEqual([
      { target, action: 'start' },
      { target, action: 'stop' },
    ]);
    expect(screen.queryByRole('button', { name: 'Start multi-container-app' })).toBeNull();
  });

  it('keeps what was expanded when the engine reports a change', async () => {
    const { user, bridge } = await renderApp(aState());
    await user.click(await button('Expand multi-container-app'));
    act(() =>
      bridge.push('engine.patch', {
        base: 1,
        revision: 2,
        connection: null,
        containers: { put: [aContainer({ name: 'newcomer' })], gone: [] },
        volumes: { put: [], gone: [] },
        networks: { put: [], gone: [] },
        listedAt: now,
      }),
    );
    expect(await rowNames()).toEqual([
      'multi-container-app, Running (2/2)',
      'todo-app-1, Running, in multi-container-app',
      'todo-database-1, Running, in multi-container-app',
      'newcomer, Running',
    ]);
  });

  it('says what is done to a busy stack, lets its buttons rest, and leaves others usable', async () => {
    const { user, bridge } = await renderApp({ ...many, operations: [anOperation()] });
    await user.click(await button('Expand multi-container-app'));
    expect((await rowNames())[1]).toBe('multi-container-app, Stopping …');
    for (const name of ['Stop multi-container-app', 'Delete multi-container-app', 'Stop todo-app-1']) {
      expect(resting(await button(name))).toBe(true);
    }
    expect(resting(await button('Delete blog'))).toBe(false);
    await user.click(await button('Stop multi-container-app'));
    expect(bridge.argsOf('container.lifecycle')).toEqual([]);
    await user.hover(await button('Stop multi-container-app'));
    expect((await screen.findByRole('tooltip')).textContent).toBe('Wait: stopping multi-container-app');
  });

  it('gives a stack that is being run its place before it has a container', async () => {
    const run = anOperation({
      kind: 'run',
      name: 'shop',
      target: { kind: 'stack', name: stackName('shop') },
      cancellable: true,
      steps: [{ subject: 'image', name: 'web', state: 'working', text: 'Pulling' }],
    });
    const { user, bridge } = await renderApp(aState({ operations: [run] }));
    expect((await rowNames()).slice(1)).toEqual(['shop, Starting up …', 'Progress of shop']);
    expect(screen.getByRole('region', { name: 'Progress of shop' }).textContent).toContain('Pulling');
    await user.click(await button('Cancel shop'));
    expect(bridge.argsOf('operation.cancel')).toEqual([{ id: run.id }]);
  });

  it('shows the log of a running operation, with each new line', async () => {
    const run = anOperation({ kind: 'run-again' });
    const { user, bridge } = await renderApp(aState({ operations: [run] }), (fake) =>
      fake.answer('operation.log', () => ({ ok: true, value: ['first'] })),
    );
    await user.click(await button('Show log'));
    await waitFor(() => expect(screen.getByRole('log').textContent).toBe('first'));
    act(() => bridge.push('operation.lines', { id: run.id, lines: ['second'] }));
    expect(screen.getByRole('log').textContent).toBe('first\nsecond');
  });

  it('finds a container by its image, opens its stack, and says when nothing matches', async () => {
    const { user } = await renderApp(many);
    const search = screen.getByRole('searchbox', { name: 'Search' });
    await user.keyboard('/');
    expect(document.activeElement).toBe(search);
    await user.type(search, 'mongo');
    await waitFor(async () =>
      expect(await rowNames()).toEqual([
        'multi-container-app, Running (2/2)',
        'todo-database-1, Running, in multi-container-app',
      ]),
    );
    await user.type(search, 'zzz');
    await user.click(await button('Show all containers'));
    expect(await rowNames()).toHaveLength(4);
  });

  it('leaves out what does not run', async () => {
    const { user } = await renderApp(many);
    await user.click(screen.getByRole('switch', { name: 'Only running' }));
    await waitFor(async () =>
      expect(await rowNames()).toEqual([
        'blog, Partly running (1/3) · migrate done',
        'multi-container-app, Running (2/2)',
        'registry-cache, Running',
      ]),
    );
  });

  it('copies the full id by one click, and says so', async () => {
    const { user, bridge } = await renderApp(aState());
    await user.click(await button('Expand multi-container-app'));
    await user.click(await button('Copy id of todo-app-1'));
    expect(bridge.argsOf('clipboard.write')).toEqual([{ text: todoContainers(now)[0]?.id }]);
    expect((await screen.findByRole('status', { name: 'Results' })).textContent).toContain(
      'Id of todo-app-1 copied',
    );
  });
});

describe('an engine without a list', () => {
  it('shows the shape of one while connecting', async () => {
    await renderApp(aState({ snapshot: emptySnapshot() }));
    expect((await rowNames())[0]).toBe('Loading');
    expect(screen.getByRole('status', { name: 'Engine' }).textContent).toBe('Connecting');
  });

  it('offers a first step when there is nothing yet', async () => {
    const { user } = await renderApp(aState({ snapshot: aSnapshot([], []) }));
    await user.click(await button('Choose a Compose file'));
    expect(await screen.findByRole('dialog', { name: 'Run a stack' })).toBeTruthy();
  });

  it('keeps the last known list, says what is wrong, and lets its actions rest', async () => {
    const { user, bridge } = await renderApp(
      aState({ snapshot: aSnapshot(todoContainers(now), [], { connection: unreachable(now) }) }),
    );
    expect(await rowNames()).toEqual(['multi-container-app, Running (2/2)']);
    expect(screen.getByRole('status', { name: 'Engine' }).textContent).toBe('Engine unreachable');
    expect(screen.getByText('sudo systemctl start docker')).toBeTruthy();
    expect(resting(await button('Delete multi-container-app'))).toBe(true);
    await user.click(await button('Try again'));
    expect(bridge.argsOf('engine.retry')).toEqual([null]);
  });
});

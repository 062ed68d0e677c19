import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aReplica, aVolume } from '../../shared/builders.ts';
import type { FileEntry } from '../../shared/container-files.ts';
import type { Container } from '../../shared/engine.ts';
import { containerId, volumeName } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import { hrefOf } from '../store/route.ts';
import { aSnapshot, aState } from '../testing/fixtures.ts';
import { renderApp } from '../testing/render-app.tsx';

const db = aReplica('db');
const web = aReplica('web', { mounts: [{ kind: 'tmpfs', destination: '/run' }] });

async function openPage(containers: readonly Container[], hash: string) {
  window.location.hash = hash;
  return renderApp(aState({ snapshot: aSnapshot(containers, []) }), (bridge) => {
    bridge.answer('container.inspect', () => ok('{"Config":{"Env":["DB_PASSWORD=hunter2","A=1"]}}'));
    bridge.answer('runAgain.begin', () => ok('op' as never));
  });
}
const mountsOf = (container: Container) => hrefOf({ view: 'container', id: container.id, tab: 'mounts' });

function become(
  app: Awaited<ReturnType<typeof openPage>>,
  containers: readonly Container[],
  gone: Container[],
) {
  act(() =>
    app.bridge.push('engine.patch', {
      base: 1,
      revision: 2,
      connection: null,
      containers: { put: containers, gone: gone.map(({ id }) => id) },
      volumes: { put: [], gone: [] },
      networks: { put: [], gone: [] },
      listedAt: 1,
    }),
  );
}

describe('the page of a container', () => {
  it('opens by its address, and leads up to its stack', async () => {
    const { user } = await openPage([db, web], mountsOf(web));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('web-1');
    expect(screen.getByRole('tab', { name: 'Mounts' }).getAttribute('aria-selected')).toBe('true');
    expect(screen.getByRole('tabpanel', { name: 'Mounts' }).textContent).toContain('/run');
    expect(screen.getByRole('link', { name: 'Containers' }).getAttribute('aria-current')).toBe('page');
    await user.click(screen.getByRole('link', { name: 'shop' }));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('shop'));
  });

  it('has tabs that are one stop for Tab, and lead on by arrow keys', async () => {
    const { user } = await openPage([web], mountsOf(web));
    const stops = screen.getAllByRole('tab').filter((tab) => tab.tabIndex === 0);
    expect(stops.map((tab) => tab.textContent)).toEqual(['Mounts']);
    act(() => screen.getByRole('tab', { name: 'Mounts' }).focus());
    await user.keyboard('{ArrowLeft}');
    await waitFor(() =>
      expect(screen.getByRole('tab', { name: 'Inspect' }).getAttribute('aria-selected')).toBe('true'),
    );
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Inspect' }));
  });

  it('shows no secret before it is asked to', async () => {
    const { user, bridge } = await openPage([web], hrefOf({ view: 'container', id: web.id, tab: 'inspect' }));
    const tree = await screen.findByRole('tree', { name: 'Inspect web-1' });
    expect([tree.textContent?.includes('hunter2'), tree.textContent?.includes('A=1')]).toEqual([false, true]);
    await user.click(screen.getByRole('button', { name: 'Copy all of web-1' }));
    expect(JSON.stringify(bridge.argsOf('clipboard.write'))).not.toContain('hunter2');
    await user.click(screen.getByRole('button', { name: 'Reveal 1 secret' }));
    expect(tree.textContent).toContain('hunter2');
  });

  it('that was replaced says so, and leads to the new one on the same tab', async () => {
    const app = await openPage([db, web], mountsOf(web));
    const heir = { ...web, id: containerId('e'.repeat(64)) };
    become(app, [heir], [web]);
    expect(screen.getByText('web-1 was replaced').closest('[role=alert]')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Stop web-1' }).getAttribute('aria-disabled')).toBe('true');
    await app.user.click(screen.getByRole('button', { name: 'Open the new web-1' }));
    await waitFor(() => expect(window.location.hash).toBe(mountsOf(heir)));
  });

  it('that went for good says so, and keeps what was known', async () => {
    const app = await openPage([db, web], mountsOf(web));
    become(app, [], [web]);
    expect(screen.getByText('web-1 is gone').closest('[role=alert]')).toBeTruthy();
    expect(screen.getByRole('tabpanel', { name: 'Mounts' }).textContent).toContain('/run');
    await app.user.click(screen.getByRole('button', { name: 'Back to Containers' }));
    expect(await screen.findByRole('table', { name: 'Containers' })).toBeTruthy();
  });

  it('that nobody knows says so', async () => {
    await openPage([db], mountsOf(web));
    expect(screen.getByText('There is no such container')).toBeTruthy();
  });
});

describe('the page of a stack', () => {
  it('lists its containers, each with its own page and actions', async () => {
    await openPage([db, web], hrefOf({ view: 'stack', name: 'shop' as never, tab: 'containers' }));
    expect(screen.getByRole('table', { name: 'Containers of shop' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'db-1' }).getAttribute('href')).toBe(
      hrefOf({ view: 'container', id: db.id, tab: 'logs' }),
    );
    expect(screen.getByRole('button', { name: 'Stop db-1' })).toBeTruthy();
    expect(screen.getByRole('status', { name: 'Status of shop' }).textContent).toBe('Running (2/2)');
  });
});

describe('the stored data of a volume', () => {
  it('says before a file is deleted what is brought to the engine for it', async () => {
    const spare = aVolume({ name: volumeName('spare') });
    window.location.hash = hrefOf({ view: 'volume', name: spare.name, tab: 'data' });
    const notes: FileEntry = {
      name: 'notes.txt',
      kind: 'file',
      bytes: 3,
      modifiedAt: 0,
      mode: 0o644,
      owner: { uid: 0, gid: 0, user: null, group: null },
      target: null,
    };
    const { user } = await renderApp(aState({ snapshot: aSnapshot([], [spare]) }), (bridge) => {
      bridge.answer('volume.open', () => ok(containerId('b'.repeat(64))));
      bridge.answer('files.list', () => ok({ entries: [notes], complete: true }));
      bridge.answer('files.changes', () => ok([]));
      bridge.answer('files.read', () => ok({ kind: 'binary', bytes: 3 } as never));
    });
    await user.click(await screen.findByRole('treeitem', { name: /^notes/ }));
    await user.click(await screen.findByRole('button', { name: 'Delete notes.txt' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete notes.txt?' });
    expect(dialog.textContent).toContain('Stackyard loads a small image of its own into the engine');
  });
});

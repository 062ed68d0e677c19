import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aContainer } from '../../../shared/builders.ts';
import type { Deletion } from '../../../shared/deletion.ts';
import { containerId, operationId } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import { aDeletedStack, aDeletion, aSnapshot, aState, todoContainers } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const empty = aSnapshot([], []);
const region = (name: string) => screen.findByRole('region', { name });
const redis = aContainer({ name: 'redis' });
const alone: Deletion = aDeletion({
  name: 'redis',
  stack: null,
  wholeStack: false,
  containers: [{ id: redis.id, name: 'redis', label: 'redis', ran: true }],
  saved: [],
});

const shown = (deletions: readonly Deletion[], difference: Parameters<typeof aState>[0] = {}) =>
  renderApp(aState({ snapshot: empty, deletions, ...difference }), (bridge) => {
    bridge.answer('undo.begin', () => ok(operationId('op')));
    bridge.answer('deletion.forget', () => ok(null));
    bridge.answer('saved.reveal', () => ok(null));
    bridge.answer('saved.remove', () => ok(null));
  });

describe('a stack that the app deleted', () => {
  it('offers Undo where files were saved', async () => {
    const { user, bridge } = await shown([aDeletion()], { deletedStacks: [aDeletedStack()] });
    expect((await region('Deleted stacks')).textContent).toContain('1.2 MB saved');
    await user.click(screen.getByRole('button', { name: 'Undo deleting multi-container-app' }));
    expect(bridge.argsOf('undo.begin')).toEqual([{ deletion: 'deletion', way: 'as-it-was-run' }]);
  });

  it('is recreated from notes where its Compose file is gone', async () => {
    const { user, bridge } = await shown([aDeletion()], {
      deletedStacks: [aDeletedStack({ composeFile: 'missing' })],
    });
    await user.click(await screen.findByRole('button', { name: 'Recreate multi-container-app from notes' }));
    expect(bridge.argsOf('undo.begin')).toEqual([{ deletion: 'deletion', way: 'from-notes' }]);
  });
});

describe('a standalone container that the app deleted', () => {
  it('is run again from its notes, or forgotten', async () => {
    const { user, bridge } = await shown([alone]);
    await user.click(await screen.findByRole('button', { name: 'Run redis again' }));
    expect(bridge.argsOf('undo.begin')).toEqual([{ deletion: 'deletion', way: 'from-notes' }]);
    await user.click(screen.getByRole('button', { name: 'Forget redis' }));
    expect(bridge.argsOf('deletion.forget')).toEqual([{ deletion: 'deletion' }]);
  });

  it('is not offered while one of its name is there', async () => {
    await shown([alone], { snapshot: aSnapshot([redis], []) });
    expect(screen.queryByRole('region', { name: 'Deleted stacks' })).toBeNull();
  });
});

describe('a deletion that came to no end', () => {
  const [app] = todoContainers(0);
  if (app === undefined) throw new Error('the sample has an app');
  const interrupted = aDeletion({ state: 'interrupted' });

  it('is told of with what stands, and can be taken either way', async () => {
    const { user, bridge } = await shown([interrupted], {
      snapshot: aSnapshot([{ ...app, state: 'exited' }], []),
    });
    expect(await screen.findByText('Deleting multi-container-app was interrupted')).toBeTruthy();
    expect(
      screen.getByText('Deleted: todo-database-1. Still there: todo-app-1. Stopped: todo-app-1.'),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Bring multi-container-app back' }));
    expect(bridge.argsOf('undo.begin')).toEqual([{ deletion: 'deletion', way: 'as-it-was-run' }]);
    await user.click(screen.getByRole('button', { name: 'Leave multi-container-app as it is' }));
    expect(bridge.argsOf('deletion.forget')).toEqual([{ deletion: 'deletion' }]);
    await user.click(screen.getByRole('button', { name: 'Delete the rest of multi-container-app' }));
    expect(await screen.findByRole('dialog', { name: 'Delete multi-container-app?' })).toBeTruthy();
  });
});

describe('saved files', () => {
  it.each([
    ['of a container that stands still are told to be one more copy', todoContainers(0), true],
    ['of one that went are not', [aContainer({ id: containerId('new') })], false],
  ])('%s', async (_which, containers, isTold) => {
    await shown([aDeletion()], { snapshot: aSnapshot(containers, []) });
    const list = await region('Saved files');
    expect(list.textContent?.includes('The container is there still')).toBe(isTold);
  });

  it('are listed until they are removed, which is asked about', async () => {
    const undone = aDeletion({ state: 'undone' });
    const { user, bridge } = await shown([undone]);
    const list = await region('Saved files');
    expect(list.textContent).toContain('todo-database-1 of multi-container-app');
    expect(list.textContent).toContain('12 files, 1.2 MB');
    const name = 'saved files of todo-database-1 of multi-container-app';
    await user.click(within(list).getByRole('button', { name: `Reveal ${name}` }));
    const path = undone.saved[0]?.path;
    expect(bridge.argsOf('saved.reveal')).toEqual([{ deletion: 'deletion', path }]);
    await user.click(within(list).getByRole('button', { name: `Remove ${name}…` }));
    expect(bridge.argsOf('saved.remove')).toEqual([]);
    await user.click(await screen.findByRole('button', { name: 'Remove for good' }));
    await waitFor(() => expect(bridge.argsOf('saved.remove')).toEqual([{ deletion: 'deletion', path }]));
  });
});

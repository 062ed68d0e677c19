import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anOperation } from '../../../shared/builders.ts';
import { operationId, stackName, volumeName } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import { aDeletedStack, aDeletion, aSnapshot, aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const empty = aSnapshot([], []);
const region = () => screen.findByRole('region', { name: 'Deleted stacks' });

describe('deleted stacks', () => {
  it('tell what was kept and where the Compose file is, and run again', async () => {
    const { user, bridge } = await renderApp(
      aState({ snapshot: empty, deletedStacks: [aDeletedStack()] }),
      (b) => {
        b.answer('runAgain.begin', () => ok(operationId('op')));
        b.answer('volume.sizes', () =>
          ok(new Map([[volumeName('multi-container-app_database'), 45_200_000]])),
        );
      },
    );
    await waitFor(async () => expect((await region()).textContent).toContain('database kept · 45.2 MB'));
    expect((await region()).textContent).toMatch(
      /Deleted \d+ years ago·~\/multi-container-app\/compose.yaml/,
    );
    await user.click(screen.getByRole('button', { name: 'Run multi-container-app again' }));
    expect(bridge.argsOf('runAgain.begin')).toEqual([{ stack: 'multi-container-app' }]);
  });

  it('say since when they are gone if someone else deleted them', async () => {
    const stack = aDeletedStack();
    const note = stack.note && { ...stack.note, goneBy: 'elsewhere' as const };
    await renderApp(aState({ snapshot: empty, deletedStacks: [{ ...stack, note }] }));
    expect((await region()).textContent).toContain('Gone since');
  });

  it('of which only volumes are left ask for their Compose file first', async () => {
    const stack = aDeletedStack({ note: null, composeFile: 'unknown' });
    const { user, bridge } = await renderApp(aState({ snapshot: empty, deletedStacks: [stack] }), (b) =>
      b.answer('deletedStack.locate', () => ok(null)),
    );
    const again = within(await region()).getByRole('button', { name: 'Run multi-container-app again' });
    expect(again.getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Locate the Compose file of multi-container-app…' }));
    expect(bridge.argsOf('deletedStack.locate')).toEqual([{ stack: 'multi-container-app' }]);
  });

  it('have a menu and keys that offer the same as their buttons', async () => {
    const { user, bridge } = await renderApp(
      aState({ snapshot: empty, deletedStacks: [aDeletedStack()], deletions: [aDeletion()] }),
      (b) => {
        b.answer('undo.begin', () => ok(operationId('op')));
        b.answer('runAgain.begin', () => ok(operationId('op')));
      },
    );
    const row = within(await region()).getByRole('listitem');
    const buttons = within(row).getAllByRole('button');
    act(() => buttons[0]?.focus());
    await user.keyboard('{Shift>}{F10}{/Shift}');
    const menu = await screen.findByRole('menu', { name: 'Actions for multi-container-app' });
    const entries = within(menu).getAllByRole('menuitem');
    expect(entries.map((entry) => entry.textContent)).toEqual(['UndoCtrlZ', 'Run againCtrlShiftS', 'Forget']);
    expect(buttons.map((button) => button.textContent)).toEqual(['Undo', 'Run again', 'Forget']);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    act(() => buttons[0]?.focus());
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() =>
      expect(bridge.argsOf('undo.begin')).toEqual([{ deletion: 'deletion', way: 'as-it-was-run' }]),
    );
    await user.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
    await waitFor(() => expect(bridge.argsOf('runAgain.begin')).toEqual([{ stack: 'multi-container-app' }]));
  });

  it('can be forgotten', async () => {
    const { user, bridge } = await renderApp(aState({ snapshot: empty, deletedStacks: [aDeletedStack()] }));
    await user.click(await screen.findByRole('button', { name: 'Forget multi-container-app' }));
    expect(bridge.argsOf('deletedStack.forget')).toEqual([{ stack: 'multi-container-app' }]);
  });

  it('show the progress of a run again where they stand, and leave the others usable', async () => {
    const shop = stackName('shop');
    const operation = anOperation({
      kind: 'run-again',
      steps: [{ subject: 'container', name: 'todo-app', state: 'working', text: 'Creating' }],
    });
    const deletedStacks = [aDeletedStack(), aDeletedStack({ name: shop })];
    await renderApp(aState({ snapshot: empty, deletedStacks, operations: [operation] }));
    expect((await region()).textContent).toContain('Running again …');
    expect(screen.getByRole('region', { name: 'Progress of multi-container-app' }).textContent).toContain(
      'Creating',
    );
    const resting = ['multi-container-app', 'shop'].map((name) =>
      screen.getByRole('button', { name: `Run ${name} again` }).getAttribute('aria-disabled'),
    );
    expect(resting).toEqual(['true', 'false']);
    expect(screen.queryByRole('row', { name: /^multi-container-app/ })).toBeNull();
  });

  it('say why they can’t be run again where Compose is missing', async () => {
    const { user } = await renderApp(
      aState({ snapshot: empty, deletedStacks: [aDeletedStack()], compose: { kind: 'missing' } }),
    );
    await user.hover(await screen.findByRole('button', { name: 'Run multi-container-app again' }));
    expect((await screen.findByRole('tooltip')).textContent).toBe('Docker Compose is not installed');
  });
});

import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCopy, aCopyProgress, aReading } from '../../../shared/builders.ts';
import { containerId, hostPath, stackName } from '../../../shared/ids.ts';
import type { CopyStack, Walkthrough } from '../../../shared/walkthrough.ts';
import { emptyWalkthrough } from '../../../shared/walkthrough.ts';
import { aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const destination = hostPath('/home/ada/multi-container-app');
const name = stackName('multi-container-app');
const stack: CopyStack = {
  name,
  up: true,
  containers: [containerId('a'), containerId('b')],
  url: 'http://localhost:3000',
  volume: aReading().volume,
};
const ran = { hadVolume: true, hasRun: true };
const added = { ...ran, known: [], added: true, last: aReading() };

const aWalkthrough = (difference: Partial<Walkthrough> = {}): Walkthrough => ({
  ...emptyWalkthrough(destination),
  ...difference,
});

async function open(walkthrough: Walkthrough, prepare?: Parameters<typeof renderApp>[1]) {
  const rendered = await renderApp(aState({ walkthrough }), prepare);
  await rendered.user.click(screen.getByRole('link', { name: 'Walkthrough' }));
  await screen.findByRole('heading', { name: 'Persist container data' });
  return rendered;
}

const card = () => screen.getByRole('region', { name: /^(Step|Optional)/ });
const inCard = () => within(card());
const lines = () =>
  within(screen.getByRole('list', { name: 'Steps' }))
    .getAllByRole('button')
    .map((line) => line.querySelector('small')?.textContent);

describe('the walkthrough', () => {
  it('begins with four ways to the sample, and the command', async () => {
    const { user, bridge } = await open(aWalkthrough());
    expect(inCard().getByRole('heading', { level: 2 }).textContent).toBe(
      'Step 1 · Get the sample application',
    );
    expect(card().textContent).toContain('It goes into ~/multi-container-app');
    for (const way of ['Clone with git', 'Download the zip', 'Use the bundled sample', 'Choose a folder']) {
      await user.click(inCard().getByRole('button', { name: way }));
    }
    expect(bridge.argsOf('walkthrough.fetch')).toEqual([
      { source: 'git' },
      { source: 'zip' },
      { source: 'bundled' },
    ]);
    expect(bridge.argsOf('walkthrough.takeFolder')).toEqual([{ folder: null }]);
    await user.click(
      inCard().getByRole('button', { name: 'Copy git clone https://github.com/docker/multi-container-app' }),
    );
    expect(bridge.argsOf('clipboard.write')).toEqual([
      { text: 'git clone https://github.com/docker/multi-container-app' },
    ]);
  });

  it('shows how far the sample is, and cancels', async () => {
    const fetching = { kind: 'running', source: 'zip', folder: destination, part: 0.42 } as const;
    const { user, bridge } = await open(aWalkthrough({ fetching }));
    expect(
      screen.getByRole('progressbar', { name: 'Getting the sample' }).getAttribute('aria-valuenow'),
    ).toBe('42');
    await user.click(inCard().getByRole('button', { name: 'Cancel' }));
    expect(bridge.argsOf('walkthrough.cancelFetch')).toEqual([null]);
  });

  it('offers the bundled sample where the network is away', async () => {
    const error = { kind: 'download-failed', detail: 'Could not resolve host: github.com' } as const;
    const { user, bridge } = await open(aWalkthrough({ fetching: { kind: 'failed', source: 'git', error } }));
    const alert = inCard().getByRole('alert');
    expect(alert.textContent).toContain('Could not resolve host: github.com');
    await user.click(within(alert).getByRole('button', { name: 'Use the bundled sample' }));
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(bridge.argsOf('walkthrough.fetch')).toEqual([{ source: 'bundled' }, { source: 'git' }]);
  });

  it('goes on by itself when main sees that a step was done', async () => {
    const { bridge } = await open(aWalkthrough({ copy: aCopy() }));
    expect(inCard().getByRole('heading', { level: 2 }).textContent).toBe('Step 3 · Run the application');
    expect(inCard().getByRole('button', { name: /^Copy cd/ })).toBeTruthy();
    act(() => bridge.push('walkthrough', aWalkthrough({ copy: aCopy({ stack, progress: ran }) })));
    expect(inCard().getByRole('heading', { level: 2 }).textContent).toContain('Step 4');
    expect(lines()).toEqual([
      'Done',
      'Done',
      'Done',
      'Open port 3000',
      'Are the todos still there?',
      'Optional: see what is lost',
    ]);
    expect(screen.getByText('3 of 5 steps done. Next: View the frontend and add todos.')).toBeTruthy();
  });

  it('takes the focus of who did a step to the heading of the next', async () => {
    const { bridge } = await open(aWalkthrough());
    act(() => inCard().getByRole('button', { name: 'Choose a folder' }).focus());
    act(() => bridge.push('walkthrough', aWalkthrough({ copy: aCopy() })));
    expect(document.activeElement?.textContent).toBe('Step 3 · Run the application');
  });

  it('says that a step came undone, and what to do', async () => {
    await open(aWalkthrough({ copy: aCopy({ volume: null, stack, progress: ran }) }));
    const alert = inCard().getAllByRole('alert')[0];
    expect(alert?.textContent).toContain('The volume is not in the Compose file any more');
    expect(alert?.textContent).toContain('Add the volume again.');
  });

  it('says that the todos are still there only where each was found again', async () => {
    const before = aReading();
    const proved = { ...added, before, after: aReading(), proved: true };
    const { bridge } = await open(aWalkthrough({ copy: aCopy({ stack, progress: proved }) }));
    expect(inCard().getByText('Your todos are still there')).toBeTruthy();
    const rows = within(inCard().getByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toContain('Todos33');
    const lost = { ...proved, after: aReading({ todos: ['ada'] }), proved: false };
    act(() => bridge.push('walkthrough', aWalkthrough({ copy: aCopy({ stack, progress: lost }) })));
    expect(inCard().queryByText('Your todos are still there')).toBeNull();
    expect(inCard().getByText('2 todos of 3 are gone')).toBeTruthy();
  });

  it('leads to other copies, and starts over', async () => {
    const other = hostPath('/srv/other');
    const copy = aCopy();
    const { user, bridge } = await open(aWalkthrough({ copy, copies: [aCopyProgress().folder, other] }));
    await user.click(screen.getByRole('button', { name: /^Get the sample application/ }));
    await user.click(inCard().getByRole('button', { name: 'Go on with /srv/other' }));
    expect(bridge.argsOf('walkthrough.takeFolder')).toEqual([{ folder: other }]);
    await user.click(screen.getByRole('button', { name: 'Start over' }));
    expect(bridge.argsOf('walkthrough.reset')).toEqual([null]);
  });

  it('tells what is lost without a volume', async () => {
    const without = aCopy({
      volume: null,
      stack: { ...stack, volume: null },
      progress: {
        ...added,
        before: aReading({ volume: null, todos: ['milk'] }),
        after: aReading({ volume: null, todos: [] }),
      },
    });
    const { user } = await open(aWalkthrough({ without }));
    await user.click(screen.getByRole('button', { name: /^The same without a volume/ }));
    expect(inCard().getByText('1 todo of 1 is gone')).toBeTruthy();
    expect(inCard().getByText(/lay in its container, and went with it/)).toBeTruthy();
  });
});

describe('the walkthrough beside the containers', () => {
  const copyOf = (progress: object) => aCopy({ stack, progress });

  it('points at the expander, the link and the delete button, one after the other', async () => {
    const { user, bridge } = await open(aWalkthrough({ copy: copyOf(ran) }));
    await user.click(inCard().getByRole('button', { name: 'Show me in Containers' }));
    const panel = await screen.findByRole('complementary', { name: 'Walkthrough' });
    const pointed = () =>
      [...document.querySelectorAll('[data-pointed]')].map((element) => [
        element.getAttribute('aria-label'),
        document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent?.slice(0, 20),
      ]);
    await waitFor(() => expect(pointed()).toEqual([[`Expand ${name}`, 'Open multi-container']]));
    await user.click(screen.getByRole('button', { name: `Expand ${name}` }));
    await waitFor(() => expect(pointed()).toEqual([['Open port 3000', 'Follow the link to p']]));
    act(() => bridge.push('walkthrough', aWalkthrough({ copy: copyOf(added) })));
    await waitFor(() => expect(pointed()).toEqual([[`Delete ${name}`, 'Delete multi-contain']]));
    await user.click(within(panel).getByRole('button', { name: 'Close the walkthrough' }));
    expect(pointed()).toEqual([]);
  });

  it('is offered beneath the table until it is begun or declined', async () => {
    const { user, bridge } = await renderApp(aState({ walkthrough: aWalkthrough({ offer: true }) }));
    const offer = await screen.findByRole('region', { name: 'New here?' });
    await user.click(within(offer).getByRole('button', { name: 'Don’t offer the walkthrough again' }));
    expect(bridge.argsOf('walkthrough.decline')).toEqual([null]);
    act(() => bridge.push('walkthrough', aWalkthrough()));
    expect(screen.queryByRole('region', { name: 'New here?' })).toBeNull();
  });
});

import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aReplica } from '../../../shared/builders.ts';
import type { Container, PortBinding } from '../../../shared/engine.ts';
import { stackName, volumeName } from '../../../shared/ids.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { aSnapshot, aState, aStats } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const port = (number: number): PortBinding => ({
  containerPort: number,
  protocol: 'tcp',
  host: { ip: '0.0.0.0', port: number },
});

/** What a row can show of a container. */
const kinds: readonly Partial<Omit<Container, 'compose'>>[] = [
  {},
  { state: 'exited', exitCode: 137, startedAt: null },
  { ports: [port(3000)] },
  { ports: [8080, 8443, 9000, 9001].map(port) },
  { health: 'unhealthy', ports: [{ ...port(53), protocol: 'udp' }] },
  { state: 'paused', image: 'mysql:8' },
  {
    mounts: [
      { kind: 'volume', volume: volumeName('data'), anonymous: false, destination: '/data', readOnly: false },
    ],
  },
];

/** A stack with a container of each kind, the first one being of another kind for each stack. */
const stackOf = (name: string, first: number) =>
  kinds.map((_, at) =>
    aReplica(`${name}-${at}`, {
      compose: { project: stackName(name) },
      ...kinds[(at + first) % kinds.length],
    }),
  );

const stacks = ['ash', 'birch', 'cedar'];
const containers = stacks.flatMap((name, at) => stackOf(name, [0, 1, 3][at] ?? 0));
const ticked = containers.filter((_, at) => at % 3 === 0 || at >= 14).map(({ id }) => id);

const rows = () =>
  within(screen.getByRole('table', { name: 'Containers' }))
    .getAllByRole('row')
    .slice(1);
/** All that there is to an element but how it came to be so: the order of its attributes, what a box was at first. */
const factsOf = (element: Element) => [
  element.tagName,
  ...[...element.attributes]
    .filter(({ name }) => name !== 'checked')
    .map(({ name, value }) => `${name}=${value}`)
    .sort(),
  ...(element instanceof HTMLInputElement ? [element.checked, element.indeterminate] : []),
  ...[...element.childNodes].filter((node) => node instanceof Text).map(({ data }) => data),
];
const looks = () => rows().map((row) => [row, ...row.querySelectorAll('*')].map(factsOf));

it('says and shows the same, whether it was made anew or took over the elements of another row', async () => {
  const { bridge, user } = await renderApp(
    aState({
      snapshot: aSnapshot(containers, []),
      settings: {
        ...defaultSettings,
        containers: { ...defaultSettings.containers, expanded: stacks.map(stackName), selected: ticked },
      },
    }),
  );
  bridge.push(
    'stats',
    containers.filter((_, at) => at % 2 === 0).map((container) => aStats(container)),
  );
  const search = (query: string) =>
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), { target: { value: query } });
  search('ash');
  for (const stack of ['birch', 'cedar']) {
    const before = rows();
    search(stack);
    expect(rows()).toEqual(before);
    const takenOver = looks();
    expect(takenOver).toHaveLength(kinds.length + 1);
    await user.click(screen.getByRole('link', { name: 'Volumes' }));
    await user.click(screen.getByRole('link', { name: 'Containers' }));
    expect(before[0]?.isConnected).toBe(false);
    expect(takenOver).toEqual(looks());
  }
});

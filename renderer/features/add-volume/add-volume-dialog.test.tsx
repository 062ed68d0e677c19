import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AddVolumePreview, UnfinishedAddition } from '../../../shared/add-volume.ts';
import { anOperation, aReplica } from '../../../shared/builders.ts';
import { hostPath, operationId, stackName, volumeName } from '../../../shared/ids.ts';
import type { OperationState } from '../../../shared/operation.ts';
import { err, ok } from '../../../shared/result.ts';
import { hrefOf } from '../../store/route.ts';
import type { FakeBridge } from '../../testing/fake-bridge.ts';
import { aSnapshot, aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const shop = stackName('shop');
const db = aReplica('db', {
  image: 'mongo:6',
  mounts: [
    { kind: 'volume', volume: volumeName('a'), anonymous: true, destination: '/data/db', readOnly: false },
  ],
});
const file = hostPath('/home/ada/shop/compose.yaml');
const id = operationId('add');

const aPreview = (difference: Partial<AddVolumePreview> = {}): AddVolumePreview => ({
  stack: shop,
  service: 'db',
  key: 'database',
  path: '/data/db',
  change: {
    kind: 'edit',
    file,
    before: 'services:\n  db:\n    #volumes:\n',
    after: 'services:\n  db:\n    volumes:\n',
    seen: 'digest',
  },
  volume: volumeName('shop_database'),
  existing: null,
  data: {
    kind: 'held',
    container: db.id,
    label: 'db-1',
    where: 'anonymous',
    bytes: 1_200_000,
    withImageFiles: false,
  },
  lost: [],
  hasContainers: true,
  ...difference,
});

/** The dialog, opened from the Data tab, of what main answers. */
async function open(preview: AddVolumePreview, prepare: (bridge: FakeBridge) => void = () => undefined) {
  window.location.hash = hrefOf({ view: 'stack', name: shop, tab: 'data' });
  const app = await renderApp(aState({ snapshot: aSnapshot([db], []) }), (bridge) => {
    bridge.answer('addVolume.preview', ({ key, path }) =>
      ok({ ...preview, key: key ?? preview.key, path: path ?? preview.path }),
    );
    bridge.answer('addVolume.begin', () => ok(id));
    prepare(bridge);
  });
  act(() =>
    app.bridge.push('data', [
      { id: db.id, layer: null, volumeBytes: new Map([[volumeName('a'), 1_200_000]]) },
    ]),
  );
  await app.user.click(await screen.findByRole('button', { name: 'Add a volume to db' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add a volume to db' }));
  // Another element once it can be used: it has no reason to say then.
  const button = () => dialog.getByRole('button', { name: 'Add volume' });
  const ready = () => waitFor(() => expect(button().getAttribute('aria-disabled')).toBe('false'));
  return { ...app, dialog, button, ready };
}

const orders = (bridge: FakeBridge) => bridge.argsOf('addVolume.begin');
const order = {
  home: { kind: 'stack', name: shop },
  service: 'db',
  key: 'database',
  path: '/data/db',
  seen: 'digest',
};

describe('adding a volume', () => {
  it('shows what changes in the file, told apart in words too, and copies the present data unless told otherwise', async () => {
    const { dialog, button, ready, user, bridge } = await open(aPreview());
    await ready();
    expect(dialog.getByRole('region', { name: 'Lines of compose.yaml that change' }).textContent).toBe(
      'services:  db:Removed:     #volumes:Added:     volumes:',
    );
    expect(dialog.getByRole('region', { name: 'Change of the Compose file' }).textContent).toContain(
      '~/shop/compose.yaml',
    );
    expect(
      dialog.getByRole<HTMLInputElement>('checkbox', { name: 'Copy the present data into it (1.2 MB)' })
        .checked,
    ).toBe(true);
    await user.click(button());
    expect(orders(bridge)).toEqual([{ ...order, afterwards: 'copy-and-recreate' }]);
  });

  it('does what is ticked, and says what that means', async () => {
    const { dialog, button, ready, user, bridge } = await open(aPreview());
    await ready();
    await user.click(dialog.getByRole('checkbox', { name: /^Copy the present data/ }));
    expect(dialog.getByText('What db holds at /data/db now will not be in the volume.')).toBeTruthy();
    await user.click(dialog.getByRole('checkbox', { name: 'Recreate db now' }));
    expect(dialog.queryByRole('checkbox', { name: /^Copy the present data/ })).toBeNull();
    expect(dialog.getByText(/^db gets the volume when it is recreated/)).toBeTruthy();
    await user.click(button());
    expect(orders(bridge)).toEqual([{ ...order, afterwards: 'nothing' }]);
  });

  it('asks anew for another name or path, and is not begun before the answer is there', async () => {
    let answer: () => void = () => undefined;
    const { dialog, button, ready, user, bridge } = await open(aPreview());
    await ready();
    bridge.answer('addVolume.preview', async ({ path }) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return ok(aPreview({ path: path ?? '' }));
    });
    const path = dialog.getByRole('textbox', { name: 'Path in the container' });
    await user.clear(path);
    await user.type(path, '/srv');
    expect(button().getAttribute('aria-disabled')).toBe('true');
    const asked = () => bridge.argsOf('addVolume.preview').at(-1);
    await waitFor(() => expect(asked()).toMatchObject({ key: null, path: '/srv' }));
    await user.click(button());
    expect(orders(bridge)).toEqual([]);
    answer();
    await ready();
    await user.click(button());
    expect(orders(bridge)).toMatchObject([{ path: '/srv' }]);
  });

  it('recreates nothing by itself where that would lose other data', async () => {
    const lost = [{ label: 'db-1', path: '/srv/report', bytes: 9_000_000 }];
    const { dialog, ready } = await open(aPreview({ lost }));
    await ready();
    expect(dialog.getByRole<HTMLInputElement>('checkbox', { name: 'Recreate db now' }).checked).toBe(false);
    expect(dialog.getByText(/Recreating db loses other data/).parentElement?.textContent).toContain(
      '/srv/report of db-1 (9.0 MB): it is not in this volume',
    );
  });

  it.each([
    [
      'that holds something',
      { existing: { bytes: 3_000 } },
      'The volume shop_database is there already (3 KB)',
    ],
    ['of unknown size', { existing: { bytes: null } }, 'The volume shop_database is there already,'],
    [
      'for several containers',
      { data: { kind: 'several' as const, labels: ['db-1', 'db-2'] } },
      'db-1 and db-2 each hold data of their own',
    ],
  ])('never copies into a volume %s', async (_what, difference, words) => {
    const { dialog, button, ready, user, bridge } = await open(aPreview(difference));
    await ready();
    expect(dialog.queryByRole('checkbox', { name: /^Copy/ })).toBeNull();
    expect(dialog.getByText(new RegExp(words.replace(/[()]/g, '\\$&')))).toBeTruthy();
    await user.click(button());
    expect(orders(bridge)).toMatchObject([{ afterwards: 'recreate' }]);
  });

  it('says why it can’t be, and where', async () => {
    const { dialog, button } = await open(
      aPreview({ change: { kind: 'refused', file, refusal: { kind: 'path-taken', line: 9 } } }),
    );
    const alert = await dialog.findByRole('alert');
    expect(alert.textContent).toContain('The file mounts something there already');
    expect(alert.textContent).toContain(`${file}, line 9`);
    expect(button().getAttribute('aria-disabled')).toBe('true');
    expect(dialog.getByRole('textbox', { name: 'Path in the container' }).getAttribute('aria-invalid')).toBe(
      'true',
    );
    expect(dialog.getByRole('textbox', { name: 'Name' }).getAttribute('aria-invalid')).toBe('false');
    expect(dialog.queryByRole('region', { name: 'To be written by hand' })).toBeNull();
  });

  it('says what to write by hand where the file can’t be changed', async () => {
    const elsewhere = hostPath('/home/ada/db.yaml');
    const { dialog, user, bridge, button } = await open(
      aPreview({
        change: { kind: 'refused', file, refusal: { kind: 'service-elsewhere', file: elsewhere } },
      }),
    );
    const byHand = within(await dialog.findByRole('region', { name: 'To be written by hand' }));
    expect((await dialog.findByRole('alert')).textContent).toContain(elsewhere);
    await user.click(byHand.getByRole('button', { name: /^Copy/ }));
    expect(bridge.argsOf('clipboard.write')).toEqual([
      {
        text: 'services:\n  db:\n    volumes:\n      - database:/data/db\nvolumes:\n  database:',
      },
    ]);
    expect(button().getAttribute('aria-disabled')).toBe('true');
  });

  it('tells a file that Compose does not take, and looks again', async () => {
    let broken = true;
    const { dialog, ready, user } = await open(aPreview(), (bridge) =>
      bridge.answer('addVolume.preview', () =>
        broken ? err({ kind: 'compose-invalid', file, line: 3, message: 'no' }) : ok(aPreview()),
      ),
    );
    expect((await dialog.findByRole('alert')).textContent).toContain('line 3: no');
    broken = false;
    await user.click(dialog.getByRole('button', { name: 'Try again' }));
    await ready();
  });

  it('needs nothing but the file where the service has no containers yet', async () => {
    const { dialog, button, ready, user, bridge } = await open(
      aPreview({ hasContainers: false, data: { kind: 'nothing' } }),
    );
    await ready();
    expect(dialog.queryAllByRole('checkbox')).toEqual([]);
    await user.click(button());
    expect(orders(bridge)).toMatchObject([{ afterwards: 'nothing' }]);
  });
});

describe('while it is added', () => {
  async function begin(state: OperationState) {
    const app = await open(aPreview());
    await app.ready();
    await app.user.click(app.button());
    act(() =>
      app.bridge.push('operations', [
        anOperation({
          id,
          kind: 'add-volume',
          target: { kind: 'stack', name: shop },
          name: 'shop',
          cancellable: true,
          steps: [{ subject: 'volume', name: 'database', state: 'working', text: 'Copying, 12 MB' }],
          state,
        }),
      ]),
    );
    return app;
  }

  it('shows the steps, and can be called off', async () => {
    const { dialog, user, bridge } = await begin({ kind: 'running' });
    expect(await dialog.findByText('Copying, 12 MB')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Cancel shop' }));
    expect(bridge.argsOf('operation.cancel')).toEqual([{ id }]);
    await user.click(dialog.getByRole('button', { name: 'Hide' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bridge.argsOf('operation.dismiss')).toEqual([]);
  });

  it('says what came of it, once', async () => {
    const { dialog, user, bridge } = await begin({
      kind: 'succeeded',
      at: 1,
      outcome: {
        kind: 'volume-added',
        service: 'db',
        label: 'database',
        volume: volumeName('shop_database'),
        changed: { file, backup: hostPath(`${file}.bak-1`) },
        copied: { files: 12, bytes: 1_200_000 },
        attached: true,
      },
    });
    expect((await dialog.findByRole('status')).textContent).toBe(
      'db has the volume databasedatabase holds 12 files, 1.2 MB; attached to dbThe file as it was: ~/shop/compose.yaml.bak-1',
    );
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(bridge.argsOf('operation.dismiss')).toEqual([{ id }]));
  });

  it('says why it failed, and that nothing was lost', async () => {
    const { dialog } = await begin({
      kind: 'failed',
      at: 1,
      error: {
        kind: 'volume-not-added',
        service: 'db',
        cause: { kind: 'file-changed', path: file },
        left: 'as-before',
      },
    });
    const text = (await dialog.findByRole('alert')).textContent;
    expect(text).toContain('The file was changed meanwhile');
    expect(text).toContain('The Compose file, db and its data are as they were.');
  });
});

describe('an addition that was cut short', () => {
  const cut: UnfinishedAddition = {
    id: 'a1',
    engineId: 'engine',
    stack: shop,
    service: 'db',
    key: 'database',
    path: '/data/db',
    file,
    fileChanged: false,
    startedAt: 1,
  };
  async function start(unfinishedVolumes: readonly UnfinishedAddition[]) {
    return renderApp(aState({ snapshot: aSnapshot([db], []), unfinishedVolumes }), (bridge) => {
      bridge.answer('addVolume.finish', () => ok(id));
      bridge.answer('addVolume.takeBack', () => ok(id));
    });
  }

  it('is told with the way on and the way back, over the volumes, too', async () => {
    const { user, bridge } = await start([cut]);
    const told = 'Adding the volume database to db of shop was cut short';
    expect(screen.getByText(told)).toBeTruthy();
    await user.click(screen.getByRole('link', { name: 'Volumes' }));
    await screen.findByRole('table', { name: 'Volumes' });
    expect(screen.getByText(told)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Finish adding the volume database to db' }));
    await user.click(screen.getByRole('button', { name: 'Take the volume database of db back' }));
    expect([bridge.argsOf('addVolume.finish'), bridge.argsOf('addVolume.takeBack')]).toEqual([
      [{ id: 'a1' }],
      [{ id: 'a1' }],
    ]);
    act(() => bridge.push('unfinishedVolumes', []));
    expect(screen.queryByText(/was cut short/)).toBeNull();
  });

  it('of another engine is not told here', async () => {
    await start([{ ...cut, engineId: 'other' }]);
    expect(screen.queryByText(/was cut short/)).toBeNull();
  });
});

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { hostPath, operationId, stackName, volumeName } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import type { RunPreview, RunRequest } from '../../../shared/run-preview.ts';
import type { FakeBridge } from '../../testing/fake-bridge.ts';
import { aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const file = hostPath('/home/ada/shop/compose.yaml');
const request: RunRequest = {
  files: [file],
  workingDir: hostPath('/home/ada/shop'),
  envFiles: [],
  profiles: [],
  projectName: null,
};
const preview: RunPreview = {
  request: { ...request, projectName: stackName('shop') },
  services: [
    { name: 'web', image: null, builds: true, ports: [3000], profiles: [] },
    { name: 'db', image: 'mongo:6', builds: false, ports: [], profiles: [] },
  ],
  volumes: [
    { name: volumeName('shop_data'), key: 'data', external: false, exists: true },
    { name: volumeName('shop_cache'), key: 'cache', external: false, exists: false },
  ],
  takenPorts: [{ port: 3000, service: 'web', by: 'blog-web-1' }],
  unkept: [{ service: 'db', directory: '/data/db', above: null }],
  availableProfiles: ['debug'],
  existing: true,
};

function answering(bridge: FakeBridge) {
  bridge.answer('run.choose', () => ok(file));
  bridge.answer('run.resolve', () => ok(request));
  bridge.answer('run.preview', ({ request: asked }) =>
    ok({ ...preview, request: { ...asked, projectName: asked.projectName ?? stackName('shop') } }),
  );
  bridge.answer('run.begin', () => ok(operationId('op')));
}

async function chooseFile(prepare: (bridge: FakeBridge) => void = answering) {
  const app = await renderApp(aState(), prepare);
  await app.user.click(await screen.findByRole('button', { name: 'Run a stack' }));
  await app.user.click(await screen.findByRole('button', { name: 'Choose file…' }));
  return app;
}
const run = () => screen.getByRole('button', { name: 'Run' });
const ready = () => waitFor(() => expect(run().getAttribute('aria-disabled')).toBe('false'));

describe('running a stack', () => {
  it('shows what the file will make before anything happens, then runs just that', async () => {
    const { user, bridge } = await chooseFile();
    await ready();
    const services = screen.getByRole('region', { name: 'Services' }).textContent;
    const volumes = screen.getByRole('region', { name: 'Volumes' }).textContent;
    expect([services, volumes]).toEqual([
      '2 serviceswebbuilt from its folderport 3000dbmongo:6',
      '2 volumesdataexists, attached with its datacachenew',
    ]);
    const dialog = screen.getByRole('dialog', { name: 'Run a stack' }).textContent;
    expect(dialog).toContain('Port 3000 of web is used by blog-web-1.');
    expect(dialog).toContain('This stack is here already');
    expect(dialog).toContain(
      'db keeps data in /data/db, and no volume is there: it will be lost when the stack is deleted.',
    );
    expect(bridge.argsOf('run.begin')).toEqual([]);
    await user.click(run());
    expect(bridge.argsOf('run.begin')).toEqual([{ request: preview.request }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('takes another project name and profiles, and previews them again', async () => {
    const { user, bridge } = await chooseFile();
    await ready();
    await user.click(screen.getByRole('checkbox', { name: 'debug' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Project name' }), { target: { value: 'shop2' } });
    await waitFor(() =>
      expect(bridge.argsOf('run.preview').at(-1)).toEqual({
        request: { ...request, profiles: ['debug'], projectName: 'shop2' },
      }),
    );
  });

  it('does not take a project name that Compose refuses', async () => {
    await chooseFile();
    await ready();
    const field = screen.getByRole('textbox', { name: 'Project name' });
    fireEvent.change(field, { target: { value: 'My Shop' } });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(run().getAttribute('aria-disabled')).toBe('true');
  });

  it('says where a broken file is wrong, and reads it again', async () => {
    const { user, bridge } = await chooseFile((fake) => {
      answering(fake);
      fake.answer('run.preview', () =>
        err({ kind: 'compose-invalid', file, line: 7, message: 'services.web.ports must be a list' }),
      );
    });
    const dialog = screen.getByRole('dialog', { name: 'Run a stack' });
    await waitFor(() => expect(dialog.textContent).toContain('~/shop/compose.yaml, line 7'));
    expect(dialog.textContent).toContain('services.web.ports must be a list');
    expect(run().getAttribute('aria-disabled')).toBe('true');
    answering(bridge);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await ready();
  });

  it('says so when a folder holds no Compose file', async () => {
    await chooseFile((fake) => {
      answering(fake);
      fake.answer('run.resolve', () => err({ kind: 'compose-not-in-folder', folder: hostPath('/srv') }));
    });
    expect(await screen.findByText('No Compose file in this folder')).toBeTruthy();
  });

  it('opens with a file that is dropped on the window', async () => {
    const { bridge } = await renderApp(aState(), answering);
    const dataTransfer = { types: ['Files'], files: [new File([''], 'compose.yaml')] };
    act(() => {
      fireEvent.drop(window, { dataTransfer });
    });
    await screen.findByRole('dialog', { name: 'Run a stack' });
    await waitFor(() => expect(bridge.argsOf('run.resolve')).toEqual([{ path: '/drops/compose.yaml' }]));
  });

  it('opens with a file that was named on the command line', async () => {
    await renderApp(aState({ openFile: file }), answering);
    await screen.findByRole('dialog', { name: 'Run a stack' });
    await ready();
  });

  it('takes several files that are dropped together', async () => {
    const { bridge } = await renderApp(aState(), answering);
    const names = ['compose.yaml', 'compose.override.yaml', '.env'];
    const dataTransfer = { types: ['Files'], files: names.map((name) => new File([''], name)) };
    act(() => {
      fireEvent.drop(window, { dataTransfer });
    });
    await screen.findByRole('dialog', { name: 'Run a stack' });
    await waitFor(() =>
      expect(bridge.argsOf('run.resolve')).toEqual([
        { path: '/drops/compose.yaml', also: ['/drops/compose.override.yaml', '/drops/.env'] },
      ]),
    );
  });

  it('takes another file on top, and leaves one out again', async () => {
    const { user, bridge } = await chooseFile();
    await ready();
    const other = hostPath('/home/ada/shop/debug.yaml');
    bridge.answer('run.choose', () => ok(other));
    await user.click(screen.getByRole('button', { name: 'Add file…' }));
    const asked = () => (bridge.argsOf('run.preview').at(-1) as { request: RunRequest }).request.files;
    await waitFor(() => expect(asked()).toEqual([file, other]));
    await user.click(screen.getByRole('button', { name: `Leave out ${file}` }));
    await waitFor(() => expect(asked()).toEqual([other]));
  });

  it('says where a volume is mounted that does not hold the data', async () => {
    const unkept = [{ service: 'db', directory: '/var/lib/postgresql/data', above: '/var/lib/postgresql' }];
    await chooseFile((fake) => {
      answering(fake);
      fake.answer('run.preview', () => ok({ ...preview, unkept }));
    });
    await ready();
    expect(screen.getByRole('dialog', { name: 'Run a stack' }).textContent).toContain(
      'db keeps data in /var/lib/postgresql/data, and the volume at /var/lib/postgresql does not hold it: the ' +
        'image puts a nameless volume in between. It will be lost when the stack is deleted.',
    );
  });

  it('says how to get Compose where it is missing', async () => {
    const { user } = await renderApp(aState({ compose: { kind: 'missing' } }));
    await user.click(await screen.findByRole('button', { name: 'Run a stack' }));
    expect(await screen.findByText('sudo apt-get install docker-compose-plugin')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Choose file…' }).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('the recent runs', () => {
  const shop = { ...request, projectName: stackName('shop') };
  const renamed = {
    ...request,
    files: [hostPath('/srv/blog/compose.yaml'), hostPath('/srv/blog/prod.yaml')],
    workingDir: hostPath('/srv/blog'),
    projectName: stackName('blog2'),
    profiles: ['debug'],
  };
  const gone = { ...request, files: [hostPath('/tmp/old.yaml')], workingDir: hostPath('/tmp') };
  const runsAt = (at: number) => [
    { request: renamed, at, missing: [] },
    { request: shop, at, missing: [] },
    { request: gone, at, missing: gone.files },
  ];

  async function open(prepare: (bridge: FakeBridge) => void = () => {}) {
    const runs = runsAt(Date.now());
    const app = await renderApp(aState(), (fake) => {
      answering(fake);
      fake.answer('run.recent', () => ok(runs));
      fake.answer('run.forgetRecent', ({ files }) =>
        ok(runs.filter((run) => run.request.files[0] !== files[0])),
      );
      prepare(fake);
    });
    await app.user.click(await screen.findByRole('button', { name: 'Run a stack' }));
    const list = within(await screen.findByRole('region', { name: 'Recent' }));
    return { ...app, list };
  }
  const lines = () => within(screen.getByRole('region', { name: 'Recent' })).getAllByRole('listitem');
  const asked = (bridge: FakeBridge) => bridge.argsOf('run.preview').at(-1);

  it('are named with their folders, those that are gone marked', async () => {
    await open();
    expect(lines().map(({ textContent }) => textContent)).toEqual([
      'blog2/srv/blog · compose.yaml and 1 morejust now',
      'shop~/shop · compose.yamljust now',
      'tmp/tmp · old.yamlNot found',
    ]);
  });

  it('come back with the options that they had, or with those of the file', async () => {
    const { user, bridge, list } = await open();
    await user.click(list.getByRole('button', { name: /^blog2/ }));
    await ready();
    expect(asked(bridge)).toEqual({ request: renamed });
    await user.click(screen.getByRole('button', { name: 'Use the file’s own' }));
    await waitFor(() =>
      expect(asked(bridge)).toEqual({ request: { ...renamed, projectName: null, profiles: [] } }),
    );
    expect(screen.queryByRole('button', { name: 'Use the file’s own' })).toBeNull();
  });

  it('say nothing of options that are the usual ones', async () => {
    const { user, bridge, list } = await open();
    await user.click(list.getByRole('button', { name: /^shop/ }));
    await ready();
    expect(asked(bridge)).toEqual({ request });
    expect(screen.queryByText(/last time/)).toBeNull();
  });

  it('lend their options to the same files when these are dropped again', async () => {
    const { bridge } = await open((fake) =>
      fake.answer('run.resolve', () => ok({ ...renamed, projectName: null, profiles: [] })),
    );
    act(() => {
      fireEvent.drop(window, { dataTransfer: { types: ['Files'], files: [new File([''], 'blog')] } });
    });
    await waitFor(() => expect(asked(bridge)).toEqual({ request: renamed }));
    expect(screen.getByText(/As it was run last time/)).toBeTruthy();
  });

  it('can be removed, and are not run when they are gone', async () => {
    const { user, bridge, list } = await open();
    await user.click(list.getByRole('button', { name: /^tmp/ }));
    expect(screen.queryByRole('textbox', { name: 'Project name' })).toBeNull();
    await user.click(list.getByRole('button', { name: 'Remove tmp from the list' }));
    await waitFor(() => expect(lines()).toHaveLength(2));
    expect(bridge.argsOf('run.forgetRecent')).toEqual([{ files: gone.files }]);
  });
});

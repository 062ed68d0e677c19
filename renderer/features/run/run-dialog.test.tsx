import { act, fireEvent, screen, waitFor } from '@testing-library/react';
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

  it('says how to get Compose where it is missing', async () => {
    const { user } = await renderApp(aState({ compose: { kind: 'missing' } }));
    await user.click(await screen.findByRole('button', { name: 'Run a stack' }));
    expect(await screen.findByText('sudo apt-get install docker-compose-plugin')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Choose file…' }).getAttribute('aria-disabled')).toBe('true');
  });
});

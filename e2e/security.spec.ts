import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '../shared/ipc.ts';
import { invoke } from './support/invoke.ts';
import { expect, test } from './support/test.ts';

// Electron's security checklist, a test a group of lines: each fails when what it tests is undone.

test('the page has no power of its own @faults', async ({ app }) => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in Electron's types: what the page was really opened with.
    const all = (Reflect.get(contents ?? {}, 'getLastWebPreferences') as () => Record<string, unknown>).call(
      contents,
    );
    const names = [
      'sandbox',
      'contextIsolation',
      'nodeIntegration',
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'webviewTag',
      'webSecurity',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
    ];
    return Object.fromEntries(names.map((name) => [name, all[name] || false]));
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: false,
  });
  const seen = await app.page.evaluate(() => ({
    bridge: Object.keys(Reflect.get(window, 'stackyard')).toSorted(),
    node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
      (name) => Reflect.get(window, name) !== undefined,
    ),
  }));
  expect(seen).toEqual({ bridge: ['invoke', 'on', 'open', 'pathOfDropped'], node: [] });
});

/** What the page's policy refused while something was tried in it: the directives, each once. */
async function refusedWhile(page: Page, attempt: () => Promise<unknown>): Promise<readonly string[]> {
  await page.evaluate(() => {
    const refused: string[] = [];
    Reflect.set(window, 'refused', refused);
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
  });
  await attempt();
  await page.waitForTimeout(300);
  const refused = await page.evaluate(() => Reflect.get(window, 'refused') as string[]);
  return [...new Set(refused)].toSorted();
}

test('the page’s policy lets nothing in and nothing out @faults', async ({ app }) => {
  const { page } = app;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('ok');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const adding = (tag: string, attributes: Record<string, string>, text = '') =>
    refusedWhile(page, () =>
      page.evaluate(
        (made) => {
          const element = document.createElement(made.tag);
          for (const [key, value] of Object.entries(made.attributes)) element.setAttribute(key, value);
          element.textContent = made.text;
          document.body.append(element);
          element.click();
        },
        { tag, attributes, text },
      ),
    );
  expect({
    script: await adding('script', { src: `${outside}/a.js` }),
    inline: await adding('script', {}, 'window.ran = true'),
    picture: await adding('img', { src: `${outside}/a.png` }),
    style: await adding('link', { rel: 'stylesheet', href: `${outside}/a.css` }),
    frame: await adding('iframe', { src: outside }),
    object: await adding('object', { data: outside }),
    handler: await adding('b', { onclick: 'alert(1)', style: 'color: red' }),
  }).toEqual({
    script: ['script-src-elem'],
    inline: ['script-src-elem'],
    picture: ['img-src'],
    style: ['style-src-elem'],
    frame: ['frame-src'],
    object: ['object-src'],
    handler: ['script-src-attr', 'style-src-attr'],
  });
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
  const sending = () =>
    page.evaluate(async (address) => {
      await fetch(`${address}/fetch`).catch(() => undefined);
      navigator.sendBeacon(`${address}/beacon`, 'x');
      try {
        new WebSocket(address.replace('http', 'ws'));
      } catch {
        // Refused at once in some versions.
      }
    }, outside);
  expect(await refusedWhile(page, sending)).toEqual(['connect-src']);
  expect(asked).toEqual([]);
  server.close();
});

test('no permission is given, no other page or window opens, and only http leaves @faults', async ({
  app,
}) => {
  const { page } = app;
  const permissions = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'midi',
    ] as PermissionName[];
    const asked = names.map((name) => navigator.permissions.query({ name }).then(({ state }) => state));
    const media = await navigator.mediaDevices?.getUserMedia({ audio: true }).then(
      () => 'given',
      () => 'refused',
    );
    return {
      states: [...new Set(await Promise.all(asked))],
      media,
      notice: await Notification.requestPermission(),
    };
  });
  expect(permissions).toEqual({ states: ['denied'], media: 'refused', notice: 'denied' });

  const addresses = [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://host/share',
    'vscode://open',
    'ms-msdt:/id',
    'app://elsewhere/',
    ' javascript:alert(1)',
    '',
  ];
  for (const url of addresses) {
    expect(await invoke(app, 'link.open', { url })).toMatchObject({ ok: false });
    await page.evaluate((address) => void window.open(address), url);
  }
  expect(await app.openedLinks()).toEqual([]);
  await page.evaluate(() => void window.open('https://example.test/docs'));
  await expect.poll(() => app.openedLinks()).toEqual(['https://example.test/docs']);
  for (const url of ['https://example.test/', 'app://stackyard/other.html', 'file:///etc/passwd'])
    await page.evaluate((address) => {
      location.href = address;
    }, url);
  const shown = () => [
    location.href.replace(/#.*/, ''),
    document.querySelector('nav')?.getAttribute('aria-label'),
  ];
  expect(await page.evaluate(shown)).toEqual(['app://stackyard/index.html', 'Views']);
  expect(app.electron.windows()).toHaveLength(1);
});

test('a page asks main for nothing but the contract, and in its shape @faults', async ({ app }) => {
  const outcome = await app.page.evaluate(async () => {
    const bridge: Bridge = Reflect.get(window, 'stackyard');
    const tries: [name: unknown, args: unknown][] = [
      ['nothing.such', null],
      ['__proto__', null],
      ['settings.set', { theme: 'pink' }],
      ['container.lifecycle', { target: { kind: 'container', id: '../../etc' }, action: 'stop' }],
      ['run.resolve', { path: 'relative/compose.yaml' }],
      ['delete.begin', { target: { kind: 'stack', name: 'x' }, alsoDeleteVolumes: [], force: true }],
      ['volume.delete', { name: { toString: 'x' } }],
      ['clipboard.read', null],
    ];
    // A script run by the debugger counts as a click of the user's, which is fresh for five seconds.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    return Promise.all(
      tries.map(([name, args]) =>
        bridge.invoke(name as 'app.state', args as null).then(
          (result) => (result.ok ? 'done' : 'refused'),
          () => 'refused',
        ),
      ),
    );
  });
  expect(new Set(outcome)).toEqual(new Set(['refused']));
});

test('what the app keeps is readable by its owner alone @faults', async ({ app, folder }) => {
  await invoke(app, 'settings.set', { theme: 'dark' });
  const userData = join(folder, 'user-data');
  const kept = async () =>
    (await readdir(userData)).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  await expect.poll(kept).toContain('settings.json');
  for (const name of await kept()) {
    const mode = (await stat(join(userData, name))).mode & 0o077;
    expect([name, mode]).toEqual([name, 0]);
  }
});

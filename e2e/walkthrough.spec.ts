import { execFileSync } from 'node:child_process';
import { access, cp, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { withVolume } from '../scripts/setup/demo-sample.ts';
import { expectAccessible } from './support/accessible.ts';
import type { RunningApp } from './support/running-app.ts';
import { keepScreens } from './support/screens.ts';
import { copySample, expect, test } from './support/test.ts';
import { visitTodos } from './support/todo-page.ts';
import { containerRow, deleteDialog } from './support/views.ts';
import { openWalkthrough, stepCard, stepLine, takeFolder } from './support/walkthrough.ts';

const name = 'multi-container-app';
const todos = ['Buy milk', 'Water the plants', 'Call Ada'];
const url = 'http://localhost:3000';

async function addTodos(app: RunningApp, texts: readonly string[]): Promise<void> {
  const visit = await visitTodos(app, url);
  await visit.add(...texts);
  await visit.close();
}

/** Keeps pictures, and finds nothing that somebody could not see, hear or reach. */
async function look(app: RunningApp, info: TestInfo, what: string): Promise<void> {
  await keepScreens(app, info, what);
  await expectAccessible(app.page, info, what);
  await app.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
}

/** A todo as the page itself sends it. */
async function addByHand(text: string): Promise<void> {
  const answer = await fetch(`${url}/api/todos`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  expect(answer.status).toBe(201);
}

const switchVolume = async (folder: string, to: (text: string) => string): Promise<void> => {
  const file = join(folder, 'compose.yaml');
  await writeFile(file, to(await readFile(file, 'utf8')));
};

const withoutVolume = (text: string): string => text.replace('\n    volumes:\n      - database:/data/db', '');

async function closeToasts(page: Page): Promise<void> {
  for (const close of await page.getByRole('button', { name: /^Close: / }).all()) await close.click();
}

test(
  'all five steps by the buttons',
  { tag: '@walkthrough' },
  async ({ app, folder, terminal }, info: TestInfo) => {
    test.slow();
    const { page } = app;
    await openWalkthrough(page);
    await look(app, info, 'walkthrough-1-sample');
    await app.pickInDialog(folder);
    await page.getByRole('button', { name: 'Change where the sample goes' }).click();
    await expect(stepCard(page)).toContainText(join(folder, name));
    await stepCard(page).getByRole('button', { name: 'Use the bundled sample', exact: true }).click();
    await expect(stepLine(page, 'Get the sample application')).toContainText('Done');
    await access(join(folder, name, 'compose.yaml'));

    await expect(stepCard(page)).toContainText('Step 2');
    const diff = page.getByRole('region', { name: 'Changes of compose.yaml' });
    await expect(diff).toContainText('Added:     volumes:');
    await expect(diff).toContainText('Added:       - database:/data/db');
    await look(app, info, 'walkthrough-2-volume');
    await stepCard(page).getByRole('button', { name: 'Apply to compose.yaml', exact: true }).click();
    await expect(stepLine(page, 'Add a volume')).toContainText('Done');
    expect(await readFile(join(folder, name, 'compose.yaml'), 'utf8')).toContain(
      '\n      - database:/data/db',
    );

    await expect(stepCard(page)).toContainText('Step 3');
    await stepCard(page).getByRole('button', { name: 'Run the application', exact: true }).click();
    await expect(page.getByRole('region', { name: `Progress of ${name}` })).toBeVisible();
    await look(app, info, 'walkthrough-3-run');
    await expect(stepLine(page, 'Run the application')).toContainText('Done', { timeout: 60_000 });

    await expect(stepCard(page)).toContainText('Step 4');
    await closeToasts(page);
    await look(app, info, 'walkthrough-4-todos');
    await stepCard(page).getByRole('button', { name: 'Open the frontend', exact: true }).click();
    await expect.poll(app.openedLinks).toEqual([`${url}/`]);
    await expect(stepCard(page)).toContainText('The frontend was opened: done');
    await expect(stepLine(page, 'View the frontend')).not.toContainText('Done');
    await addTodos(app, todos);
    await expect(stepLine(page, 'View the frontend')).toContainText('Done');

    await expect(stepCard(page)).toContainText('Step 5');
    await expect(page.getByRole('row', { name: 'Todos 3' })).toBeVisible();
    const volume = await terminal.volumesOf(name);
    await look(app, info, 'walkthrough-5-delete');
    await stepCard(page).getByRole('button', { name: 'Delete the stack', exact: true }).click();
    await deleteDialog(page, name).getByRole('button', { name: 'Delete stack' }).click();
    await stepCard(page).getByRole('button', { name: 'Run it again', exact: true }).click();
    await expect(page.getByText('Your todos are still there')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('row', { name: 'Todos 3 3' })).toBeVisible();
    expect(await terminal.volumesOf(name)).toEqual(volume);
    await expect(page.getByRole('progressbar', { name: 'Steps done' })).toHaveAttribute(
      'aria-valuetext',
      '5 of 5',
    );
    await closeToasts(page);
    await look(app, info, 'walkthrough-5-done');
  },
);

test('all five steps by terminal and editor, ticked by watching alone', { tag: '@walkthrough' }, async ({
  app,
  folder,
  terminal,
}) => {
  test.slow();
  const { page } = app;
  const copy = await copySample(folder, { volume: false });
  await openWalkthrough(page);
  await takeFolder(app, copy);
  await expect(stepLine(page, 'Get the sample application')).toContainText('Done');
  await expect(stepLine(page, 'Add a volume')).not.toContainText('Done');

  await switchVolume(copy, withVolume);
  await expect(stepLine(page, 'Add a volume')).toContainText('Done');
  await terminal.compose(['up', '--detach'], copy);
  await expect(stepLine(page, 'Run the application')).toContainText('Done');
  await expect(async () => addByHand('By hand')).toPass();
  await expect(stepLine(page, 'View the frontend')).toContainText('Done');
  await terminal.compose(['down'], copy);
  await expect(stepCard(page).getByRole('button', { name: 'Run it again', exact: true })).toBeVisible();
  await terminal.compose(['up', '--detach'], copy);
  await expect(page.getByText('Your todos are still there')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Todos 1 1' })).toBeVisible();
});

test(
  'a step that comes undone says so, and what is lost is never called kept',
  { tag: '@walkthrough' },
  async ({ app, folder, terminal }, info) => {
    test.slow();
    const { page } = app;
    const copy = await copySample(folder, { volume: true });
    await openWalkthrough(page);
    await takeFolder(app, copy);
    await expect(stepLine(page, 'Add a volume')).toContainText('Done');

    await switchVolume(copy, withoutVolume);
    await expect(stepLine(page, 'Add a volume')).toContainText(
      'The volume is not in the Compose file any more',
    );
    await expect(stepCard(page).getByRole('alert')).toContainText('Add the volume again');
    await switchVolume(copy, () => 'services: [');
    await expect(stepLine(page, 'Add a volume')).toContainText('Compose can’t read the file any more');
    await look(app, info, 'walkthrough-undone');
    await cp(
      join(await copySample(folder, { volume: false, name: 'fresh' }), 'compose.yaml'),
      join(copy, 'compose.yaml'),
    );

    await terminal.compose(['up', '--detach'], copy);
    await expect(stepLine(page, 'Run the application')).toContainText('Done');
    await terminal.compose(['stop', '--timeout', '1'], copy);
    await expect(stepLine(page, 'Run the application')).toContainText('The stack does not run');
    await terminal.compose(['down'], copy);
    await expect(stepLine(page, 'Run the application')).toContainText('The stack was deleted');

    await terminal.compose(['up', '--detach'], copy);
    await expect(async () => addByHand('Lost')).toPass();
    await expect(stepLine(page, 'View the frontend')).toContainText('Done');
    await terminal.compose(['down'], copy);
    await terminal.compose(['up', '--detach'], copy);
    await expect(stepLine(page, 'Delete the stack')).toContainText('The todos are gone');
    await expect(page.getByText('Your todos are still there')).toHaveCount(0);

    await switchVolume(copy, withVolume);
    await expect(stepLine(page, 'Run the application')).toContainText('The stack runs without its volume');
  },
);

test(
  'Containers has the walkthrough beside it, which points at what comes next',
  { tag: '@walkthrough' },
  async ({ app, folder, terminal }, info) => {
    test.slow();
    const { page } = app;
    const copy = await copySample(folder, { volume: true });
    await openWalkthrough(page);
    await takeFolder(app, copy);
    await terminal.compose(['up', '--detach'], copy);
    await expect(stepCard(page)).toContainText('Step 4');
    await stepCard(page).getByRole('button', { name: 'Show me in Containers' }).click();
    const panel = page.getByRole('complementary', { name: 'Walkthrough' });
    const pointed = page.locator('[data-pointed]');
    await expect(pointed).toHaveAccessibleName(`Expand ${name}`);
    await expect(pointed).toHaveAccessibleDescription(/with the arrow before its name/);
    await look(app, info, 'walkthrough-panel-expand');
    await pointed.click();
    await expect(pointed).toHaveAccessibleName('Open port 3000');
    await look(app, info, 'walkthrough-panel-port');
    await pointed.click();
    await expect(panel).toContainText('The frontend was opened: done');
    await addTodos(app, todos);
    await expect(pointed).toHaveAccessibleName(`Delete ${name}`);
    await look(app, info, 'walkthrough-panel-delete');
    await pointed.click();
    await deleteDialog(page, name).getByRole('button', { name: 'Delete stack' }).click();
    await panel.getByRole('button', { name: 'Run it again' }).click();
    await expect(panel).toContainText('Your todos are still there', { timeout: 60_000 });
    await expect(pointed).toHaveCount(0);
    await panel.getByRole('button', { name: 'Close the walkthrough' }).click();
    await expect(panel).toHaveCount(0);
    await expect(containerRow(page, name)).toContainText('Running (2/2)');
  },
);

test('goes on where it was after a restart at every step', { tag: '@walkthrough' }, async ({
  launch,
  folder,
  terminal,
}) => {
  test.slow();
  const copy = await copySample(folder, { volume: false });
  let app = await launch();
  await openWalkthrough(app.page);
  await takeFolder(app, copy);
  const again = async (step: string) => {
    await app.close();
    app = await launch();
    await openWalkthrough(app.page);
    await expect(stepCard(app.page)).toContainText(step);
  };
  await again('Step 2');
  await switchVolume(copy, withVolume);
  await again('Step 3');
  await terminal.compose(['up', '--detach'], copy);
  await again('Step 4');
  await expect(async () => addByHand('Kept')).toPass();
  await again('Step 5');
  await expect(app.page.getByRole('row', { name: 'Todos 1' })).toBeVisible();
  await terminal.compose(['down'], copy);
  await again('Step 5');
  await stepCard(app.page).getByRole('button', { name: 'Run it again', exact: true }).click();
  await expect(app.page.getByText('Your todos are still there')).toBeVisible({ timeout: 60_000 });
});

test('is left, found again after a restart, goes on with another copy, and starts over', {
  tag: '@walkthrough',
}, async ({ launch, folder, terminal }) => {
  test.slow();
  const copy = await copySample(folder, { volume: true });
  const first = await launch();
  await openWalkthrough(first.page);
  await takeFolder(first, copy);
  await terminal.compose(['up', '--detach'], copy);
  await expect(async () => addByHand('Kept')).toPass();
  await expect(stepLine(first.page, 'View the frontend')).toContainText('Done');
  await first.close();
  await terminal.compose(['down'], copy);
  await terminal.compose(['up', '--detach'], copy);

  const app = await launch();
  const { page } = app;
  await openWalkthrough(page);
  await expect(page.getByText('Your todos are still there')).toBeVisible();

  // Another copy, with the same name: its own steps, and the namesake in its way is told.
  const other = await copySample(join(folder, 'other'), { volume: true });
  await takeFolder(app, other);
  await expect(stepCard(page)).toContainText('Step 3');
  await expect(stepCard(page)).toContainText(`A stack named ${name} is there already`);
  await stepLine(page, 'Get the sample application').click();
  await stepCard(page)
    .getByRole('button', { name: `Go on with ${copy}` })
    .click();
  await expect(page.getByRole('progressbar', { name: 'Steps done' })).toHaveAttribute(
    'aria-valuetext',
    '5 of 5',
  );

  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(stepCard(page)).toContainText('Step 1');
  await access(join(copy, 'compose.yaml'));
  expect(await terminal.containersOf(name)).toHaveLength(2);
});

test(
  'what is lost without a volume, as the counter-example',
  { tag: '@walkthrough' },
  async ({ app, folder, terminal }, info) => {
    test.slow();
    const { page } = app;
    const copy = await copySample(folder, { volume: true });
    await openWalkthrough(page);
    await takeFolder(app, copy);
    await terminal.compose(['up', '--detach'], copy);
    await expect(stepLine(page, 'Run the application')).toContainText('Done');

    await stepLine(page, 'The same without a volume').click();
    const press = (button: string) =>
      stepCard(page).getByRole('button', { name: button, exact: true }).click();
    await press('Get a copy without a volume');
    await press(`Stop ${name}`);
    await expect(page.getByText(`Stop ${name} first`)).toHaveCount(0);
    await press('Run it without a volume');
    await expect(stepCard(page)).toContainText('It runs without a volume: done', { timeout: 60_000 });
    await press('Open the frontend and add a todo');
    await addTodos(app, ['Lost']);
    await expect(stepCard(page)).toContainText('A todo was added: done');
    await press('Delete the stack');
    await deleteDialog(page, 'without-a-volume').getByRole('button', { name: 'Delete stack' }).click();
    await press('Run it again');
    await expect(page.getByText('1 todo of 1 is gone')).toBeVisible({ timeout: 60_000 });
    await closeToasts(page);
    await look(app, info, 'walkthrough-without');
    await expect(stepLine(page, 'The same without a volume')).toContainText('Done');
    expect(await terminal.volumesOf(name)).toHaveLength(1);
  },
);

/** A repository with the sample in it, and the zip that GitHub would make of it. */
async function sampleRepository(
  folder: string,
): Promise<{ repository: string; zip: Buffer; oneObject: string }> {
  const repository = await copySample(folder, { volume: false, name: 'repository' });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: repository,
    });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'The sample');
  const hash = git('rev-parse', 'HEAD:app/src/server.js').toString().trim();
  return {
    repository,
    zip: git('archive', '--format=zip', '--prefix=multi-container-app-main/', 'HEAD'),
    oneObject: join(repository, '.git', 'objects', hash.slice(0, 2), hash.slice(2)),
  };
}

test('the sample comes from a repository and from a zip, also after a download that broke off', {
  tag: '@walkthrough',
}, async ({ launch, folder }) => {
  const { repository, zip, oneObject } = await sampleRepository(folder);
  let isBroken = true;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-length': zip.length });
    if (isBroken) response.write(zip.subarray(0, zip.length / 2), () => response.destroy());
    else response.end(zip);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    const { port } = server.address() as AddressInfo;
    const app = await launch([], {
      STACKYARD_SAMPLE_REPOSITORY: `file://${repository}`,
      STACKYARD_SAMPLE_ZIP: `http://127.0.0.1:${port}/main.zip`,
    });
    const { page } = app;
    await openWalkthrough(page);
    await app.pickInDialog(folder);
    await page.getByRole('button', { name: 'Change where the sample goes' }).click();
    await expect(stepCard(page)).toContainText(join(folder, name));
    await stepCard(page).getByRole('button', { name: 'Download the zip' }).click();
    const alert = stepCard(page).getByRole('alert');
    await expect(alert).toContainText('The sample could not be downloaded');
    await expect(access(join(folder, name))).rejects.toThrow();
    isBroken = false;
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(stepCard(page)).toContainText('Step 2');
    await access(join(folder, name, 'app', 'src', 'server.js'));

    // Git is half through when it finds that one is missing.
    await rename(oneObject, `${oneObject}.away`);
    await stepLine(page, 'Get the sample application').click();
    await stepCard(page).getByRole('button', { name: 'Clone with git' }).click();
    await expect(alert).toContainText('The sample could not be downloaded');
    await expect(access(join(folder, `${name}-2`))).rejects.toThrow();
    await rename(`${oneObject}.away`, oneObject);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(stepCard(page)).toContainText('Step 2');
    await access(join(folder, `${name}-2`, '.git', 'HEAD'));
  } finally {
    server.close();
  }
});

test(
  'where the network is away the bundled sample is offered',
  { tag: '@walkthrough' },
  async ({ app, folder }, info) => {
    const { page } = app;
    await openWalkthrough(page);
    await app.pickInDialog(folder);
    await page.getByRole('button', { name: 'Change where the sample goes' }).click();
    await expect(stepCard(page)).toContainText(join(folder, name));
    await stepCard(page).getByRole('button', { name: 'Clone with git' }).click();
    const alert = stepCard(page).getByRole('alert');
    await expect(alert).toContainText('The sample could not be downloaded', { timeout: 60_000 });
    await look(app, info, 'walkthrough-network-away');
    await alert.getByRole('button', { name: 'Use the bundled sample' }).click();
    await expect(stepCard(page)).toContainText('Step 2');
    await access(join(folder, name, 'compose.yaml'));
  },
);

/** Presses Tab until the element has the focus, then Enter. */
async function pressByKeyboard(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeEnabled();
  await expect(async () => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('The focus never came to it.');
  }).toPass();
  await page.keyboard.press('Enter');
}

test('all five steps by keyboard alone', { tag: '@walkthrough' }, async ({ app, folder }) => {
  test.slow();
  const { page } = app;
  const inCard = (button: string) => stepCard(page).getByRole('button', { name: button, exact: true });
  await app.pickInDialog(folder);
  await pressByKeyboard(page, page.getByRole('link', { name: 'Walkthrough' }));
  await pressByKeyboard(page, page.getByRole('button', { name: 'Change where the sample goes' }));
  await expect(stepCard(page)).toContainText(join(folder, name));
  await pressByKeyboard(page, inCard('Use the bundled sample'));
  await expect(page.getByRole('region', { name: 'Changes of compose.yaml' })).toBeVisible();
  await pressByKeyboard(page, inCard('Apply to compose.yaml'));
  await pressByKeyboard(page, inCard('Run the application'));
  await expect(stepCard(page)).toContainText('Step 4', { timeout: 60_000 });
  await pressByKeyboard(page, inCard('Open the frontend'));
  await expect.poll(app.openedLinks).toEqual([`${url}/`]);
  await expect(async () => addByHand('By keyboard')).toPass();
  await pressByKeyboard(page, inCard('Delete the stack'));
  await pressByKeyboard(page, deleteDialog(page, name).getByRole('button', { name: 'Delete stack' }));
  await pressByKeyboard(page, inCard('Run it again'));
  await expect(page.getByText('Your todos are still there')).toBeVisible({ timeout: 60_000 });
});

test(
  'without an engine it says what to install, and goes on by itself when one is there',
  {
    tag: '@walkthrough',
  },
  async ({ launch, folder, engine, terminal }, info) => {
    const socket = join(folder, 'later.sock');
    const app = await launch([], { DOCKER_HOST: `unix://${socket}` });
    const { page } = app;
    const install = page.getByRole('region', { name: 'Install an engine' });
    await expect(install).toContainText('Stackyard keeps looking');
    await expect(install).toContainText('https://get.docker.com');
    await look(app, info, 'walkthrough-no-engine');
    await install.getByRole('button', { name: 'How to install Docker Desktop' }).click();
    await expect.poll(app.openedLinks).toEqual([expect.stringMatching(/^https:\/\/docs\.docker\.com\//)]);

    const real = engine.env.DOCKER_HOST?.replace('unix://', '') ?? '';
    await symlink(real, socket);
    await expect(install).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Open the walkthrough' })).toBeVisible();
    await terminal.docker(['run', '--detach', '--name', 'somebody', 'busybox:latest', 'sleep', '1000']);
    const offer = page.getByRole('region', { name: 'New here?' });
    await expect(offer).toBeVisible();
    await look(app, info, 'walkthrough-offer');
    await offer.getByRole('button', { name: 'Don’t offer the walkthrough again' }).click();
    await expect(offer).toHaveCount(0);
  },
);

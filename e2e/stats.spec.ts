import type { Page } from '@playwright/test';
import type { ContainerStats } from '../shared/container-stats.ts';
import type { ContainerId } from '../shared/ids.ts';
import type { Bridge } from '../shared/ipc.ts';
import type { RunningApp } from './support/running-app.ts';
import type { Terminal } from './support/terminal.ts';
import { expect, test } from './support/test.ts';
import { engineStatus } from './support/views.ts';

test.use({ keepsApp: true });

/** What the window was told, newest last; the page keeps it, since pushes come when they come. */
type Told = readonly ContainerStats[];

/** Opens the app's view of volumes, where nothing but the footer says which containers to watch: all that run. */
async function awayFromContainers(page: Page): Promise<void> {
  await expect(engineStatus(page)).toContainText('Engine running');
  const link = page.getByRole('link', { name: 'Volumes' });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

async function watch(page: Page, ids: readonly string[]): Promise<void> {
  await page.evaluate(
    async (wanted) => {
      const bridge = Reflect.get(window, 'stackyard') as Bridge;
      const told: ContainerStats[] = [];
      (Reflect.get(window, 'stopTelling') as (() => void) | undefined)?.();
      Reflect.set(window, 'told', told);
      Reflect.set(
        window,
        'stopTelling',
        bridge.on('stats', (stats) => void told.push(...stats)),
      );
      const answer = await bridge.invoke('stats.watch', { ids: wanted });
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    },
    ids.map((id) => id as ContainerId),
  );
}

const toldTo = (page: Page): Promise<Told> =>
  page.evaluate(() => [...(Reflect.get(window, 'told') as ContainerStats[])]);

/** How many running containers the app knows. */
const runningIn = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const answer = await (Reflect.get(window, 'stackyard') as Bridge).invoke('app.state', null);
    if (!answer.ok) return 0;
    return [...answer.value.snapshot.containers.values()].filter(({ state }) => state === 'running').length;
  });

const run = (terminal: Terminal, options: readonly string[], command: string): Promise<string> =>
  terminal.docker([
    'run',
    '--detach',
    '--stop-signal=SIGKILL',
    ...options,
    'busybox:latest',
    'sh',
    '-c',
    command,
  ]);

interface CliFigures {
  readonly cpuPercent: number;
  readonly memoryBytes: number;
  readonly memoryLimitBytes: number;
  readonly pids: number;
}

const units: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

function bytesOf(shown: string): number {
  const [, number, unit] = /^([\d.]+)([KMG]?i?B)$/.exec(shown.trim()) ?? [];
  return Number(number) * (units[unit ?? ''] ?? Number.NaN);
}

/** What `docker stats` shows, by id. */
async function cliFigures(terminal: Terminal): Promise<ReadonlyMap<string, CliFigures>> {
  const format = '{{.ID}};{{.CPUPerc}};{{.MemUsage}};{{.PIDs}}';
  const shown = await terminal.docker(['stats', '--no-stream', '--no-trunc', '--format', format]);
  return new Map(
    shown.split('\n').map((line) => {
      const [id = '', cpu = '', memory = '', pids = ''] = line.split(';');
      const [used = '', limit = ''] = memory.split('/');
      const figures = {
        cpuPercent: Number.parseFloat(cpu),
        memoryBytes: bytesOf(used),
        memoryLimitBytes: bytesOf(limit),
        pids: Number(pids),
      };
      return [id, figures];
    }),
  );
}

const isNear = (one: number, other: number, absolute: number, relative: number) =>
  Math.abs(one - other) <= Math.max(absolute, relative * other);

/** Longer than a round. A container's own time is waited for: not by another one, which the window would ask about. */
async function toldInThreeSeconds(page: Page, terminal: Terminal, container: string): Promise<number> {
  const before = (await toldTo(page)).length;
  await terminal.docker(['exec', container, 'sleep', '3']);
  return (await toldTo(page)).length - before;
}

async function hideWindow(app: RunningApp, hidden: boolean): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, hide) => {
    const [window] = BrowserWindow.getAllWindows();
    if (hide) window?.hide();
    else window?.show();
  }, hidden);
}

test('@table figures agree with docker stats of the same moment', async ({ app, terminal }) => {
  const { page } = app;
  const busy = await run(terminal, ['--cpus=0.3'], 'while :; do :; done');
  const full = await run(
    terminal,
    ['--memory=128m'],
    // The shell holds what it reads into a variable.
    'held=$(dd if=/dev/zero bs=1M count=24 | tr "\\0" x); while :; do sleep 1; done',
  );
  const idle = await run(terminal, [], 'exec sleep infinity');
  await awayFromContainers(page);
  await watch(page, [busy, full, idle]);

  // Memory takes a moment to be held, and a limited rate to be kept; then both tell the same.
  await expect(async () => {
    const before = Date.now();
    const shown = await cliFigures(terminal);
    await expect
      .poll(async () => (await toldTo(page)).some(({ at }) => at > before + 1_500), { timeout: 10_000 })
      .toBe(true);
    const told = await toldTo(page);
    for (const id of [busy, full, idle]) {
      const ours = told.findLast((stats) => stats.id === id && stats.cpuPercent !== null);
      const theirs = shown.get(id);
      if (ours === undefined || theirs === undefined) throw new Error(`No figures of ${id}`);
      const message = JSON.stringify({ ours, theirs });
      expect(isNear(ours.cpuPercent ?? -100, theirs.cpuPercent, 12, 0.35), message).toBe(true);
      expect(isNear(ours.memoryBytes, theirs.memoryBytes, 1_000_000, 0.1), message).toBe(true);
      expect(isNear(ours.memoryLimitBytes, theirs.memoryLimitBytes, 0, 0.01), message).toBe(true);
      expect(isNear(ours.pids, theirs.pids, 1, 0), message).toBe(true);
    }
    // Each container is of its own kind, so that three equal answers could not pass.
    const newest = (id: string) => told.findLast((stats) => stats.id === id);
    expect(newest(busy)?.cpuPercent).toBeGreaterThan(15);
    expect(newest(idle)?.cpuPercent).toBeLessThan(5);
    expect(newest(full)?.memoryBytes).toBeGreaterThan(20_000_000);
    expect(newest(idle)?.memoryBytes).toBeLessThan(5_000_000);
  }).toPass({ timeout: 60_000 });
});

test('@table figures come while the window is seen, of running containers alone', async ({
  app,
  terminal,
}) => {
  const { page } = app;
  const running = await run(terminal, [], 'exec sleep infinity');
  const stopped = await run(terminal, [], 'exit 0');
  await awayFromContainers(page);
  await watch(page, [running, stopped]);
  await expect.poll(async () => (await toldTo(page)).length).toBeGreaterThan(1);
  expect(new Set((await toldTo(page)).map(({ id }) => String(id)))).toEqual(new Set([running]));
  await expect(page.getByRole('contentinfo')).toContainText(/CPU [\d.]+%RAM .+ of .+Disk .+ free/);

  await hideWindow(app, true);
  await expect.poll(() => toldInThreeSeconds(page, terminal, running)).toBe(0);
  await hideWindow(app, false);
  await expect.poll(() => toldInThreeSeconds(page, terminal, running)).toBeGreaterThan(0);
  await watch(page, []);
  await expect.poll(() => toldInThreeSeconds(page, terminal, running)).toBe(0);
});

test('@table thirty rows have their CPU within seconds', async ({ app, terminal }, info) => {
  const { page } = app;
  const ids: string[] = [];
  await awayFromContainers(page);
  // Nothing is asked meanwhile, so that all begin anew with the window in sight.
  await hideWindow(app, true);
  for (let n = 0; n < 30; n += 1) ids.push(await run(terminal, [], 'exec sleep infinity'));
  await expect.poll(() => runningIn(page)).toBe(30);
  await watch(page, ids);

  const began = Date.now();
  await hideWindow(app, false);
  const counted = async (ofCpu: boolean) =>
    new Set(
      (await toldTo(page)).filter(({ cpuPercent }) => !ofCpu || cpuPercent !== null).map(({ id }) => id),
    ).size;
  const took: Record<string, number> = {};
  for (const [what, ofCpu] of [
    ['memory', false],
    ['CPU', true],
  ] as const) {
    await expect.poll(() => counted(ofCpu), { timeout: 10_000, intervals: [50] }).toBe(30);
    took[what] = Date.now() - began;
  }
  info.annotations.push({ type: 'milliseconds', description: JSON.stringify(took) });
  console.log('Thirty containers had figures after', took);
});

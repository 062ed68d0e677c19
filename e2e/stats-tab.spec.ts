import type { Page } from '@playwright/test';
import { keepScreens } from './support/screens.ts';
import { writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow } from './support/views.ts';

test.use({ keepsApp: true });

const busy = `services:
  web:
    image: busybox:latest
    command: sh -c 'held=$$(dd if=/dev/zero bs=1M count=24 | tr "\\\\0" x); while :; do echo $$held > /dev/null; dd if=/dev/zero of=/data/file bs=1M count=4 conv=fsync 2>/dev/null; done'
    stop_signal: SIGKILL
    cpus: 0.4
    volumes: [data:/data]
  db:
    image: busybox:latest
    command: sleep infinity
    stop_signal: SIGKILL
volumes:
  data:
`;

/** The newest value of a chart, as its heading has it. */
const noteOf = async (page: Page, label: string): Promise<string> =>
  (await page.getByRole('figure', { name: label }).locator('figcaption span').textContent()) ?? '';

const scale: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
};

function bytesIn(text: string): number {
  const [, number, unit = ''] = /([\d.]+) ?([KMG]?i?B)/.exec(text) ?? [];
  return Number(number) * (scale[unit] ?? Number.NaN);
}

test('the stats of a container and of its stack agree with docker stats @details', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  await terminal.compose(['up', '--detach'], await writeStack(folder, 'shop', { 'compose.yaml': busy }));
  await containerRow(page, 'shop').getByRole('link', { name: 'shop', exact: true }).click();
  await page.getByRole('tab', { name: 'Containers' }).click();
  await page.getByRole('link', { name: 'web-1', exact: true }).click();
  await page.getByRole('tab', { name: 'Stats' }).click();
  for (const name of ['CPU', 'Memory', 'Network', 'Disk', 'PIDs']) {
    await expect(page.getByRole('figure', { name })).toBeVisible();
  }

  await expect(async () => {
    const format = '{{.CPUPerc}};{{.MemUsage}};{{.PIDs}}';
    const shown = await terminal.docker(['stats', '--no-stream', '--format', format, 'shop-web-1']);
    const [cpu = '', memory = '', pids = ''] = shown.split(';');
    const ours = {
      cpu: Number.parseFloat(await noteOf(page, 'CPU')),
      memory: bytesIn(await noteOf(page, 'Memory')),
      pids: Number(await noteOf(page, 'PIDs')),
    };
    const message = JSON.stringify({ ours, shown });
    expect(Math.abs(ours.cpu - Number.parseFloat(cpu)), message).toBeLessThanOrEqual(15);
    expect(ours.cpu, message).toBeGreaterThan(15);
    const theirs = bytesIn(memory.split('/')[0] ?? '');
    expect(Math.abs(ours.memory - theirs), message).toBeLessThanOrEqual(0.25 * theirs);
    expect(Math.abs(ours.pids - Number(pids)), message).toBeLessThanOrEqual(2);
  }).toPass({ timeout: 60_000 });
  expect(await noteOf(page, 'Network')).toMatch(/^\S+ \S+\/s received, \S+ \S+\/s sent$/);

  // The values of a step are told by keyboard.
  const cpu = page.getByRole('slider', { name: 'CPU by time' });
  await cpu.focus();
  await cpu.press('ArrowLeft');
  await expect(cpu).toHaveAttribute('aria-valuetext', /CPU.*%/);
  await keepScreens(app, info, 'container-page-stats');

  await page.getByRole('navigation', { name: 'Way back' }).getByRole('link', { name: 'shop' }).click();
  await page.getByRole('tab', { name: 'Stats' }).click();
  await expect.poll(async () => Number(await noteOf(page, 'PIDs'))).toBeGreaterThanOrEqual(2);
  await terminal.docker(['rm', '--force', 'shop-web-1', 'shop-db-1']);
  await expect(page.getByText('shop was deleted')).toBeVisible();
  await expect.poll(() => noteOf(page, 'CPU')).toBe('nothing now');
});

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PrivateEngine } from '../scripts/setup/private-engine.ts';
import { countLog, type OpenedLog, openLog } from './support/log-stream.ts';
import type { RunningApp } from './support/running-app.ts';
import { writeStack } from './support/stack-files.ts';
import type { Terminal } from './support/terminal.ts';
import { expect, test } from './support/test.ts';

test.use({ keepsApp: true });

const run = promisify(execFile);

/**
 * Writes `NAME 1`, `NAME 2` …, odd numbers to stdout and even ones to stderr, and each to a file as well; goes on counting after a
 * restart. It ends between two lines when it is told to stop, so that log and file hold the same.
 */
const counting = (name: string, pause = '0.02') => `
trap 'over=1' TERM
touch /told/${name}
n=$$(wc -l < /told/${name})
while [ -z "$$over" ]; do
  n=$$((n + 1))
  if [ $$((n % 2)) = 1 ]; then echo "${name} $$n"; else echo "${name} $$n" >&2; fi
  echo "${name} $$n" >> /told/${name}
  sleep ${pause}
done`;

const service = (name: string) => `  ${name}:
    image: busybox:latest
    volumes: ["./told:/told"]
    entrypoint: ["sh", "-c", ${JSON.stringify(counting(name))}]
    stop_grace_period: 10s
    restart: always
`;

async function startCounting(
  terminal: Terminal,
  folder: string,
  ...names: readonly string[]
): Promise<string> {
  const file = `services:\n${names.map(service).join('')}`;
  const stack = await writeStack(folder, 'counted', { 'compose.yaml': file, 'told/.keep': '' });
  await terminal.compose(['up', '--detach'], stack);
  return stack;
}

const fileOf = async (stack: string, name: string) =>
  (await readFile(join(stack, 'told', name), 'utf8')).trimEnd().split('\n');

const noticesOf = async (log: OpenedLog) =>
  (await log.entries()).flatMap((entry) => (entry.kind === 'notice' ? [`${entry.from} ${entry.what}`] : []));

const linesOf = async (log: OpenedLog, name: string) =>
  (await log.texts()).filter((text) => text.startsWith(`${name} `));

const hasLines = (log: OpenedLog, least: number) =>
  expect.poll(async () => (await log.texts()).length).toBeGreaterThan(least);

/** By their numbers: stdout and stderr are written by two hands, and may cross by a hair. */
const inOrder = (lines: readonly string[]) =>
  lines.toSorted((a, b) => Number(a.split(' ')[1]) - Number(b.split(' ')[1]));

async function tellsAll(log: OpenedLog, stack: string, name: string): Promise<void> {
  await expect
    .poll(async () => (await linesOf(log, name)).length)
    .toBeGreaterThanOrEqual((await fileOf(stack, name)).length);
  expect(inOrder(await linesOf(log, name))).toEqual(await fileOf(stack, name));
}

test('@details a log is told from its beginning, on both streams, over restarts and recreation', async ({
  app,
  terminal,
  folder,
}) => {
  const stack = await startCounting(terminal, folder, 'web');
  const id = await terminal.docker(['inspect', '--format', '{{.Id}}', 'counted-web-1']);
  const log = await openLog(app, { container: id });
  await hasLines(log, 20);
  const early = await log.entries();
  expect(early.filter((entry) => entry.kind === 'line' && entry.stderr).length).toBeGreaterThan(5);
  for (const entry of early) {
    if (entry.kind !== 'line') continue;
    expect(entry.from).toBe('web-1');
    expect(entry.stderr).toBe(Number(entry.text.split(' ')[1]) % 2 === 0);
  }

  await terminal.docker(['restart', 'counted-web-1']);
  await hasLines(log, (await log.texts()).length + 20);
  expect(await noticesOf(log)).toEqual(['web-1 stopped', 'web-1 started']);

  await terminal.compose(['up', '--detach', '--force-recreate'], stack);
  await hasLines(log, (await log.texts()).length + 20);
  await expect.poll(() => noticesOf(log)).toContain('web-1 recreated');

  await terminal.compose(['stop'], stack);
  await tellsAll(log, stack, 'web');
  await log.close();
});

test('@details the logs of three services are one log in the order of time', async ({
  app,
  terminal,
  folder,
}) => {
  const stack = await startCounting(terminal, folder, 'web', 'api', 'db');
  await terminal.compose(['stop'], stack);
  await terminal.compose(['start'], stack);
  const log = await openLog(app, { stack: 'counted' });
  await hasLines(log, 200);
  await terminal.compose(['up', '--detach', '--scale', 'web=2', '--no-recreate'], stack);
  await expect.poll(() => noticesOf(log)).toContain('web-2 started');
  await terminal.compose(['stop'], stack);
  for (const name of ['api', 'db']) await tellsAll(log, stack, name);
  const entries = await log.entries();
  const caughtUp = entries.findIndex(({ kind }) => kind === 'caught-up');
  const timesOf = (some: typeof entries) =>
    some.flatMap((entry) => (entry.kind === 'line' ? [entry.at] : []));
  const history = timesOf(entries.slice(0, caughtUp));
  expect(history.length).toBeGreaterThan(10);
  // The engine itself writes a container's two outputs by two hands: what it keeps may cross by a hair.
  const hairMs = 5;
  const late = history.filter((at, n) => at < Math.max(...history.slice(0, n)) - hairMs);
  expect(late).toEqual([]);
  await log.close();
});

for (const how of ['killed', 'stopped'] as const) {
  test(`@details an engine that is ${how} and started again costs a log no line`, async ({
    app,
    engine,
    terminal,
    folder,
  }) => {
    await startCounting(terminal, folder, 'web', 'db');
    const log = await openLog(app, { stack: 'counted' });
    await hasLines(log, 40);
    await (how === 'killed' ? engine.kill() : engine.halt());
    try {
      await expect.poll(() => noticesOf(log)).toContain('null engine-away');
    } finally {
      await engine.startAgain();
    }
    await expect.poll(() => noticesOf(log)).toContain('null engine-back');
    await hasLines(log, (await log.texts()).length + 40);
    for (const name of ['web', 'db']) {
      await terminal.docker(['stop', `counted-${name}-1`]);
      const logged = await loggedLines(engine, `counted-${name}-1`);
      await expect.poll(async () => (await linesOf(log, name)).length).toBeGreaterThanOrEqual(logged.length);
      expect(inOrder(await linesOf(log, name))).toEqual(logged);
    }
    expect(await noticesOf(log)).not.toContain('web-1 lost');
    await log.close();
  });
}

for (const driver of ['json-file', 'local'] as const) {
  for (const tty of [false, true]) {
    test(`@details lines are whole as ${driver} keeps them, ${tty ? 'with' : 'without'} a terminal`, async ({
      app,
      terminal,
      engineVersion,
    }) => {
      test.skip(
        tty && driver === 'local' && engineVersion === '20',
        'Engine 20.10 writes no mark where a record follows such a line; `docker logs --timestamps` shows the same.',
      );
      // Longer than one record of the engine, with characters that its end cuts; the last line has no end.
      const script = `printf 'first\\n'; awk 'BEGIN { printf "x"; for (n = 0; n < 20000; n++) printf "é"; printf "\\n" }'
        printf '\\033[31mred\\033[0m 10%%\\r20%%\\n'; printf 'half'; sleep 0.2`;
      const id = await terminal.docker([
        ...['run', '--detach', '--log-driver', driver, ...(tty ? ['--tty'] : [])],
        ...['busybox:latest', 'sh', '-c', script],
      ]);
      await terminal.docker(['wait', id]);
      const log = await openLog(app, { container: id });
      await expect
        .poll(async () => (await log.entries()).some(({ kind }) => kind === 'caught-up'))
        .toBe(true);
      const text = await terminal.docker(['logs', id]);
      const kept = text.split('\n').map((line) => line.replace(/\r$/, ''));
      // What the driver itself loses, `docker logs` lacks too: json-file the characters that a record’s end cuts, and
      // local of 20.10 the end of a line of several records.
      const whole = ['first', `x${'é'.repeat(20_000)}`, '\u001b[31mred\u001b[0m 10%\r20%', 'half'];
      const told = kept.join('').replaceAll('\ufffd\ufffd', 'é').replaceAll('é\r', 'é');
      expect(told).toBe(whole.join(''));
      await expect.poll(() => log.texts()).toEqual(kept);
      await log.close();
    });
  }
}

test('@details a log that its driver does not keep is refused with the reason', async ({ app, terminal }) => {
  const id = await terminal.docker([
    'run',
    '--detach',
    '--log-driver',
    'none',
    'busybox:latest',
    'sleep',
    '60',
  ]);
  await expect
    .poll(async () => {
      const log = await openLog(app, { container: id });
      await expect.poll(async () => (await log.entries()).at(-1)?.kind).toBe('ended');
      return (await log.entries()).at(-1);
    })
    .toEqual({ kind: 'ended', error: { kind: 'log-unreadable', driver: 'none' } });
});

/** All that `docker logs` tells, by the numbers. */
async function loggedLines(engine: PrivateEngine, name: string): Promise<readonly string[]> {
  const { stdout, stderr } = await run('docker', ['logs', name], {
    env: { ...process.env, ...engine.env },
    maxBuffer: 100_000_000,
  });
  return inOrder(`${stdout}${stderr}`.split('\n').filter((line) => line !== ''));
}

// `npm run soak` tells a million.
const lines = Number(process.env.STACKYARD_SOAK_LINES ?? 300_000);

/** Megabytes of the app's main process. */
const mainMemory = (app: RunningApp) =>
  app.electron.evaluate(() => Math.round(process.memoryUsage().rss / 1_000_000));

/** Milliseconds that the main process has worked. */
const mainCpu = (app: RunningApp) =>
  app.electron.evaluate(() => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  });

test('@details hundreds of thousands of lines are told, each once and in order, in bounded memory', async ({
  app,
  engine,
  terminal,
}, info) => {
  test.setTimeout(600_000);
  const script = `awk 'BEGIN { for (n = 1; n <= ${lines}; n++) printf "%-99d\\n", n }'`;
  const id = await terminal.docker(['run', '--detach', 'busybox:latest', 'sh', '-c', script]);
  await terminal.docker(['wait', id]);

  const began = performance.now();
  await run('sh', ['-c', `docker logs --tail ${lines} ${id} > /dev/null`], {
    env: { ...process.env, ...engine.env },
  });
  const dockerLogs = performance.now() - began;

  const before = await mainMemory(app);
  const cpuBefore = await mainCpu(app);
  let highest = before;
  const timer = setInterval(() => {
    void mainMemory(app).then((now) => {
      highest = Math.max(highest, now);
    });
  }, 200);
  const counted = await countLog(app, id, lines);
  clearInterval(timer);
  const cpuAfter = await mainCpu(app);
  const figures = {
    lines: counted.lines,
    megabytes: Math.round(counted.bytes / 1_000_000),
    windowMs: Math.round(counted.milliseconds),
    dockerLogsMs: Math.round(dockerLogs),
    mainCpuMs: Math.round(cpuAfter - cpuBefore),
    mainBeforeMB: before,
    mainHighestMB: highest,
  };
  info.annotations.push({ type: 'many lines', description: JSON.stringify(figures) });
  await info.attach('many-lines.json', {
    body: JSON.stringify(figures),
    contentType: 'application/json',
  });
  console.log('Many lines', figures);
  expect({ lines: counted.lines, wrong: counted.wrong }).toEqual({ lines, wrong: 0 });
  // A million lines are 100 MB: had they been gathered, it would show.
  expect(highest - before).toBeLessThan(150);
});

import type { RunningApp } from '../../e2e/support/running-app.ts';
import { writeStack } from '../../e2e/support/stack-files.ts';
import type { Terminal } from '../../e2e/support/terminal.ts';
import { containerRow, deletedStacks } from '../../e2e/support/views.ts';
import { addVolume, copySample, sampleName } from '../setup/demo-sample.ts';

/** What the pictures show: the app, and an engine with stacks as people have them. */
export interface Stage {
  readonly app: RunningApp;
  readonly terminal: Terminal;
  /** The copy of the sample, which is not run yet and has no volume. */
  readonly sample: string;
}

const server = `const { createServer } = require('node:http');
const port = Number(process.env.PORT);
createServer((request, response) => response.end('ok')).listen(port, () => console.log('Listening on port ' + port));
process.on('SIGTERM', () => process.exit());
`;
const node = (port: number, more: string) =>
  `    image: node:lts-slim\n    command: node /app/server.js\n    environment: { PORT: ${port} }\n    volumes: ["./app:/app:ro"${more}]\n`;
const job = (command: string) =>
  `    image: busybox:latest\n    command: ${command}\n    stop_signal: SIGKILL\n`;

/** Where a service keeps data in a volume, where another one has none, and a job that has done its work. */
const blog = `services:
  web:
${node(8080, ', uploads:/uploads')}    ports: ["8080:8080"]
    depends_on: [database]
  database:
    image: redis:7
    command: redis-server --appendonly yes
  migrate:
${job('echo "3 migrations applied"')}volumes:
  uploads:
`;

/** One of two runs. */
const metrics = `services:
  collector:
${job('sh -c "while sleep 2; do :; done"')}    volumes: [series:/series]
  dashboard:
${job('sh -c "echo No series yet >&2; exit 1"')}volumes:
  series:
`;

const wiki = `services:
  pages:
${job('sleep infinity')}    volumes: [pages:/pages]
volumes:
  pages:
`;

const inService = (container: string, script: string) => ['exec', container, 'sh', '-c', script];

/** Starts all but the sample, from a terminal, so that the app has nothing to tell of it. `home`: where the files are. */
export async function furnishStage(app: RunningApp, terminal: Terminal, home: string): Promise<Stage> {
  const { page } = app;
  const { docker, compose } = terminal;
  const up = async (name: string, files: Readonly<Record<string, string>>) => {
    const stack = await writeStack(home, name, files);
    await compose(['up', '--detach'], stack);
    return stack;
  };
  const gone = await up('wiki', { 'compose.yaml': wiki });
  await docker(inService('wiki-pages-1', 'head -c 12400000 /dev/urandom > /pages/pages.db'));
  await up('blog', { 'compose.yaml': blog, 'app/server.js': server });
  await docker(inService('blog-web-1', 'head -c 3100000 /dev/urandom > /uploads/cover.jpg'));
  await docker(inService('blog-web-1', 'mkdir /drafts; head -c 28000 /dev/urandom > /drafts/monday.md'));
  const fill = 'head -c 1800000 /dev/urandom | base64 | redis-cli -x set page';
  await docker(inService('blog-database-1', fill));
  await up('metrics', { 'compose.yaml': metrics });
  await docker(inService('metrics-collector-1', 'head -c 45200000 /dev/urandom > /series/2026.db'));
  const run = ['run', '--detach', '--name'];
  await docker([...run, 'job-queue', '--publish', '6379:6379', '--volume', 'job-queue:/data', 'redis:7']);
  await docker([
    'run',
    '--name',
    'scratch',
    'busybox',
    'sh',
    '-c',
    'head -c 8200000 /dev/urandom > /notes.db',
  ]);
  await containerRow(page, 'wiki').waitFor();
  await compose(['down'], gone);
  await deletedStacks(page).waitFor();
  await page.getByRole('button', { name: 'Don’t offer the walkthrough again' }).click();
  return { app, terminal, sample: await copySample(home, { volume: false }) };
}

const todos = ['Buy milk', 'Water the plants', 'Call grandma'];

/** Gives the sample its volume, runs it from the terminal, and uses it as a person would. */
export async function runSample({ app, terminal, sample }: Stage): Promise<void> {
  await addVolume(sample);
  await terminal.compose(['up', '--detach', '--build'], sample);
  const ask = async (path: string, body?: object) => {
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`http://localhost:3000${path}`, body && request);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await answer.text();
  };
  await answering(() => ask('/healthz'));
  for (const text of todos) {
    for (const path of ['/', '/api/todos']) await ask(path);
    await ask('/api/todos', { text });
  }
  await containerRow(app.page, sampleName).waitFor();
}

/** A published port answers a little later than the container starts. */
async function answering(ask: () => Promise<void>): Promise<void> {
  for (let tries = 100; ; tries -= 1) {
    const failure = await ask().then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) return;
    if (tries === 0) throw failure;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

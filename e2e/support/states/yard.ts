import { join } from 'node:path';
import type { RunningApp } from '../running-app.ts';
import { sleeper, writeStack } from '../stack-files.ts';
import type { Terminal } from '../terminal.ts';
import { containerRow, deletedStacks } from '../views.ts';

/** What is on the engine while every state is visited. */
export interface Yard {
  /** The id of `shop-web-1`. */
  readonly web: string;
  /** The folder of a stack that is not run. */
  readonly other: string;
}

/** A stack that runs, with data at risk; a container that exited; a deleted stack that left its volume. */
export async function furnishYard(app: RunningApp, terminal: Terminal, folder: string): Promise<Yard> {
  const lines = `printf 'Listening on port 80\\n{"level":"warn","msg":"slow"}\\n\\033[32mok\\033[0m http://localhost/\\n'`;
  const web = `    image: busybox:latest
    command: ["sh", "-c", ${JSON.stringify(`${lines}; echo failed >&2; exec sleep infinity`)}]
    stop_signal: SIGKILL
    ports: ["8080:80"]
    volumes: ["/cache", "./conf:/conf:ro"]
`;
  const compose = `services:\n  db:\n${sleeper('    volumes: [data:/data/db]\n')}  web:\n${web}volumes:\n  data:\n`;
  const shop = await writeStack(folder, 'shop', { 'compose.yaml': compose, 'conf/a': 'a' });
  await terminal.compose(['up', '--detach'], shop);
  const write = 'echo kept > /cache/file; echo written > /written';
  await terminal.docker(['exec', 'shop-web-1', 'sh', '-c', write]);
  await terminal.docker(['run', '--name', 'job', 'busybox:latest', 'sh', '-c', 'seq 30']);
  const kept = `services:\n  db:\n${sleeper('    volumes: [data:/data]\n')}volumes:\n  data:\n`;
  const gone = await writeStack(folder, 'gone', { 'compose.yaml': kept });
  await terminal.compose(['up', '--detach'], gone);
  const other = await writeStack(folder, 'other', {
    'compose.yaml': kept.replace('volumes: [data:/data]', ''),
  });
  const id = await terminal.docker(['inspect', '--format', '{{.Id}}', 'shop-web-1']);
  await containerRow(app.page, 'gone').waitFor();
  await terminal.compose(['down'], join(folder, 'gone'));
  await deletedStacks(app.page).waitFor();
  return { web: id, other };
}

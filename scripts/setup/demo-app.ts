import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { sampleName } from './demo-sample.ts';
import type { Display } from './display.ts';
import type { ElectronRuntime } from './electron-runtime.ts';
import type { PrivateEngine } from './private-engine.ts';
import { projectFolder } from './project.ts';
import { say } from './say.ts';

export interface OpenedApp {
  /** Resolves when the app has ended by itself. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

interface Opening {
  readonly electron: ElectronRuntime;
  readonly display: Display;
  readonly engine: PrivateEngine;
  /** Where the app keeps its settings and history for this demo. */
  readonly folder: string;
}

/**
 * Opens the app on a private engine. On a virtual display it is driven by Playwright, which takes a screenshot once
 * the sample's row is there and says where it is.
 */
export async function openApp(opening: Opening): Promise<OpenedApp> {
  const { electron, display, engine, folder } = opening;
  const args = [...electron.args, `--user-data-dir=${join(folder, 'user-data')}`, projectFolder];
  const env = stringsOf({ ...process.env, ...engine.env, ...display.env });
  return display.virtual ? openUnseen(electron, args, env) : openWindow(electron, args, env);
}

function openWindow(electron: ElectronRuntime, args: string[], env: Record<string, string>): OpenedApp {
  // A process group of its own: on Ctrl-C we end it, after which the engine goes.
  const app = spawn(electron.executable, args, {
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'ignore'],
  });
  const closed = once(app, 'exit').then(() => undefined);
  return {
    closed,
    close: async () => {
      app.kill('SIGTERM');
      await closed;
    },
  };
}

async function openUnseen(
  { executable: executablePath }: ElectronRuntime,
  args: string[],
  env: Record<string, string>,
): Promise<OpenedApp> {
  const signals = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map(
    (name) => [name, process.listeners(name)] as const,
  );
  const app = await _electron.launch({ executablePath, args, env });
  // Playwright exits this process on Ctrl-C, before the engine has ended: its listeners go, ours stay.
  for (const [name, ours] of signals) {
    for (const listener of process.listeners(name)) if (!ours.includes(listener)) process.off(name, listener);
  }
  const closed = new Promise<void>((resolve) => app.on('close', () => resolve()));
  const window = await app.firstWindow();
  await window.getByText(sampleName).first().waitFor({ timeout: 60_000 });
  const screenshot = join(projectFolder, 'test-results', 'stackyard-demo.png');
  await mkdir(join(projectFolder, 'test-results'), { recursive: true });
  await window.screenshot({ path: screenshot });
  say(`No display here, so the app is on a virtual one. What it shows: ${screenshot}`);
  return { closed, close: () => app.close() };
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

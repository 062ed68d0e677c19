import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LaunchOptions, launchApp, type RunningApp } from '../../e2e/support/running-app.ts';
import type { RunningProcess } from '../../scripts/setup/processes.ts';
import { familyOf } from './cpu.ts';

export interface AppOptions {
  /** Names of stacks that are found expanded, as if they had been left so. */
  readonly expanded?: readonly string[];
  /** Whether the charts above the table are open. */
  readonly charts?: boolean;
  /** Where it keeps its own files; a new folder without it. */
  readonly userDataDir?: string;
  /** In place of what leads to the engine. */
  readonly env?: NodeJS.ProcessEnv;
}

/** The built app in a real window. */
export interface BenchApp extends RunningApp {
  /** All of its processes, at this moment. */
  processes(): readonly RunningProcess[];
}

/** Writes what the app would have kept of an earlier time in its folder. */
export async function writeSettings(
  userDataDir: string,
  { expanded = [], charts = false }: AppOptions,
): Promise<void> {
  const containers = { columns: [], sort: null, expanded, onlyRunning: false, charts, selected: [] };
  await mkdir(userDataDir, { recursive: true });
  await writeFile(join(userDataDir, 'settings.json'), JSON.stringify({ containers }));
}

export async function launchBenchApp(launch: LaunchOptions, options: AppOptions): Promise<BenchApp> {
  await writeSettings(launch.userDataDir, options);
  const app = await launchApp(launch);
  // tsx names the functions within a function by a helper, which those that are sent to the page don't take along.
  const keepNames = 'globalThis.__name = (named) => named';
  await app.page.addInitScript(keepNames);
  await app.page.evaluate(keepNames);
  const pid = app.electron.process().pid;
  if (pid === undefined) throw new Error('The app has no process');
  return { ...app, processes: () => familyOf(pid) };
}

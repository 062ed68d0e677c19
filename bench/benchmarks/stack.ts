import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeStack } from '../../e2e/support/stack-files.ts';
import { deleteDialog, runAgainButton } from '../../e2e/support/views.ts';
import type { PrivateEngine } from '../../scripts/setup/private-engine.ts';
import type { Bench, Benchmark } from '../kit/benchmark.ts';
import { timedDocker } from '../kit/cli.ts';
import { manyServices } from '../kit/compose-stack.ts';
import { engineProcesses, quiet } from '../kit/cpu.ts';
import { inTurns, type Paired } from '../kit/in-turns.ts';
import { whenPainted } from '../kit/painted.ts';
import type { Measured } from '../kit/result.ts';

const name = 'ten';
const services = 10;
const table = '[role="table"][aria-label="Containers"]';
const running = `${table} [role="row"][aria-label^="${name}, Running (${services}/${services})"]`;
const gone = `${table}:not(:has([role="row"][aria-label^="${name}, "]))`;
const nothingElse = { stacks: 1, each: 1 } as const;

interface Taken {
  readonly delete: number;
  readonly runAgain: number;
}

async function deleteInApp(page: Page): Promise<number> {
  await page.getByRole('button', { name: `Delete ${name}`, exact: true }).click();
  const button = deleteDialog(page, name).getByRole('button', { name: 'Delete stack' });
  // Waits until it can be used, which is when what goes and what stays has been found out.
  await button.click({ trial: true });
  await button.focus();
  const { at, done } = await whenPainted(page, gone, async () => {
    const began = Date.now();
    await page.keyboard.press('Enter');
    return began;
  });
  return at - done;
}

async function runAgainInApp(page: Page): Promise<number> {
  await runAgainButton(page, name).focus();
  const { at, done } = await whenPainted(page, running, async () => {
    const began = Date.now();
    await page.keyboard.press('Enter');
    return began;
  });
  return at - done;
}

async function inApp(bench: Bench, engine: PrivateEngine, userDataDir: string): Promise<Taken> {
  const { page, processes, close } = await bench.openApp(engine, { userDataDir });
  await page.locator(running).waitFor();
  const still = () => quiet(() => [...processes(), ...engineProcesses(engine)]);
  await still();
  const deleted = await deleteInApp(page);
  await still();
  const runAgain = await runAgainInApp(page);
  await close();
  return { delete: deleted, runAgain };
}

async function inTerminal(engine: PrivateEngine, folder: string): Promise<Taken> {
  const compose = async (...args: string[]) =>
    (await timedDocker(engine, ['compose', ...args], folder)).milliseconds;
  const deleted = await compose('down');
  await quiet(() => engineProcesses(engine));
  return { delete: deleted, runAgain: await compose('up', '--detach') };
}

/** What was measured of both, since one can't be without the other: the second benchmark asks for it again. */
const measuredWith = new WeakMap<Bench, Promise<Paired<Taken>>>();

/**
 * A stack of 10 services, up. Ours: *delete* begins with the key on *Delete stack* in the open dialog, and ends when the
 * table without the stack's row is painted; *run again* begins with the key on *Run ten again*, and ends when the row that
 * says `Running (10/10)` is painted. The reference: `docker compose down` and `docker compose up --detach`, from the start
 * of the program to its end, while the app is closed.
 */
async function bothSides(bench: Bench): Promise<Paired<Taken>> {
  const engine = await bench.engineWith(nothingElse);
  const folder = await bench.folder();
  const stack = await writeStack(folder, name, { 'compose.yaml': manyServices(services) });
  await timedDocker(engine, ['compose', 'up', '--detach'], stack);
  const sides = await inTurns(
    bench.rounds(9),
    () => inApp(bench, engine, join(folder, 'user-data')),
    async () => {
      await quiet(() => engineProcesses(engine));
      return inTerminal(engine, stack);
    },
  );
  await timedDocker(engine, ['compose', 'down'], stack);
  return sides;
}

async function measured(bench: Bench, what: keyof Taken, title: string): Promise<readonly Measured[]> {
  const sides = measuredWith.get(bench) ?? bothSides(bench);
  measuredWith.set(bench, sides);
  const { ours, reference } = await sides;
  return [
    {
      name: title,
      unit: 'ms',
      take: 'median',
      ours: ours.map((taken) => taken[what]),
      reference: reference.map((taken) => taken[what]),
      goal: { of: 'ratio', atMost: 1.05 },
    },
  ];
}

export const deleteStack: Benchmark = {
  name: 'delete',
  run: (bench) => measured(bench, 'delete', 'delete'),
};

export const runAgain: Benchmark = {
  name: 'run-again',
  run: (bench) => measured(bench, 'runAgain', 'run-again'),
};

import type { AppState } from '../../../shared/app-state.ts';
import type { Operation } from '../../../shared/operation.ts';
import { invoke } from '../invoke.ts';
import type { RunningApp } from '../running-app.ts';
import { expect } from '../test.ts';

// What the window asks of the app, asked as the window does.

type Command = Parameters<typeof invoke>[1];
type Find = () => Promise<Operation | undefined>;

/** Something that was begun, and how long it took if it is over: milliseconds, else `null`. */
export type Begun = () => Promise<number | null>;

export async function stateOf(app: RunningApp): Promise<AppState> {
  const answer = await invoke(app, 'app.state', null);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** Playwright looks once a second else, and half of that second would be waited for each time. */
export const often = { intervals: [50, 100], timeout: 30_000 };

export const isOver = ({ state }: Operation) => state.kind !== 'running' && state.kind !== 'cancelling';

/** Begins an operation by one of the window's commands, as soon as the app lets it; finds it as it is listed. */
async function beginListed(app: RunningApp, name: Command, args: unknown): Promise<Find> {
  let id: unknown = null;
  await expect(async () => {
    const answer = await invoke(app, name, args);
    expect(answer).toMatchObject({ ok: true });
    if (answer.ok) id = answer.value;
  }).toPass(often);
  return async () => (await stateOf(app)).operations.find((each) => each.id === id);
}

/** Says to go on, where an operation asks: whether it did. */
async function agree(app: RunningApp, operation: Operation | undefined): Promise<boolean> {
  if (operation === undefined || operation.question === null) return false;
  await invoke(app, 'operation.goOn', { id: operation.id });
  return true;
}

/** How long it took once it is over, from a moment on: milliseconds since 1970. */
const tookSince =
  (find: Find, since: (operation: Operation) => number): Begun =>
  async () => {
    const operation = await find();
    return operation !== undefined && 'at' in operation.state ? operation.state.at - since(operation) : null;
  };

export const beginOperation = async (app: RunningApp, name: Command, args: unknown): Promise<Begun> =>
  tookSince(await beginListed(app, name, args), ({ startedAt }) => startedAt);

/** Begins an operation that asks before it touches anything, and agrees: it counts from then on. */
export async function beginAgreed(app: RunningApp, name: Command, args: unknown): Promise<Begun> {
  const find = await beginListed(app, name, args);
  await expect.poll(async () => agree(app, await find()), often).toBe(true);
  const agreedAt = Date.now();
  return tookSince(find, () => agreedAt);
}

/** Does an operation to its end, agreeing to what it asks, and sees that it succeeds. */
export async function complete(app: RunningApp, name: Command, args: unknown): Promise<void> {
  const find = await beginListed(app, name, args);
  const kind = async () => {
    const operation = await find();
    await agree(app, operation);
    const state = operation?.state;
    return state?.kind === 'failed' ? JSON.stringify(state.error) : state?.kind;
  };
  await expect.poll(kind, { ...often, timeout: 60_000 }).not.toMatch(/^(running|cancelling)$/);
  expect(await kind()).toBe('succeeded');
}

/** Begins something that is no operation: over when its answer has come. */
export function beginAnswer(answer: Promise<unknown>): Begun {
  const began = Date.now();
  let tookMs: number | null = null;
  const told = () => {
    tookMs = Date.now() - began;
  };
  answer.then(told, told);
  return async () => tookMs;
}

import type { AppError } from '../../shared/errors.ts';
import type { ContainerId } from '../../shared/ids.ts';
import type { LogMessage, LogNotice } from '../../shared/logs.ts';
import { backOff } from '../engine/back-off.ts';
import type { Clock } from '../engine/clock.ts';
import type { LogShape } from '../engine/container-log.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import type { Inventory } from '../engine/inventory.ts';
import { factsOf } from '../failure.ts';
import type { LogBlock } from './log-block.ts';
import { createLogPosition } from './log-position.ts';
import type { MergeInput } from './merge-lines.ts';
import { newestTime, readLog } from './read-log.ts';
import { pauseWith, waitFor } from './wait-for.ts';

export type LogEngine = Pick<Inventory, 'snapshot' | 'subscribe' | 'api'>;

export interface FollowOptions {
  readonly id: ContainerId;
  readonly engine: LogEngine;
  readonly input: MergeInput;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Newest lines to begin with. */
  readonly tail: number | 'all';
  /** Whether others wait for its history, to be in order with theirs. */
  readonly isAwaited: boolean;
  /** Said when it runs for the first time; `null` where it was there from the beginning. */
  readonly joins: 'started' | 'recreated' | null;
  readonly notice: (what: LogNotice['what'], at: number) => LogMessage;
  /** All that was there in the beginning has gone out; what it gives goes out next. Called once. */
  readonly onCaughtUp: () => LogMessage | null;
  /** Whether another container took its place: that is said instead of its removal. */
  readonly isReplaced: () => boolean;
  /** Its log can't be read, and is given up; what it gives goes out. */
  readonly onFailed: (error: AppError) => LogMessage | null;
}

// The engine answers, but not with a log: tried again so often.
const mostRefusals = 4;

type Outcome = 'more' | 'gone' | 'given-up';

/**
 * Reads a container's log for as long as it exists: over stops and starts, and over connections that break, without a
 * line lost or repeated. Never rejects; resolves when the container is gone, when its log can't be read, or when aborted.
 */
export async function followContainer(options: FollowOptions): Promise<void> {
  const { id, engine, input, clock, signal, notice } = options;
  const position = createLogPosition();
  let { joins } = options;
  let isAwaited = options.isAwaited;
  let isCaughtUp = false;
  let hasRead = false;
  let failures = 0;
  let refusals = 0;
  if (!isAwaited) input.become('live');

  const say = (what: LogNotice['what'], at: number | null) =>
    input.mark(() => notice(what, at ?? clock.now()));

  const rest = (api: EngineApi) =>
    pauseWith(engine, api, signal, clock, backOff(failures, true, Math.random));

  function caughtUp(): void {
    input.become('live');
    if (isCaughtUp) return;
    isCaughtUp = true;
    input.mark(options.onCaughtUp);
  }

  async function pass(block: LogBlock | null): Promise<void> {
    if (block === null) return;
    [failures, refusals, hasRead] = [0, 0, true];
    if (position.takeLost()) say('lost', null);
    await input.push(block);
  }

  /** Reads to the end that the engine sets: the container's stop, as a rule. */
  async function read(api: EngineApi, shape: LogShape): Promise<void> {
    if (joins !== null && shape.startedAt !== null) {
      say(joins, shape.startedAt);
      joins = null;
    }
    const onlyNew = !hasRead && options.tail === 0;
    const newest = isAwaited || onlyNew ? await newestTime(api, id, shape, signal) : null;
    if (onlyNew && newest !== null) position.skipTo(newest);
    if (newest === null || onlyNew) caughtUp();
    const since = position.resume();
    const tail = hasRead || onlyNew ? 'all' : options.tail;
    const decoding = { tty: shape.tty, isWanted: position.take, onTime: position.see };
    for await (const block of readLog(api, id, { follow: true, tail, since }, decoding, signal)) {
      await pass(block);
      if (newest !== null && position.hasPassed(newest)) caughtUp();
    }
    hasRead = true;
    caughtUp();
  }

  /** Waits until it was started after `before`, milliseconds since 1970. */
  async function untilStarted(before: number): Promise<Outcome> {
    isAwaited = false;
    input.become('quiet');
    const fate = await waitFor(engine, signal, ({ connection, containers }) => {
      if (connection.kind !== 'ready') return null;
      const container = containers.get(id);
      if (container === undefined) return { startedAt: null };
      const { startedAt } = container;
      return startedAt !== null && startedAt > before ? { startedAt } : null;
    });
    if (fate === null || fate.startedAt === null) return 'gone';
    if (joins === null) say('started', fate.startedAt);
    return 'more';
  }

  /** After a log has come to its end in order: waits until there is more to read. */
  async function next(api: EngineApi, before: LogShape): Promise<Outcome> {
    const after = await api.logShape(id);
    if (after === null) return 'gone';
    if (after.running && after.startedAt === before.startedAt) {
      // The engine is going down, or has lost its thread.
      failures += 1;
      await rest(api);
      return 'more';
    }
    const hasStopped = before.running || after.startedAt !== before.startedAt;
    if (hasStopped) say('stopped', after.finishedAt);
    isAwaited = false;
    if (after.running) {
      say('started', after.startedAt);
      return 'more';
    }
    return untilStarted(after.startedAt ?? 0);
  }

  /** After something went wrong on the way. */
  async function failed(api: EngineApi, thrown: unknown): Promise<Outcome> {
    const error = factsOf(thrown);
    failures += 1;
    isAwaited = options.isAwaited;
    if (error.kind !== 'engine-unreachable') refusals += 1;
    if (error.kind === 'log-unreadable' || refusals > mostRefusals) {
      input.mark(() => options.onFailed(error));
      return 'given-up';
    }
    input.become('quiet');
    await rest(api);
    return 'more';
  }

  async function once(): Promise<Outcome> {
    const api = await waitFor(engine, signal, () => engine.api());
    if (api === null) return 'given-up';
    try {
      if (isAwaited) input.become('awaited');
      const shape = await api.logShape(id);
      if (shape === null) return 'gone';
      if (shape.startedAt === null) {
        // Read now, its log could go on over its start, and nothing would say so.
        caughtUp();
        return await untilStarted(0);
      }
      await read(api, shape);
      return await next(api, shape);
    } catch (thrown) {
      return signal.aborted ? 'given-up' : await failed(api, thrown);
    }
  }

  let outcome: Outcome;
  do outcome = await once();
  while (outcome === 'more' && !signal.aborted);
  caughtUp();
  input.become('quiet');
  if (outcome === 'gone' && !signal.aborted && !options.isReplaced()) say('removed', null);
}

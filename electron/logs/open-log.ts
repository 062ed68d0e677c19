import type { AppError } from '../../shared/errors.ts';
import type { LogMessage, LogNotice } from '../../shared/logs.ts';
import type { Target } from '../../shared/target.ts';
import { type Clock, systemClock } from '../engine/clock.ts';
import { Failure } from '../failure.ts';
import type { Sink, Source } from '../stream.ts';
import { createLineBatch } from './batch-lines.ts';
import { followContainer, type LogEngine } from './follow-container.ts';
import { type LogMember, membersOf } from './log-members.ts';
import { createMerge, type MergeInput } from './merge-lines.ts';

/** Lines that come one by one are gathered for so long, so that a busy log takes few messages. */
const gatherMs = 16;
/** How late a line of one container may be behind those of another, and still stand before them. */
const windowMs = 50;

export interface LogOptions {
  readonly engine: LogEngine;
  readonly target: Target;
  /** Newest lines of each container to begin with. */
  readonly tail: number;
  readonly sink: Sink<LogMessage>;
  readonly clock?: Clock;
}

const isAway = (engine: LogEngine) => engine.snapshot().connection.kind === 'unreachable';

/** What is known from the beginning; throws where nothing is. */
function firstMembers({ engine, target }: LogOptions): readonly LogMember[] {
  const { connection, containers } = engine.snapshot();
  const members = membersOf(containers, target, []);
  if (members.length > 0 || target.kind === 'stack') return members;
  if (connection.kind === 'unreachable')
    throw new Failure({ kind: 'engine-unreachable', cause: connection.cause });
  throw new Failure({ kind: 'not-found', what: 'container', name: target.id });
}

/**
 * Opens the log of a container, or of all containers of a stack merged by time: its history, then what comes, for as long as the
 * window listens. Follows a service from container to container, and goes on when a lost engine is back. Throws
 * `not-found` and `engine-unreachable`.
 */
export function openLog(options: LogOptions): Source<never> {
  const { engine, target, sink, clock = systemClock } = options;
  const members: LogMember[] = [];
  const inputs: MergeInput[] = [];
  const closing = new AbortController();
  let wake: () => void = () => undefined;
  let hasChanged = false;
  /** Why there is nothing more to come. */
  let failure: AppError | null = null;
  const merge = createMerge({
    clock,
    windowMs,
    onChange: () => {
      hasChanged = true;
      wake();
    },
  });

  const notice = (source: number | null, what: LogNotice['what'], at: number): LogNotice => ({
    kind: 'notice',
    at,
    source,
    what,
  });

  /** Goes out when all that is there now has. */
  function tellAfterAll(message: LogMessage): void {
    let left = inputs.length;
    if (left === 0) merge.tell(message);
    for (const input of inputs)
      input.mark(() => {
        left -= 1;
        return left === 0 ? message : null;
      });
  }

  const hasSuccessor = (number: number) =>
    members.some((other, n) => n > number && other.place === members[number]?.place);

  function follow(
    member: LogMember,
    number: number,
    isNew: boolean,
    onCaughtUp: () => LogMessage | null,
  ): void {
    const isSuccessor = members.some((other, n) => n < number && other.place === member.place);
    const input = merge.addInput();
    inputs.push(input);
    void followContainer({
      id: member.source.container,
      engine,
      input,
      clock,
      signal: closing.signal,
      tail: isNew ? 'all' : options.tail,
      isAwaited: !isNew,
      joins: !isNew ? null : isSuccessor ? 'recreated' : 'started',
      notice: (what, at) => notice(number, what, at),
      onCaughtUp,
      isReplaced: () => hasSuccessor(number),
      onFailed: (error) => {
        if (target.kind === 'stack') return notice(number, 'unreadable', clock.now());
        failure = error;
        return null;
      },
    });
  }

  const tellSources = () => merge.tell({ kind: 'sources', sources: members.map(({ source }) => source) });

  function begin(): void {
    members.push(...firstMembers(options));
    tellSources();
    if (isAway(engine)) merge.tell(notice(null, 'engine-away', clock.now()));
    let left = members.length;
    if (left === 0) merge.tell({ kind: 'caught-up' });
    for (const [number, member] of members.entries())
      follow(member, number, false, () => {
        left -= 1;
        return left === 0 ? { kind: 'caught-up' } : null;
      });
  }

  let wasAway = isAway(engine);
  function look(): void {
    if (wasAway !== isAway(engine)) {
      wasAway = !wasAway;
      tellAfterAll(notice(null, wasAway ? 'engine-away' : 'engine-back', clock.now()));
    }
    const known = new Set(members.map(({ source }) => source.container));
    const found = membersOf(engine.snapshot().containers, target, members);
    const added = found.filter(({ source }) => !known.has(source.container));
    if (added.length === 0) return;
    const first = members.length;
    members.push(...added);
    tellSources();
    for (const [n, member] of added.entries()) follow(member, first + n, true, () => null);
  }

  /** Resolves after `ms`, or as soon as something has changed since the last call; `null` for no bound. */
  async function change(ms: number | null): Promise<void> {
    if (!hasChanged && !closing.signal.aborted) {
      await new Promise<void>((resolve) => {
        const callOff = ms === null ? () => undefined : clock.after(ms, resolve);
        wake = () => {
          callOff();
          resolve();
        };
      });
    }
    hasChanged = false;
  }

  async function sendAll(): Promise<void> {
    const batch = createLineBatch();
    let sendAt = 0;
    while (!closing.signal.aborted) {
      const wasEmpty = batch.isEmpty();
      const wait = merge.take(batch);
      if (wasEmpty) sendAt = clock.elapsed() + gatherMs;
      const left = sendAt - clock.elapsed();
      if (wait === 0 || left <= 0 || failure !== null) batch.flush();
      for (const message of batch.takeMessages()) await sink.send(message);
      if (failure !== null) sink.end(failure);
      if (wait === 0) continue;
      await change(batch.isEmpty() ? wait : Math.min(wait ?? left, Math.max(left, 1)));
    }
  }

  begin();
  const unsubscribe = engine.subscribe(look);
  void sendAll();

  return {
    receive: () => undefined,
    close() {
      unsubscribe();
      closing.abort();
      merge.stop();
      wake();
    },
  };
}

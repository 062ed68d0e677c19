import { randomUUID } from 'node:crypto';
import type { Progress } from '../../shared/bulk.ts';
import { type OperationId, operationId } from '../../shared/ids.ts';
import type {
  Operation,
  OperationKind,
  OperationState,
  Outcome,
  Question,
  Step,
  Transfer,
} from '../../shared/operation.ts';
import { Failure, factsOf } from '../failure.ts';
import { createLineLog, type LineLog } from './line-log.ts';
import { createQuestions } from './questions.ts';
import { withStep } from './with-step.ts';

/** What the work of an operation is given to report with. */
export interface Reporter {
  readonly signal: AbortSignal;
  /** Adds a line of progress, or changes the one with the same subject and name. */
  step(step: Step): void;
  /** How much data has been moved so far. */
  transfer(transfer: Transfer): void;
  /** A line of a tool's own output, for *Show log*. */
  line(text: string): void;
  /** Resolves when the user says to go on. Throws `cancelled`. */
  ask(question: Question): Promise<void>;
}

/** What the work of a bulk operation is given: it has parts, which report their steps themselves. */
export interface BulkReporter extends Reporter {
  progress(progress: Progress): void;
  /**
   * Does a part of the operation under the part's own lock, as an operation that is listed while it runs. Throws `busy`
   * while another one holds the lock, and whatever the part's work throws: its result is this operation's to tell.
   */
  part<Own extends Outcome>(plan: OperationPlan<Own>): Promise<Own>;
}

export interface OperationPlan<Own extends Outcome = Outcome> {
  readonly kind: Operation['kind'];
  readonly target: Operation['target'];
  readonly name: string;
  /** What is changed: one operation at a time for each lock. `null` where only its parts change something. */
  readonly lock: string | null;
  /** What else nothing may change meanwhile. */
  readonly alsoLocks?: readonly string[];
  readonly cancellable: boolean;
  readonly work: (reporter: BulkReporter) => Promise<Own>;
  /** Names what is there after a cancelled operation. */
  readonly existsAfterCancel?: () => Promise<readonly string[]>;
}

export interface Operations {
  list(): readonly Operation[];
  /** Throws `busy` while another operation holds the lock. */
  begin(plan: OperationPlan): OperationId;
  /** Throws `not-found` for one that has ended or can't be cancelled. */
  cancel(id: OperationId): void;
  /** Answers what it asks. Throws `not-found` for one that asks nothing. */
  goOn(id: OperationId): void;
  dismiss(id: OperationId): void;
  log(id: OperationId): readonly string[];
  /** The locks that are held right now, with what is being done under each. */
  held(): ReadonlyMap<string, OperationKind>;
  /** Throws `busy` while anything runs. */
  mustBeIdle(): void;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
  subscribe(listener: (operations: readonly Operation[]) => void): () => void;
  onLines(listener: (id: OperationId, lines: readonly string[]) => void): () => void;
}

interface Entry {
  operation: Operation;
  readonly lock: string | null;
  readonly locks: readonly string[];
  readonly abort: AbortController;
  readonly log: LineLog;
  readonly ended: Promise<void>;
}

const keptAfterEnd = 20;
const isOver = (state: OperationState) => state.kind !== 'running' && state.kind !== 'cancelling';

export function createOperations(now: () => number): Operations {
  const entries = new Map<OperationId, Entry>();
  const listeners = new Set<(operations: readonly Operation[]) => void>();
  const questions = createQuestions();
  const lineListeners = new Set<(id: OperationId, lines: readonly string[]) => void>();
  let announced: ReturnType<typeof setTimeout> | null = null;

  const list = () => [...entries.values()].map((entry) => entry.operation);

  function announce(): void {
    if (announced !== null) clearTimeout(announced);
    announced = null;
    const operations = list();
    for (const listener of listeners) listener(operations);
  }

  // A pull reports many times a second, and to draw each change takes time from what reports it: five are enough to see.
  function announceSoon(): void {
    announced ??= setTimeout(announce, 200);
  }

  function change(id: OperationId, part: Partial<Operation>): void {
    const entry = entries.get(id);
    if (entry) entry.operation = { ...entry.operation, ...part };
  }

  function dropOldest(): void {
    const over = [...entries.values()].filter((entry) => isOver(entry.operation.state));
    for (const entry of over.slice(0, Math.max(0, over.length - keptAfterEnd))) {
      entries.delete(entry.operation.id);
    }
  }

  /** What came of an earlier operation is no longer true of its stack; of bulk operations the last result is kept. */
  function forgetResultOf(lock: string | null): void {
    for (const [id, entry] of entries) {
      if (entry.lock === lock && isOver(entry.operation.state)) entries.delete(id);
    }
  }

  async function stateAfter(plan: OperationPlan, outcome: Promise<Outcome>): Promise<OperationState> {
    try {
      // Before the time is looked at, which is that of its end.
      const result = await outcome;
      return { kind: 'succeeded', at: now(), outcome: result };
    } catch (thrown) {
      const error = factsOf(thrown);
      if (error.kind !== 'cancelled') return { kind: 'failed', at: now(), error };
      const exists = (await plan.existsAfterCancel?.().catch(() => [])) ?? [];
      return { kind: 'cancelled', at: now(), exists };
    }
  }

  function refuseWhileHeld(locks: readonly string[]): void {
    const busy = [...entries.values()].find(
      (entry) => !isOver(entry.operation.state) && entry.locks.some((lock) => locks.includes(lock)),
    );
    if (busy) throw new Failure({ kind: 'busy', what: busy.operation.kind, name: busy.operation.name });
  }

  function reporterOf(id: OperationId, signal: AbortSignal, log: LineLog): BulkReporter {
    return {
      signal,
      step(step) {
        const steps = entries.get(id)?.operation.steps ?? [];
        change(id, { steps: withStep(steps, step) });
        announceSoon();
      },
      transfer(transfer) {
        change(id, { transfer });
        announceSoon();
      },
      line: log.add,
      async ask(question) {
        change(id, { question });
        announceSoon();
        await questions.answered(id, signal).finally(() => change(id, { question: null }));
        announceSoon();
      },
      progress(progress) {
        change(id, { progress });
        announceSoon();
      },
      async part(plan) {
        const { outcome, ended } = enter(plan, 'forget');
        await ended;
        return outcome;
      },
    };
  }

  /** Begins an operation. Of one that is to be forgotten nothing is listed once it has ended. */
  function enter<Own extends Outcome>(plan: OperationPlan<Own>, afterwards: 'keep' | 'forget') {
    const locks = [...new Set([...(plan.lock === null ? [] : [plan.lock]), ...(plan.alsoLocks ?? [])])];
    refuseWhileHeld(locks);
    forgetResultOf(plan.lock);
    const id = operationId(randomUUID());
    const abort = new AbortController();
    const log = createLineLog((lines) => {
      for (const listener of lineListeners) listener(id, lines);
    });
    const outcome = Promise.resolve().then(() => plan.work(reporterOf(id, abort.signal, log)));
    const ended = stateAfter(plan, outcome).then((state) => {
      log.flush();
      change(id, { state });
      if (afterwards === 'forget') entries.delete(id);
      dropOldest();
      announce();
    });
    entries.set(id, {
      operation: {
        id,
        kind: plan.kind,
        target: plan.target,
        name: plan.name,
        startedAt: now(),
        cancellable: plan.cancellable,
        steps: [],
        progress: null,
        transfer: null,
        question: null,
        state: { kind: 'running' },
      },
      lock: plan.lock,
      locks,
      abort,
      log,
      ended,
    });
    announce();
    return { id, outcome, ended };
  }

  return {
    list,
    begin: (plan) => enter(plan, 'keep').id,
    cancel(id) {
      const entry = entries.get(id);
      if (!entry || isOver(entry.operation.state) || !entry.operation.cancellable) {
        throw new Failure({ kind: 'not-found', what: 'operation', name: id });
      }
      change(id, { state: { kind: 'cancelling' } });
      entry.abort.abort();
      announce();
    },
    goOn: questions.goOn,
    dismiss(id) {
      const entry = entries.get(id);
      if (entry && isOver(entry.operation.state)) entries.delete(id);
      announce();
    },
    held: () =>
      new Map(
        [...entries.values()]
          .filter((entry) => !isOver(entry.operation.state))
          .flatMap(({ locks, operation }) => locks.map((lock) => [lock, operation.kind] as const)),
      ),
    log: (id) => entries.get(id)?.log.lines() ?? [],
    mustBeIdle() {
      const busy = list().find(({ state }) => !isOver(state));
      if (busy) throw new Failure({ kind: 'busy', what: busy.kind, name: busy.name });
    },
    idle: async () => {
      await Promise.all([...entries.values()].map((entry) => entry.ended));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLines(listener) {
      lineListeners.add(listener);
      return () => lineListeners.delete(listener);
    },
  };
}

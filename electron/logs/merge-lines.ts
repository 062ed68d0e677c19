import type { LogMessage } from '../../shared/logs.ts';
import type { Clock } from '../engine/clock.ts';
import { type LogBlock, lineFlags, lineStart } from './log-block.ts';

/**
 * What is to be expected of an input that has nothing at the moment. `awaited`: its next line may be older than the
 * others' and is waited for. `live`: a line of it comes when it is written. `quiet`: nothing will come.
 */
export type InputState = 'awaited' | 'live' | 'quiet';

/** One container's lines on their way into the order of time. */
export interface MergeInput {
  /** Resolves when more is welcome. */
  push(block: LogBlock): Promise<void>;
  /** Calls `tell` when all that was pushed before has gone out; what it gives goes out next. */
  mark(tell: () => LogMessage | null): void;
  become(state: InputState): void;
}

export interface MergeOutput {
  /** Takes lines `from` up to `to` of a block, or the first of them; gives how many. Takes none when it is full. */
  lines(source: number, block: LogBlock, from: number, to: number): number;
  message(message: LogMessage): void;
}

export interface Merge {
  /** Inputs are numbered from 0, in the order of their sources. */
  addInput(): MergeInput;
  /** Goes out before any line that has not gone yet. */
  tell(message: LogMessage): void;
  /**
   * Moves to `output` what is due. Gives the milliseconds after which more may be; 0 when the output was full, `null`
   * when it takes a change, which is told to `onChange`.
   */
  take(output: MergeOutput): number | null;
  /** Lets everybody go who waits for more to be welcome. */
  stop(): void;
}

// Of each input, beyond which its socket is left waiting.
const mostQueued = 256 * 1024;

type Queued =
  | { readonly kind: 'block'; readonly block: LogBlock; readonly arrivedAt: number; next: number }
  | { readonly kind: 'mark'; readonly tell: () => LogMessage | null };

interface Input {
  readonly queue: Queued[];
  queuedBytes: number;
  state: InputState;
  resume: (() => void) | null;
}

type Head = Extract<Queued, { kind: 'block' }>;

/** Whether line `n` of `a` is older than the head `b`; one without a time doesn't wait for any other. */
function isOlder(a: LogBlock, n: number, b: Head): boolean {
  const [aSeconds, bSeconds] = [a.seconds[n] ?? Number.NaN, b.block.seconds[b.next] ?? Number.NaN];
  if (Number.isNaN(aSeconds)) return !Number.isNaN(bSeconds);
  if (aSeconds !== bSeconds) return aSeconds < bSeconds;
  return (a.nanos[n] ?? 0) < (b.block.nanos[b.next] ?? 0);
}

/**
 * Merges lines of several containers by time, each container's own in their order. History is merged exactly: an input that is
 * `awaited` holds up the others until its next line is there. Live lines are held for `windowMs`, so that one that was on
 * its way for longer than another still comes before it.
 */
export function createMerge(options: {
  readonly clock: Clock;
  readonly windowMs: number;
  readonly onChange: () => void;
}): Merge {
  const { clock, windowMs, onChange } = options;
  const inputs: Input[] = [];
  const told: LogMessage[] = [];
  /** The input whose last line was cut: the rest of it comes next. */
  let within: number | null = null;

  function letPushOn(input: Input): void {
    if (input.queuedBytes >= mostQueued || input.resume === null) return;
    input.resume();
    input.resume = null;
  }

  /** The next block of an input, after the marks before it. */
  function headOf(input: Input, output: MergeOutput): Head | null {
    for (let head = input.queue[0]; head !== undefined; head = input.queue[0]) {
      if (head.kind === 'block') return head;
      input.queue.shift();
      const message = head.tell();
      if (message !== null) output.message(message);
    }
    return null;
  }

  /** What goes out next, unless an input is awaited; `isHeld` while a live one may still bring something older. */
  function oldest(output: MergeOutput) {
    let first: { readonly source: number; readonly input: Input; readonly head: Head } | null = null;
    let second: Head | null = null;
    let [isHeld, isStuck] = [false, false];
    for (const [source, input] of inputs.entries()) {
      const head = headOf(input, output);
      if (head === null) {
        isStuck ||= input.state === 'awaited';
        isHeld ||= input.state === 'live';
      } else if (first === null) {
        first = { source, input, head };
      } else if (
        source === within ||
        (first.source !== within && isOlder(head.block, head.next, first.head))
      ) {
        second = first.head;
        first = { source, input, head };
      } else if (second === null || isOlder(head.block, head.next, second)) {
        second = head;
      }
    }
    return isStuck || first === null ? null : { ...first, second, isHeld };
  }

  /** Moves lines of the oldest head while they are not newer than the second oldest. Gives whether all went. */
  function move(source: number, input: Input, head: Head, second: Head | null, output: MergeOutput): boolean {
    const { block, next } = head;
    let end = next + 1;
    while (end < block.count && (second === null || isOlder(block, end, second))) end += 1;
    const taken = output.lines(source, block, next, end);
    if (taken === 0) return false;
    head.next += taken;
    const isCut = ((block.flags[head.next - 1] ?? 0) & lineFlags.cut) !== 0;
    within = isCut ? source : null;
    input.queuedBytes -= lineStart(block, head.next) - lineStart(block, next);
    if (head.next === block.count) input.queue.shift();
    letPushOn(input);
    return taken === end - next;
  }

  return {
    addInput() {
      const input: Input = { queue: [], queuedBytes: 0, state: 'awaited', resume: null };
      inputs.push(input);
      return {
        async push(block) {
          input.queue.push({ kind: 'block', block, arrivedAt: clock.elapsed(), next: 0 });
          input.queuedBytes += block.bytes.length;
          onChange();
          if (input.queuedBytes < mostQueued) return;
          await new Promise<void>((resume) => {
            input.resume = resume;
          });
        },
        mark(tell) {
          input.queue.push({ kind: 'mark', tell });
          onChange();
        },
        become(state) {
          input.state = state;
          onChange();
        },
      };
    },
    tell(message) {
      told.push(message);
      onChange();
    },
    take(output) {
      for (;;) {
        for (const message of told.splice(0)) output.message(message);
        const next = oldest(output);
        if (next === null) return null;
        if (next.isHeld) {
          const wait = next.head.arrivedAt + windowMs - clock.elapsed();
          if (wait > 0) return wait;
        }
        if (!move(next.source, next.input, next.head, next.second, output)) return 0;
      }
    },
    stop() {
      for (const input of inputs) input.resume?.();
    },
  };
}

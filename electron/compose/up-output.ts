import type { Step } from '../../shared/operation.ts';
import type { ComposeProgram } from './compose-cli.ts';
import { readPlainLayer } from './plain-layer.ts';
import { parseJsonProgress, readLayer, textOfJsonProgress } from './progress-json.ts';
import { parsePlainProgress } from './progress-plain.ts';
import { type LayerProgress, pullSums } from './pull-sums.ts';
import type { UpOutput } from './up-failure.ts';

export interface UpListeners {
  readonly onStep: (step: Step) => void;
  readonly onLine: (line: string) => void;
}

export interface UpReader {
  read(line: string): void;
  /** Ends the steps that no line has ended, and hands out what a failure is told from. */
  end(how: 'done' | 'failed' | 'cancelled'): Pick<UpOutput, 'lines' | 'failedPull'>;
}

const keptLines = 400;
/** What several images are summed under, where a line doesn't say which one it is of. */
const together = 'all images';
const stateAtEnd = { done: 'done', failed: 'failed', cancelled: 'warning' } as const;

/** Reads what `up` prints: each line as a step, and as text for the log. */
export function readUpOutput(
  progress: ComposeProgram['progress'],
  { onStep, onLine }: UpListeners,
): UpReader {
  const lines: string[] = [];
  const open = new Map<string, Step>();
  const pulls = pullSums();
  let failedPull: string | null = null;

  function tell(step: Step): void {
    const key = `${step.subject} ${step.name}`;
    if (step.state === 'working') open.set(key, step);
    else open.delete(key);
    if (step.subject === 'image' && step.state === 'failed') failedPull ??= step.name;
    onStep(step);
  }
  /** That a build is done is told under the image's name, or not at all: then the containers follow. */
  function endBuilds(): boolean {
    const builds = [...open.values()].filter((step) => step.subject === 'build');
    for (const step of builds) tell({ ...step, state: 'done', text: 'Built' });
    return builds.length > 0;
  }
  /** The services whose images are being pulled. */
  const pulling = () =>
    [...open.values()].filter(({ subject, name }) => subject === 'image' && name !== together);
  function plainLayer(line: string): LayerProgress | null {
    const layer = readPlainLayer(line);
    if (layer === null) return null;
    const [only, ...others] = pulling();
    // Once several were pulled at a time, what belongs to whom stays unknown to the end.
    const shared = others.length > 0 || open.has(`image ${together}`);
    return { image: shared || only === undefined ? together : only.name, ...layer };
  }
  function endTogether(): void {
    const sum = open.get(`image ${together}`);
    if (sum !== undefined && pulling().length === 0) tell({ ...sum, state: 'done', text: 'Pulled' });
  }
  function take(step: Step): void {
    const built = step.subject === 'build' && step.state === 'done';
    if (built && endBuilds()) return;
    if (step.subject === 'container' || step.subject === 'network') endBuilds();
    tell(step);
  }

  return {
    read(line) {
      const texts = progress === 'json' ? textOfJsonProgress(line) : null;
      // Some lines are no JSON even then: a builder's own output, a question.
      const layer = texts === null ? plainLayer(line) : readLayer(line);
      const step =
        layer !== null ? null : texts === null ? parsePlainProgress(line) : parseJsonProgress(line);
      const isProgress = layer !== null || (step !== null && step.subject !== 'build');
      for (const text of texts ?? [line]) {
        onLine(text);
        if (!isProgress) lines.push(text);
      }
      if (lines.length > 2 * keptLines) lines.splice(0, lines.length - keptLines);
      const told = layer === null ? step : pulls.add(layer);
      if (told !== null) take(told);
      endTogether();
    },
    end(how) {
      if (how === 'done') endBuilds();
      for (const step of [...open.values()]) tell({ ...step, state: stateAtEnd[how] });
      return { lines: lines.slice(-keptLines), failedPull };
    },
  };
}

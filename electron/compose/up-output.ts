import type { Step } from '../../shared/operation.ts';
import type { ComposeProgram } from './compose-cli.ts';
import { parseJsonProgress, textOfJsonProgress } from './progress-json.ts';
import { parsePlainProgress } from './progress-plain.ts';
import type { UpOutput } from './up-failure.ts';

export interface UpListeners {
  readonly onStep: (step: Step) => void;
  readonly onLine: (line: string) => void;
}

export interface UpReader {
  read(line: string): void;
  /** Ends the steps that nothing ends by itself, and hands out what a failure is told from. */
  end(how: 'done' | 'failed'): Pick<UpOutput, 'lines' | 'failedPull'>;
}

const keptLines = 400;

/** Reads what `up` prints: each line as a step, and as text for the log. */
export function readUpOutput(
  progress: ComposeProgram['progress'],
  { onStep, onLine }: UpListeners,
): UpReader {
  const lines: string[] = [];
  const builds = new Map<string, Step>();
  let failedPull: string | null = null;

  const tell = (step: Step) => {
    if (step.subject === 'build') {
      if (step.state === 'working') builds.set(step.name, step);
      else builds.delete(step.name);
    } else if (builds.size > 0 && step.subject !== 'image') {
      // Containers are made when all is built, and no line says that a build is done.
      settle('done');
    }
    if (step.subject === 'image' && step.state === 'failed') failedPull ??= step.name;
    onStep(step);
  };
  const settle = (state: 'done' | 'failed') => {
    const text = state === 'done' ? 'Built' : null;
    for (const build of builds.values()) onStep({ ...build, state, text: text ?? build.text });
    builds.clear();
  };
  const keep = (text: string, step: Step | null) => {
    onLine(text);
    if (step !== null && step.subject !== 'build') return;
    lines.push(text);
    if (lines.length > 2 * keptLines) lines.splice(0, lines.length - keptLines);
  };

  return {
    read(line) {
      const texts = progress === 'json' ? textOfJsonProgress(line) : null;
      // Some lines are no JSON even then: a builder's own output, a question.
      const step = texts === null ? parsePlainProgress(line) : parseJsonProgress(line);
      for (const text of texts ?? [line]) keep(text, step);
      if (step !== null) tell(step);
    },
    end(how) {
      settle(how);
      return { lines: lines.slice(-keptLines), failedPull };
    },
  };
}

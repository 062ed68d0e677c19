import type { KeptFileProblem } from '../../shared/kept-files.ts';

/** What is wrong with the files that the app keeps, so that it can be told. One problem a file. */
export interface KeptFileProblems {
  /** The same list as long as nothing changed. */
  list(): readonly KeptFileProblem[];
  /** In place of what was wrong with the same file. */
  report(problem: KeptFileProblem): void;
  /** It is written again. What was set aside stays told. */
  written(path: string): void;
  /** The user has read of it. */
  seen(path: string): void;
  subscribe(listener: () => void): void;
}

export function createKeptFileProblems(): KeptFileProblems {
  let all: readonly KeptFileProblem[] = [];
  const listeners: (() => void)[] = [];

  function change(next: readonly KeptFileProblem[]): void {
    if (next.length === all.length && next.every((each, at) => each === all[at])) return;
    all = next;
    for (const listener of listeners) listener();
  }
  const isUnwritten = ({ problem }: KeptFileProblem) => problem.kind === 'not-written';

  return {
    list: () => all,
    report(problem) {
      const { kind } = problem.problem;
      const others = all.filter(
        // A file that was set aside may be one that can't be written, too: both are told.
        (each) => each.path !== problem.path || isUnwritten(each) !== (kind === 'not-written'),
      );
      change([...others, problem]);
    },
    written: (path) => change(all.filter((each) => each.path !== path || !isUnwritten(each))),
    seen: (path) => change(all.filter((each) => each.path !== path || isUnwritten(each))),
    subscribe: (listener) => void listeners.push(listener),
  };
}

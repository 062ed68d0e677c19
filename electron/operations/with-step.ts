import type { Step } from '../../shared/operation.ts';

const mostSteps = 500;

/** With a line of progress added, or in place of the one with the same subject and name. */
export function withStep(steps: readonly Step[], step: Step): readonly Step[] {
  const at = steps.findIndex((known) => known.subject === step.subject && known.name === step.name);
  if (at >= 0) return steps.with(at, step);
  return steps.length < mostSteps ? [...steps, step] : steps;
}

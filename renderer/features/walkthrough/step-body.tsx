import type { ReactNode } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Operation } from '../../../shared/operation.ts';
import type { Steps, Walkthrough } from '../../../shared/walkthrough.ts';
import { AgainStep } from './again-step.tsx';
import { RunStep } from './run-step.tsx';
import { SampleStep } from './sample-step.tsx';
import type { ShownStep } from './steps.ts';
import { TodosStep } from './todos-step.tsx';
import { VolumeStep } from './volume-step.tsx';
import { WithoutStep } from './without-step.tsx';

interface Props {
  readonly step: ShownStep;
  readonly walkthrough: Walkthrough;
  readonly steps: Steps;
  /** The steps and the log of an operation, as under its row. */
  readonly progressOf: (operation: Operation) => ReactNode;
}

/** What a step is done with, and what is checked of it. */
export function StepBody({ step, walkthrough, steps, progressOf }: Props) {
  const { copy } = walkthrough;
  switch (step) {
    case 'sample':
      return <SampleStep walkthrough={walkthrough} />;
    case 'volume':
      return <VolumeStep copy={copy} state={steps.volume} progressOf={progressOf} />;
    case 'run':
      return <RunStep copy={copy} state={steps.run} progressOf={progressOf} />;
    case 'todos':
      return <TodosStep copy={copy} state={steps.todos} />;
    case 'again':
      return <AgainStep copy={copy} progressOf={progressOf} />;
    case 'without':
      return <WithoutStep walkthrough={walkthrough} progressOf={progressOf} />;
    default:
      return assertNever(step);
  }
}

import { expect, it } from 'vitest';
import { anOperation } from '../../shared/builders.ts';
import type { Operation } from '../../shared/operation.ts';
import { taskProgress } from './task-progress.ts';

type Step = Operation['steps'][number];
const step = (state: Step['state']): Step => ({
  subject: 'container',
  name: 'web-1',
  state,
  text: 'Stopping',
});

it('is the part of all steps that ended', () => {
  const operations = [
    anOperation({ steps: [step('done'), step('working')] }),
    anOperation({ steps: [step('warning'), step('failed')] }),
  ];
  expect(taskProgress(operations)).toBe(0.75);
});

it('is unknown before there are steps, and none when all ended', () => {
  expect(taskProgress([anOperation()])).toBe(2);
  const over = anOperation({
    steps: [step('done'), step('working')],
    state: { kind: 'cancelled', at: 1, exists: [] },
  });
  expect(taskProgress([over])).toBe(-1);
  expect(taskProgress([])).toBe(-1);
});

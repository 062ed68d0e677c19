import { describe, expect, it } from 'vitest';
import { aCopy, aReading } from './builders.ts';
import { containerId, stackName, volumeName } from './ids.ts';
import { currentStep, isSameVolume, pointerOf, verdictOf, walkthroughSteps } from './walkthrough.ts';

const name = stackName('multi-container-app');
const kinds = (copy: Parameters<typeof walkthroughSteps>[0]) =>
  Object.values(walkthroughSteps(copy))
    .map((state) => (state.kind === 'undone' ? state.why : state.kind))
    .join(' ');

const stack = {
  name,
  up: true,
  containers: [containerId('a'), containerId('b')],
  url: 'http://localhost:3000',
  volume: { name: volumeName('multi-container-app_database'), label: 'database', createdAt: 1_000 },
};
const ran = { hadVolume: true, hasRun: true };
const added = { ...ran, added: true, last: aReading() };
const deleted = { ...added, last: null, before: aReading() };
const proved = { ...deleted, last: aReading(), after: aReading(), proved: true };

describe('the steps of the walkthrough', () => {
  it('are all to be done before there is a copy', () => {
    expect(kinds(null)).toBe('todo todo todo todo todo');
    expect(currentStep(walkthroughSteps(null))).toBe('sample');
  });

  it('are ticked one by one', () => {
    expect(kinds(aCopy({ volume: null }))).toBe('done todo todo todo todo');
    expect(kinds(aCopy())).toBe('done done todo todo todo');
    expect(kinds(aCopy({ stack, progress: ran }))).toBe('done done done todo todo');
    expect(kinds(aCopy({ stack, progress: added }))).toBe('done done done done todo');
    expect(kinds(aCopy({ stack, progress: proved }))).toBe('done done done done done');
    expect(currentStep(walkthroughSteps(aCopy({ stack, progress: proved })))).toBeNull();
  });

  it('say why one came undone', () => {
    expect(kinds({ ...aCopy(), file: { kind: 'missing' } })).toBe('copy-gone todo todo todo todo');
    expect(kinds(aCopy({ volume: null, stack, progress: ran }))).toBe('done volume-removed done todo todo');
    expect(kinds(aCopy({ progress: ran }))).toBe('done done stack-deleted todo todo');
    expect(kinds(aCopy({ stack: { ...stack, up: false }, progress: ran }))).toBe(
      'done done stack-stopped todo todo',
    );
    expect(kinds(aCopy({ stack: { ...stack, volume: null }, progress: ran }))).toBe(
      'done done volume-not-attached todo todo',
    );
    expect(kinds({ ...aCopy({ stack, progress: proved }), volumeThere: false })).toBe(
      'done done done volume-deleted volume-deleted',
    );
    const wrong = { kind: 'wrong', error: { kind: 'cancelled' } } as const;
    expect(kinds({ ...aCopy({ progress: { hadVolume: true } }), file: wrong })).toBe(
      'done file-wrong todo todo todo',
    );
  });

  it('don’t come undone by the deletion that the last step asks for, nor while the engine is away', () => {
    expect(kinds(aCopy({ progress: deleted }))).toBe('done done done done todo');
    expect(kinds({ ...aCopy({ progress: ran }), engineReady: false })).toBe('done done done todo todo');
  });

  it('never call the last one done where todos are missing', () => {
    const after = aReading({ todos: ['milk'] });
    expect(kinds(aCopy({ stack, progress: { ...proved, after, proved: false } }))).toBe(
      'done done done done todos-gone',
    );
  });
});

describe('the verdict', () => {
  it('is kept only where each todo of before was found again', () => {
    const before = aReading({ todos: ['milk', 'plants'] });
    expect(verdictOf(before, aReading({ todos: ['ada', 'milk', 'plants'] }))).toEqual({
      kind: 'kept',
      todos: 2,
    });
    expect(verdictOf(before, aReading({ todos: ['milk'] }))).toEqual({ kind: 'lost', lost: 1, of: 2 });
  });

  it('knows a volume by its name and creation, as far as that is told', () => {
    const some = stack.volume;
    expect(isSameVolume(some, { ...some, createdAt: null })).toBe(true);
    expect(isSameVolume(some, { ...some, createdAt: 2_000 })).toBe(false);
    expect(isSameVolume(some, { ...some, name: volumeName('other') })).toBe(false);
    expect(isSameVolume(null, null)).toBe(false);
  });
});

describe('what is pointed at', () => {
  it('is the expander, then the link, then the delete button, and nothing between', () => {
    const at = (progress: Parameters<typeof aCopy>[0], open = false) =>
      pointerOf(aCopy({ stack, ...progress }), () => open)?.at ?? null;
    expect(at({ progress: ran })).toBe('expand');
    expect(at({ progress: ran }, true)).toBe('port');
    expect(at({ progress: added })).toBe('delete');
    expect(at({ progress: proved })).toBeNull();
    expect(pointerOf(aCopy({ progress: deleted }), () => true)).toBeNull();
  });
});

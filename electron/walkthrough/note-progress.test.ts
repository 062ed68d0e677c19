import { describe, expect, it } from 'vitest';
import { aCopy, aCopyProgress, aReading } from '../../shared/builders.ts';
import { containerId, stackName } from '../../shared/ids.ts';
import type { CopyProgress, Reading } from '../../shared/walkthrough.ts';
import { newProgress, noteProgress, type Seen } from './note-progress.ts';

const { file } = aCopy();
const [first, second] = [
  [containerId('a'), containerId('b')],
  [containerId('c'), containerId('d')],
] as const;

const stackOf = (containers: Reading['containers']): Seen['stack'] => ({
  name: stackName('multi-container-app'),
  up: true,
  containers,
  url: 'http://localhost:3000',
  volume: aReading().volume,
});
const nothing: Seen = { file, stack: null, nothingYet: false, reading: null };
const seen = (containers: Reading['containers'], difference: Partial<Reading> | null): Seen => ({
  ...nothing,
  stack: stackOf(containers),
  reading: difference === null ? null : aReading({ containers, ...difference }),
});
const progressAfter = (...looks: readonly Seen[]): CopyProgress =>
  looks.reduce(noteProgress, newProgress(aCopyProgress().folder, 'bundled', 0));

describe('the progress of a copy', () => {
  it('notes the volume and the first run, and that nothing was there before', () => {
    const progress = progressAfter({ ...nothing, nothingYet: true }, seen(first, null));
    expect(progress).toEqual({
      ...newProgress(aCopyProgress().folder, 'bundled', 0),
      hadVolume: true,
      hasRun: true,
      known: [],
    });
  });

  it('counts as new whatever comes to a place that was empty', () => {
    expect(progressAfter({ ...nothing, nothingYet: true }, seen(first, { todos: ['milk'] })).added).toBe(
      true,
    );
  });

  it('takes what it finds at first for old, and only what comes afterwards for new', () => {
    const found = seen(first, { todos: ['old'] });
    expect(progressAfter(found).added).toBe(false);
    expect(progressAfter(found, found).added).toBe(false);
    expect(progressAfter(found, seen(first, { todos: ['new', 'old'] })).added).toBe(true);
  });

  it('sees the deletion when every container of the last reading is gone', () => {
    const todo = seen(first, { todos: ['milk'] });
    const empty = { ...nothing, nothingYet: true };
    const gone = progressAfter(empty, todo, nothing);
    expect(gone).toMatchObject({ before: { todos: ['milk'] }, last: null, after: null, proved: false });
    // The database alone was made anew, as when its volume was added.
    expect(progressAfter(empty, todo, seen([first[0], second[1]], null)).before).toBeNull();
    // A deletion without todos is none of the walkthrough's.
    expect(progressAfter(empty, seen(first, { todos: [] }), nothing).before).toBeNull();
  });

  it('proves that the todos are there with the first reading of the new containers', () => {
    const todo = seen(first, { todos: ['milk', 'plants'] });
    const empty = { ...nothing, nothingYet: true };
    const again = progressAfter(empty, todo, nothing, seen(second, { todos: ['milk', 'plants'] }));
    expect(again.proved).toBe(true);
    // What is deleted in the page afterwards was not lost by the deletion.
    expect(noteProgress(again, seen(second, { todos: ['milk'] })).after?.todos).toEqual(['milk', 'plants']);
  });

  it('proves nothing where one is missing, there was none, or the volume is another', () => {
    const empty = { ...nothing, nothingYet: true };
    const proved = (before: Partial<Reading>, later: Partial<Reading>) =>
      progressAfter(
        empty,
        seen(first, { todos: ['milk'] }),
        seen(first, before),
        nothing,
        seen(second, later),
      ).proved;
    expect(proved({ todos: ['milk'] }, { todos: ['milk'] })).toBe(true);
    expect(proved({ todos: ['milk'] }, { todos: [] })).toBe(false);
    expect(proved({ todos: [] }, { todos: [] })).toBe(false);
    expect(proved({ todos: ['milk'], volume: null }, { todos: ['milk'], volume: null })).toBe(false);
  });

  it('also sees a deletion that happened while the app was closed', () => {
    const kept = progressAfter({ ...nothing, nothingYet: true }, seen(first, { todos: ['milk'] }));
    expect(noteProgress(kept, seen(second, { todos: ['milk'] })).proved).toBe(true);
  });

  it('compares with the newest run when the stack is deleted once more', () => {
    const empty = { ...nothing, nothingYet: true };
    const twice = progressAfter(
      empty,
      seen(first, { todos: ['milk'] }),
      nothing,
      seen(second, { todos: ['milk'] }),
      seen(second, { todos: ['ada', 'milk'] }),
      nothing,
    );
    expect(twice).toMatchObject({ before: { todos: ['ada', 'milk'] }, after: null, proved: true });
  });

  it('is the same object where a reading tells nothing new', () => {
    const progress = progressAfter(seen(first, { at: 1 }));
    expect(noteProgress(progress, seen(first, { at: 2 }))).toBe(progress);
  });

  it('takes the size of the volume when it has been counted', () => {
    const empty = { ...nothing, nothingYet: true };
    const again = progressAfter(
      empty,
      seen(first, { todos: ['milk'] }),
      nothing,
      seen(second, { todos: ['milk'], bytes: null }),
      seen(second, { todos: ['milk'], bytes: 7 }),
    );
    expect(again.after?.bytes).toBe(7);
  });
});

import { describe, expect, it } from 'vitest';
import { interval, statisticOf } from './statistics.ts';

describe('a statistic', () => {
  it('is the middle of an odd number of figures, whatever their order', () => {
    expect(statisticOf('median', [9, 1, 2])).toBe(2);
  });

  it('is half way between the two in the middle of an even number', () => {
    expect(statisticOf('median', [4, 1, 2, 9])).toBe(3);
  });

  it('is what 95 of 100 do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect(statisticOf('p95', hundred)).toBe(95);
  });

  it('is the largest of a few for 95%', () => {
    expect(statisticOf('p95', [3, 7, 5])).toBe(7);
  });

  it('is the largest', () => {
    expect(statisticOf('largest', [3, 7, 5])).toBe(7);
  });
});

describe('the interval of a figure', () => {
  const median = (numbers: readonly number[]) => statisticOf('median', numbers);

  it('is a point where all rounds agree', () => {
    expect(interval([5, 5, 5, 5, 5], median)).toEqual([5, 5]);
  });

  it('holds the figure, and is wider the more the rounds differ', () => {
    const [low, high] = interval([9, 10, 10, 10, 11], median);
    const [lower, higher] = interval([5, 8, 10, 12, 15], median);
    expect([low <= 10, high >= 10, lower < low, higher > high]).toEqual([true, true, true, true]);
  });

  it('is the same for the same rounds', () => {
    expect(interval([1, 2, 3, 4, 9], median)).toEqual(interval([1, 2, 3, 4, 9], median));
  });
});

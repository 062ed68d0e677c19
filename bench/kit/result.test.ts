import { describe, expect, it } from 'vitest';
import { judge, type Measured } from './result.ts';

const measured: Measured = {
  name: 'list-1000',
  unit: 'ms',
  take: 'median',
  ours: [100, 110, 120, 110, 100],
  reference: [50, 50, 60, 60, 50],
  goal: { of: 'ratio', atMost: 2.5 },
};

describe('a result', () => {
  it('compares the middle rounds of both sides', () => {
    expect(judge(measured)).toMatchObject({
      ours: 110,
      reference: 50,
      ratio: 2.2,
      goal: 'ratio ≤ 2.5',
      met: true,
      missedForSure: false,
      rounds: 5,
    });
  });

  it('misses a goal for sure where no repetition would meet it', () => {
    expect(judge({ ...measured, goal: { of: 'ratio', atMost: 1.2 } })).toMatchObject({
      met: false,
      missedForSure: true,
    });
  });

  it('misses a goal within the noise where some would', () => {
    expect(judge({ ...measured, goal: { of: 'ratio', atMost: 2.1 } })).toMatchObject({
      met: false,
      missedForSure: false,
    });
  });

  it('judges the difference', () => {
    expect(judge({ ...measured, unit: 'MB', goal: { of: 'difference', atMost: 59 } })).toMatchObject({
      goal: '≤ reference + 59 MB',
      met: false,
      interval: [50, 60],
    });
  });

  it('judges our own figure where there is no other', () => {
    expect(judge({ ...measured, reference: [], goal: { of: 'ours', atMost: 110 } })).toMatchObject({
      reference: null,
      ratio: null,
      goal: '≤ 110 ms',
      met: true,
    });
  });

  it('is only shown where there is no goal', () => {
    expect(judge({ ...measured, goal: null })).toMatchObject({ goal: null, met: null, missedForSure: false });
  });

  it('refuses rounds without their counterparts', () => {
    expect(() => judge({ ...measured, reference: [50] })).toThrow('5 rounds of ours, 1 of the reference');
    expect(() => judge({ ...measured, reference: [] })).toThrow('has no reference');
    expect(() => judge({ ...measured, ours: [], reference: [] })).toThrow('0 rounds');
  });
});

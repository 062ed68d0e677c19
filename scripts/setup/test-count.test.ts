import { describe, expect, it } from 'vitest';
import { e2eCount, ofSuite, oneE2eReport, sum, unitCount } from './test-count.ts';

describe('the count of a suite', () => {
  it('is what the suite reports', () => {
    expect(ofSuite(0, { passed: 3, failed: 0 })).toEqual({ passed: 3, failed: 0 });
    expect(ofSuite(1, { passed: 3, failed: 2 })).toEqual({ passed: 3, failed: 2 });
  });

  it('has a failure when the suite crashed, reported nothing or ran nothing', () => {
    expect(ofSuite(1, { passed: 3, failed: 0 })).toEqual({ passed: 3, failed: 1 });
    expect(ofSuite(0, undefined)).toEqual({ passed: 0, failed: 1 });
    expect(ofSuite(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
  });

  it('is read from the reports of both test runners', () => {
    expect(unitCount('{"numPassedTests":5,"numFailedTests":1}')).toEqual({ passed: 5, failed: 1 });
    const stats = { expected: 4, flaky: 1, unexpected: 2, skipped: 9 };
    expect(e2eCount(JSON.stringify({ stats }))).toEqual({ passed: 5, failed: 2 });
  });

  it('adds up', () => {
    expect(
      sum([
        { passed: 1, failed: 2 },
        { passed: 3, failed: 4 },
      ]),
    ).toEqual({ passed: 4, failed: 6 });
  });
});

it('counts several end-to-end reports as one', () => {
  const report = (expected: number, flaky: number, unexpected: number) =>
    JSON.stringify({ stats: { expected, flaky, unexpected } });
  expect(e2eCount(oneE2eReport([report(5, 1, 0), report(3, 0, 2)]))).toEqual({ passed: 9, failed: 2 });
});

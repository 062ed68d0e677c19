import { describe, expect, it } from 'vitest';
import { e2eCount, ofSuite, oneE2eReport, sum, unitCount } from './test-count.ts';

describe('the count of a suite', () => {
  it('is what the suite reports', () => {
    const good = { passed: 3, failed: 0, failures: [] };
    expect(ofSuite(0, good)).toEqual(good);
    const bad = { passed: 3, failed: 2, failures: ['one', 'two'] };
    expect(ofSuite(1, bad)).toEqual(bad);
  });

  it('has a failure when the suite crashed, reported nothing or ran nothing', () => {
    expect(ofSuite(1, { passed: 3, failed: 0, failures: [] })).toMatchObject({ passed: 3, failed: 1 });
    expect(ofSuite(0, undefined)).toMatchObject({ passed: 0, failed: 1 });
    expect(ofSuite(0, { passed: 0, failed: 0, failures: [] })).toMatchObject({ passed: 0, failed: 1 });
  });

  it('is read from the report of the unit tests, with what failed', () => {
    const testResults = [
      {
        name: 'a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'adds up', status: 'passed', failureMessages: [] },
          {
            fullName: 'takes away',
            status: 'failed',
            failureMessages: ['expected 1 to be 2\n\n  - 2\n  + 1\n  at line 3'],
          },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'cannot be read', assertionResults: [] },
    ];
    const report = JSON.stringify({ numPassedTests: 5, numFailedTests: 1, testResults });
    expect(unitCount(report)).toEqual({
      passed: 5,
      failed: 1,
      failures: [
        'a.test.ts › takes away: expected 1 to be 2\n        - 2\n        + 1',
        'b.test.ts: cannot be read',
      ],
    });
  });

  it('adds up', () => {
    expect(
      sum([
        { passed: 1, failed: 2, failures: ['a', 'b'] },
        { passed: 3, failed: 1, failures: ['c'] },
      ]),
    ).toEqual({ passed: 4, failed: 3, failures: ['a', 'b', 'c'] });
  });
});

it('reads several end-to-end reports as one, with what failed', () => {
  const test = (status: string, message?: string) => ({
    projectName: 'engine-26',
    status,
    results: [message === undefined ? {} : { error: { message } }],
  });
  const report = (expected: number, flaky: number, unexpected: number) => ({
    stats: { expected, flaky, unexpected, skipped: 9 },
    suites: [] as unknown[],
  });
  const bad = report(3, 0, 1);
  const spec = {
    title: 'it runs',
    file: 'app.spec.ts',
    line: 7,
    tests: [test('unexpected', '\u001b[31mno\nwhy')],
  };
  const fine = { title: 'it ends', file: 'app.spec.ts', line: 9, tests: [test('expected')] };
  bad.suites.push({ specs: [fine], suites: [{ specs: [spec] }] });
  const one = oneE2eReport([report(5, 1, 0), bad].map((each) => JSON.stringify(each)));
  expect(e2eCount(one)).toEqual({
    passed: 9,
    failed: 1,
    failures: ['engine-26 app.spec.ts:7 › it runs: no\n      why'],
  });
});

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** What counts for a suite: its report, and one failure if it crashed (whatever it reported) or ran nothing. */
export function ofSuite(exitCode: number, reported: Count | undefined): Count {
  if (reported === undefined) return { passed: 0, failed: 1 };
  const { passed, failed } = reported;
  const wrong = exitCode !== 0 || passed === 0;
  return failed === 0 && wrong ? { passed, failed: 1 } : reported;
}

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }),
    {
      passed: 0,
      failed: 0,
    },
  );
}

/** Reads the report of `npm run check`. */
export function checkCount(report: string): Count {
  const { passed, failed }: Count = JSON.parse(report);
  return { passed, failed };
}

/** Reads vitest's JSON report. */
export function unitCount(report: string): Count {
  const counts: { numPassedTests: number; numFailedTests: number } = JSON.parse(report);
  return { passed: counts.numPassedTests, failed: counts.numFailedTests };
}

interface E2eReport {
  readonly stats: { readonly expected: number; readonly flaky: number; readonly unexpected: number };
}

/** Reads Playwright's JSON report. A test that passed only when tried again has passed. */
export function e2eCount(report: string): Count {
  const { stats }: E2eReport = JSON.parse(report);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** The counts of several of Playwright's JSON reports as one. */
export function oneE2eReport(reports: readonly string[]): string {
  const counts = reports.map((report) => {
    const { stats }: E2eReport = JSON.parse(report);
    return stats;
  });
  const total = (count: keyof E2eReport['stats']) => counts.reduce((all, stats) => all + stats[count], 0);
  const stats = { expected: total('expected'), flaky: total('flaky'), unexpected: total('unexpected') };
  return JSON.stringify({ stats } satisfies E2eReport);
}

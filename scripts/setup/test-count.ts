import { stripVTControlCharacters } from 'node:util';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What failed: the name of each and the beginning of what was said. */
  readonly failures: readonly string[];
}

/** What counts for a suite: its report, and one failure if it crashed (whatever it reported) or ran nothing. */
export function ofSuite(exitCode: number, reported: Count | undefined): Count {
  if (reported === undefined) return { passed: 0, failed: 1, failures: ['crashed before it reported'] };
  const { passed, failed, failures } = reported;
  const isWrong = exitCode !== 0 || passed === 0;
  if (failed > 0 || !isWrong) return reported;
  return { passed, failed: 1, failures: [...failures, `ended with ${exitCode} though no test failed`] };
}

export function sum(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((all, { passed }) => all + passed, 0),
    failed: counts.reduce((all, { failed }) => all + failed, 0),
    failures: counts.flatMap(({ failures }) => failures),
  };
}

/** Reads the report of `npm run check`. */
export function checkCount(report: string): Count {
  const { passed, failed, failures }: Count = JSON.parse(report);
  return { passed, failed, failures };
}

interface UnitReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Reads vitest's JSON report. */
export function unitCount(report: string): Count {
  const { numPassedTests, numFailedTests, testResults }: UnitReport = JSON.parse(report);
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [failure(name, message)];
    return failed.map((test) => failure(`${name} › ${test.fullName}`, test.failureMessages?.[0]));
  });
  return { passed: numPassedTests, failed: numFailedTests, failures };
}

interface E2eSuite {
  readonly suites?: readonly E2eSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}

interface E2eReport {
  readonly stats: { readonly expected: number; readonly flaky: number; readonly unexpected: number };
  readonly suites: readonly E2eSuite[];
}

/** Reads Playwright's JSON report. A test that passed only when tried again has passed. */
export function e2eCount(report: string): Count {
  const { stats, suites }: E2eReport = JSON.parse(report);
  const passed = stats.expected + stats.flaky;
  return { passed, failed: stats.unexpected, failures: suites.flatMap(failuresOf) };
}

function failuresOf({ suites = [], specs = [] }: E2eSuite): readonly string[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ projectName, results }) => {
        const said = results.find(({ error }) => error?.message !== undefined)?.error?.message;
        return failure(`${projectName} ${file}:${line} › ${title}`, said);
      }),
  );
  return [...own, ...suites.flatMap(failuresOf)];
}

/** Several of Playwright's JSON reports as one. */
export function oneE2eReport(reports: readonly string[]): string {
  const all = reports.map((report): E2eReport => JSON.parse(report));
  const total = (count: keyof E2eReport['stats']) =>
    all.reduce((together, { stats }) => together + stats[count], 0);
  const stats = { expected: total('expected'), flaky: total('flaky'), unexpected: total('unexpected') };
  return JSON.stringify({ stats, suites: all.flatMap(({ suites }) => suites) } satisfies E2eReport);
}

const linesShown = 14;

/** The name, and below it what was said up to the stack, so that a log's end tells what went wrong. */
function failure(name: string, said = ''): string {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trimEnd().slice(0, 200))
    .filter((line) => line !== '');
  const stack = lines.findIndex((line) => /^\s+at /.test(line));
  const shown = lines.slice(0, stack === -1 ? linesShown : Math.min(stack, linesShown));
  if (shown.length === 0) return name;
  return `${name}: ${shown.join('\n      ')}`;
}

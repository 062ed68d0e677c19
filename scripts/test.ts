/**
 * `npm test`: the checks, the unit tests and the end-to-end tests, each even if one before it failed. The last line
 * is `N passed, N failed`, over all of them; a suite that crashed or ran nothing counts as one failure.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder, tool } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript, say } from './setup/say.ts';
import { type Count, checkCount, e2eCount, ofSuite, sum, unitCount } from './setup/test-count.ts';

interface Suite {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** Reads what the suite wrote to its report file. */
  readonly count: (report: string) => Count;
}

const tsx = (script: string, ...args: string[]) => [tool('tsx'), join('scripts', script), ...args] as const;

function suites(reports: string): readonly (Suite & { readonly report: string })[] {
  const report = (name: string) => join(reports, name);
  return [
    {
      name: 'checks',
      command: [...tsx('check.ts')],
      report: report('check.json'),
      count: checkCount,
    },
    {
      name: 'unit tests',
      command: [
        tool('vitest'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report('unit.json')}`,
      ],
      report: report('unit.json'),
      count: unitCount,
    },
    {
      name: 'end-to-end tests',
      command: [...tsx('e2e.ts', '--reporter=list,json')],
      report: report('e2e.json'),
      count: e2eCount,
    },
  ];
}

await runScript(async () => {
  const reports = await mkdtemp(join(tmpdir(), 'stackyard-test-'));
  const counts: Count[] = [];
  for (const { name, command, report, count } of suites(reports)) {
    say(`\n── ${name} ──`);
    const [program, ...args] = command;
    const env = {
      ...process.env,
      STACKYARD_CHECK_REPORT: report,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      STACKYARD_SCREENS: process.env.STACKYARD_SCREENS ?? 'none',
    };
    const code = await runVisibly(program, args, { cwd: projectFolder, env });
    const text = await readFile(report, 'utf8').catch(() => undefined);
    const counted = ofSuite(code, text === undefined ? undefined : count(text));
    say(`${name}: ${counted.passed} passed, ${counted.failed} failed`);
    counts.push({ ...counted, failures: counted.failures.map((failure) => `${name}: ${failure}`) });
  }
  await rm(reports, { recursive: true });
  const { passed, failed, failures } = sum(counts);
  if (failures.length > 0) say(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
  say(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

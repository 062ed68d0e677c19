/** `npm run check`: everything that can be known without running the app, a line each, all of it even after a failure. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unseenViolations } from './planted-violations.ts';
import { projectFolder, tool } from './setup/project.ts';
import { run } from './setup/run.ts';
import { say } from './setup/say.ts';
import type { Count } from './setup/test-count.ts';
import { textProblems } from './texts/find-problems.ts';

interface Check {
  readonly name: string;
  /** Resolves to what is wrong, as the tool says it; to undefined when all is well. */
  readonly find: () => Promise<string | undefined>;
}

const folders = ['shared', 'electron', 'renderer', 'e2e', 'bench', 'scripts'];

const checks: readonly Check[] = [
  program('format and lint', 'biome', 'ci', '--colors=off', '--diagnostic-level=warn', '.'),
  ...folders.map((folder) => program(`types: ${folder}`, 'tsc', '-p', folder, '--noEmit')),
  program('layers', 'depcruise', '--config', join('scripts', 'layers.cjs'), ...folders),
  {
    name: 'layers: planted violation is seen',
    find: async () => (await unseenViolations()).join('\n') || undefined,
  },
  { name: 'texts', find: async () => (await textProblems()).join('\n') || undefined },
  program('dead code', 'knip', '--config', join('scripts', 'knip.json')),
];

function program(name: string, command: string, ...args: readonly string[]): Check {
  return {
    name,
    find: async () => {
      const env = { ...process.env, NO_COLOR: '1' };
      const { code, stdout, stderr } = await run(tool(command), args, { cwd: projectFolder, env });
      return code === 0 ? undefined : `${stdout}${stderr}` || `${command} failed (${code})`;
    },
  };
}

/** Runs all checks, two at a time, and shows them in their order. Resolves to the names of those that failed. */
async function runChecks(): Promise<readonly string[]> {
  const waiting = [...checks];
  const results = new Map<Check, Promise<string | undefined>>();
  const settle = new Map<Check, (problem: string | undefined) => void>();
  for (const check of checks) results.set(check, new Promise((resolve) => settle.set(check, resolve)));
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      settle.get(check)?.(await check.find().catch(String));
    }
  };
  void worker();
  void worker();
  const failed: string[] = [];
  for (const [check, result] of results) {
    const problem = await result;
    if (problem !== undefined) failed.push(check.name);
    say(problem === undefined ? `ok    ${check.name}` : `FAIL  ${check.name}\n${problem}`);
  }
  return failed;
}

const failures = await runChecks();
const failed = failures.length;
const passed = checks.length - failed;
say(`check: ${passed} passed, ${failed} failed`);
const report = process.env.STACKYARD_CHECK_REPORT;
if (report) writeFileSync(report, JSON.stringify({ passed, failed, failures } satisfies Count));
process.exitCode = failed === 0 ? 0 : 1;

/**
 * `main.ts [NAME …] [--check] [--rounds N]`: runs the benchmarks on a machine that is set up (see scripts/bench.ts),
 * prints their table, and writes it to the README and results.json. With `--check`, fails where a goal is missed by more
 * than the noise. With `--rounds`, which is for trying a benchmark out, nothing is written.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDisplay } from '../scripts/setup/display.ts';
import { electronExecutable } from '../scripts/setup/electron-runtime.ts';
import { projectFolder } from '../scripts/setup/project.ts';
import { runScript, SetupError, say } from '../scripts/setup/say.ts';
import { benchmarks } from './benchmarks/all.ts';
import type { Benchmark } from './kit/benchmark.ts';
import { loadNow, thisMachine } from './kit/machine.ts';
import { openBench } from './kit/open-bench.ts';
import { withTable } from './kit/readme-table.ts';
import { judge } from './kit/result.ts';
import { readResults, type TimedResult, withResults, writeResults } from './kit/results-file.ts';
import { resultsTable } from './kit/table.ts';
import { versionsWith } from './kit/versions.ts';

const resultsPath = join(import.meta.dirname, 'results.json');
const readmePath = join(projectFolder, 'README.md');

function chosen(names: readonly string[]): readonly Benchmark[] {
  const unknown = names.find((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown !== undefined) {
    const known = benchmarks.map(({ name }) => name).join(', ');
    throw new SetupError(`There is no benchmark ${unknown}. There are: ${known}.`);
  }
  return names.length === 0 ? benchmarks : benchmarks.filter(({ name }) => names.includes(name));
}

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false }, rounds: { type: 'string' } },
  });
  const rounds = values.rounds === undefined ? null : Math.max(1, Number.parseInt(values.rounds, 10));
  const toRun = chosen(positionals);
  const runtime = await electronExecutable();
  const display = await ensureDisplay();
  Object.assign(process.env, display.env);
  const bench = openBench(runtime, rounds);
  const results: TimedResult[] = [];
  try {
    for (const { name, run } of toRun) {
      const [load, began] = [loadNow(), performance.now()];
      say(`${name} …`);
      try {
        const judged = (await run(bench)).map(judge);
        results.push(...judged.map((result) => ({ ...result, at: new Date().toISOString(), load })));
        say(resultsTable(judged));
      } finally {
        await bench.clear();
      }
      say(`  ${Math.round((performance.now() - began) / 1000)} s, load before: ${load}\n`);
    }
  } finally {
    await bench.close();
    await display.stop();
  }
  say(resultsTable(results));
  if (rounds === null) {
    const now = { machine: thisMachine(), versions: await versionsWith(runtime), results };
    const names = benchmarks.map(({ name }) => name);
    const all = withResults(await readResults(resultsPath), now, names);
    await writeResults(resultsPath, all);
    const readme = await readFile(readmePath, 'utf8');
    await writeFile(readmePath, withTable(readme, resultsTable(all.results)));
  }
  const missed = results.filter(({ missedForSure }) => missedForSure);
  if (!values.check) return 0;
  for (const { name, goal } of missed) say(`Missed by more than the noise: ${name}, ${goal}`);
  return missed.length === 0 ? 0 : 1;
});

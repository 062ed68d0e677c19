import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectFolder, tool } from './setup/project.ts';
import { run } from './setup/run.ts';

/** One file for each rule of layers.cjs that breaks that rule. */
const planted: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'shared-stands-alone': ['shared/reads-disk.ts', "export { readFileSync } from 'node:fs';"],
  'electron-not-renderer': [
    'electron/engine/shows.ts',
    "export { view } from '../../renderer/features/stacks/view.ts';",
  ],
  'renderer-not-electron': [
    'renderer/calls.ts',
    "export type { Handler } from '../electron/ipc/handler.ts';",
  ],
  'product-not-tools': ['renderer/sets-up.ts', "export { step } from '../scripts/step.ts';"],
  'features-stand-apart': ['renderer/features/logs/peeks.ts', "export { view } from '../stacks/view.ts';"],
  'adapters-below-ipc': ['electron/engine/answers.ts', "export type { Handler } from '../ipc/handler.ts';"],
  'e2e-sees-the-built-app': ['e2e/cheats.ts', "export { view } from '../renderer/features/stacks/view.ts';"],
  'e2e-shares-types-only': ['e2e/computes.ts', "export { name } from '../shared/name.ts';"],
  'no-cycles': ['electron/data/a.ts', "export { b } from './b.ts'; export const a = 1;"],
};

/** What the planted files import; breaks no rule. */
const ground: readonly (readonly [file: string, text: string])[] = [
  ['electron/data/b.ts', "import { a } from './a.ts'; export const b = () => a;"],
  ['electron/ipc/handler.ts', 'export type Handler = () => void;'],
  ['renderer/features/stacks/view.ts', "export { name as view } from '../../../shared/name.ts';"],
  ['scripts/step.ts', 'export const step = 1;'],
  ['shared/name.ts', "export const name = 'name';"],
  ['e2e/typed.ts', "import type { name } from '../shared/name.ts'; export type Name = typeof name;"],
];

/**
 * Lets dependency-cruiser look at a small project of its own that breaks every rule once, and only so. Resolves to
 * what it got wrong, a line each; none when it sees everything.
 */
export async function unseenViolations(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'stackyard-layers-'));
  try {
    for (const [file, text] of [...Object.values(planted), ...ground]) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), `${text}\n`);
    }
    const found = await violations(folder);
    const wanted = Object.entries(planted).map(([rule, [file]]) => `${rule}: ${file}`);
    const rules = ruleNames();
    return [
      ...wanted.filter((line) => !found.includes(line)).map((line) => `not seen: ${line}`),
      ...found.filter((line) => !wanted.includes(line)).map((line) => `seen for nothing: ${line}`),
      ...rules.filter((rule) => !(rule in planted)).map((rule) => `no violation is planted for ${rule}`),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The violations that dependency-cruiser reports in a folder, as `rule: file`. */
async function violations(folder: string): Promise<string[]> {
  const config = join(projectFolder, 'scripts', 'layers.cjs');
  const args = [
    '--config',
    config,
    '--output-type',
    'json',
    'electron',
    'renderer',
    'shared',
    'e2e',
    'scripts',
  ];
  const { stdout } = await run(tool('depcruise'), args, { cwd: folder });
  const report: { summary: { violations: { from: string; rule: { name: string } }[] } } = JSON.parse(stdout);
  // A cycle is reported once from each of its files.
  const lines = report.summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
  return lines.filter((line) => line !== 'no-cycles: electron/data/b.ts');
}

function ruleNames(): string[] {
  const config: { forbidden: { name: string }[] } = createRequire(import.meta.url)('./layers.cjs');
  return config.forbidden.map(({ name }) => name);
}

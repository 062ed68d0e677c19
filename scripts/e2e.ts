/**
 * `npm run e2e -- [playwright arguments]`: sets the machine up, builds the app, and runs the end-to-end tests. Where the
 * machine allows it the tests run in three parts at the same time, each with an engine, a network and a display of its own.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfStale } from './setup/build.ts';
import { hasDisplay } from './setup/display.ts';
import { electronExecutable } from './setup/electron-runtime.ts';
import { composeSoftware, engineSoftware } from './setup/engine-software.ts';
import { standInImages } from './setup/images.ts';
import { ownNetwork } from './setup/own-network.ts';
import { projectFolder, tool } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript } from './setup/say.ts';
import { systemPackages } from './setup/system-packages.ts';
import { oneE2eReport } from './setup/test-count.ts';

/** What runs at the same time: the newest engine runs more tests, so it is there twice. */
const parts = {
  'engine-20': ['--project=engine-20'],
  'engine-26-1': ['--project=engine-26', '--shard=1/2'],
  'engine-26-2': ['--project=engine-26', '--shard=2/2'],
} as const;

await runScript(async () => {
  await systemPackages('electronLibraries', 'display', 'engine', 'ssh');
  const electron = await electronExecutable();
  await engineSoftware('20');
  await engineSoftware('26');
  await composeSoftware();
  await standInImages();
  await buildIfStale();

  const network = (await ownNetwork()) ?? [];
  const args = process.argv.slice(2);
  const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;

  // The display is started within the network: servers of several networks would take each other's sockets.
  function play(more: readonly string[], reportFile: string | undefined): Promise<number> {
    const env = {
      ...process.env,
      // The tests read English, whatever the system speaks.
      LANGUAGE: 'en',
      STACKYARD_ELECTRON: JSON.stringify(electron),
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
    };
    const command = [...network, tool('tsx'), join('scripts', 'play.ts'), ...args, ...more] as const;
    const [program, ...rest] = command;
    return runVisibly(program, rest, { cwd: projectFolder, env });
  }

  // A port, a clipboard and the keyboard's focus are one each in a network and on a display.
  const isAlone = network.length === 0 || hasDisplay();
  if (isAlone || args.some((arg) => arg.startsWith('--project'))) return play([], report);

  const results = await Promise.all(
    Object.entries(parts).map(async ([name, which]) => {
      const output = join(projectFolder, 'test-results', 'e2e', name);
      const reportFile = report === undefined ? undefined : `${report}.${name}`;
      const code = await play([...which, `--output=${output}`], reportFile);
      const text =
        reportFile === undefined ? undefined : await readFile(reportFile, 'utf8').catch(() => undefined);
      return { code, text };
    }),
  );
  const texts = results.flatMap(({ text }) => text ?? []);
  if (report !== undefined && texts.length === results.length) await writeFile(report, oneE2eReport(texts));
  return Math.max(...results.map(({ code }) => code));
});

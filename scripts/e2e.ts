/**
 * `npm run e2e -- [playwright arguments]`: sets the machine up, builds the app, and runs the end-to-end tests. Where the
 * machine allows it parts of them run at the same time, each with an engine, a network and a display of its own.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasDisplay } from './setup/display.ts';
import { projectFolder, tool } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript } from './setup/say.ts';
import { setStage } from './setup/stage.ts';
import { oneE2eReport } from './setup/test-count.ts';

/** So many parts at a time keep two cores busy. */
const lanes = 3;

const shards = (project: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    name: `${project}-${at + 1}`,
    args: [`--project=${project}`, `--shard=${at + 1}/${count}`],
  }));

/** Small enough for the lanes to end at about the same time, and few: each starts an engine. */
const parts = [...shards('engine-26', 14), ...shards('engine-20', 4)];

await runScript(async () => {
  const { electron, network } = await setStage({ engines: ['20', '26'], packages: ['ssh'] });
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
    const command = [...network, tool('tsx'), join('scripts', 'play.ts'), ...args, ...more];
    const [program = '', ...rest] = command;
    return runVisibly(program, rest, { cwd: projectFolder, env });
  }

  // A port, a clipboard and the keyboard's focus are one each in a network and on a display.
  const isAlone = network.length === 0 || hasDisplay();
  if (isAlone || args.some((arg) => arg.startsWith('--project'))) return play([], report);

  const results: { readonly code: number; readonly text: string | undefined }[] = [];
  const waiting = parts.values();
  const lane = async () => {
    for (const part of waiting) {
      const output = join(projectFolder, 'test-results', 'e2e', part.name);
      const reportFile = report === undefined ? undefined : `${report}.${part.name}`;
      const code = await play([...part.args, `--output=${output}`], reportFile);
      const text =
        reportFile === undefined ? undefined : await readFile(reportFile, 'utf8').catch(() => undefined);
      results.push({ code, text });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const texts = results.flatMap(({ text }) => text ?? []);
  if (report !== undefined && texts.length === results.length) await writeFile(report, oneE2eReport(texts));
  return Math.max(...results.map(({ code }) => code));
});

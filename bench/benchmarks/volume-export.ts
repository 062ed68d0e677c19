import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { invoke } from '../../e2e/support/invoke.ts';
import { saveInDialog } from '../../e2e/support/volume-files.ts';
import type { PrivateEngine } from '../../scripts/setup/private-engine.ts';
import type { Benchmark } from '../kit/benchmark.ts';
import { timedDocker } from '../kit/cli.ts';
import { inTurns } from '../kit/in-turns.ts';
import { whenPainted } from '../kit/painted.ts';

const volume = 'gigabyte';
const toast = `[aria-label="Close: ${volume} exported"]`;

/** 1 GB: half of it does not compress, a third is text, and the rest is in 20,000 small files in 200 folders. */
const fill = `
set -e
cd /data
for n in 1 2 3 4 5; do head -c 100000000 /dev/urandom > random-$n; done
for n in 1 2 3; do
  awk -v n=$n 'BEGIN { for (i = 0; i < 1100000; i++) printf "%d %d request answered in 12.4 ms with status 200, the log says, %d\\n", n, i, i * 7919 % 104729 }' > text-$n
done
for d in $(seq 1 200); do
  mkdir folder-$d
  awk -v d=$d 'BEGIN { for (f = 1; f <= 100; f++) { for (l = 0; l < 200; l++) printf "%d %d %d key: value of this line, as in a settings file\\n", d, f, l > ("folder-" d "/file-" f); close("folder-" d "/file-" f) } }'
done`;

const inContainer = (engine: PrivateEngine, mounts: readonly string[], ...command: string[]) =>
  timedDocker(engine, [
    'run',
    '--rm',
    '--network=none',
    ...mounts.flatMap((mount) => ['--volume', mount]),
    'busybox:latest',
    ...command,
  ]);

/**
 * 1 GB of mixed files in a volume, to a tar.gz file on this machine. Ours begins when the window asks for the export, to a
 * file that is already chosen, and ends when the message that it is done is painted; it also counts what it writes, and
 * makes a digest of it. The reference is `docker run … tar cz` with the volume and the folder mounted, from its start to
 * its end.
 */
export const volumeExport: Benchmark = {
  name: 'volume-export',
  run: async (bench) => {
    const engine = await bench.engineWith({ stacks: 1, each: 1 });
    const folder = await bench.folder();
    await timedDocker(engine, ['volume', 'create', volume]);
    await inContainer(engine, [`${volume}:/data`], 'sh', '-c', fill);
    const app = await bench.openApp(engine);
    const ours = async (round: number) => {
      const file = join(folder, `ours-${round + 1}.tar.gz`);
      await saveInDialog(app, file);
      const { at, done } = await whenPainted(app.page, toast, async () => {
        const began = Date.now();
        const answer = await invoke(app, 'volume.export', { name: volume, quiet: true });
        if (!answer.ok) throw new Error(JSON.stringify(answer.error));
        return began;
      });
      await app.page.locator(toast).click();
      await app.page.locator(toast).waitFor({ state: 'detached' });
      // Throws where there is none.
      await rm(file);
      return at - done;
    };
    const reference = async (round: number) => {
      const name = `theirs-${round + 1}.tar.gz`;
      const mounts = [`${volume}:/data:ro`, `${folder}:/out`];
      const { milliseconds } = await inContainer(
        engine,
        mounts,
        'tar',
        '-czf',
        `/out/${name}`,
        '-C',
        '/data',
        '.',
      );
      await rm(join(folder, name));
      return milliseconds;
    };
    const paired = await inTurns(bench.rounds(5), ours, reference);
    await timedDocker(engine, ['volume', 'rm', volume]);
    return [
      {
        name: 'volume-export',
        unit: 'ms',
        take: 'median',
        ...paired,
        goal: { of: 'ratio', atMost: 1.2 },
      },
    ];
  },
};

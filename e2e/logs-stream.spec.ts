import { openLog } from './support/log-stream.ts';
import { expect, test } from './support/test.ts';

test('@details a log is told from its beginning, on both streams, and as it goes on', async ({
  app,
  terminal,
}) => {
  const script =
    'for n in $(seq 1 100); do echo "out $n"; echo "err $n" >&2; done; while read -r line; do echo "$line"; done < /dev/null; sleep infinity';
  const id = await terminal.docker(['run', '--detach', 'busybox:latest', 'sh', '-c', script]);
  const log = await openLog(app, { container: id });
  await expect.poll(async () => (await log.entries()).at(-1)?.kind, { timeout: 5_000 }).toBe('caught-up');
  const entries = await log.entries();
  console.log(entries.slice(0, 4));
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { comparableContainer } from './support/comparable-container.ts';
import { shapes } from './support/container-shapes.ts';
import { invoke } from './support/invoke.ts';
import { expect, test } from './support/test.ts';

const exec = promisify(execFile);

test.use({ keepsApp: true });

for (const { what, make } of shapes) {
  test(`the run command makes an equal container of one with ${what}`, { tag: '@table' }, async ({
    app,
    engine,
    terminal,
    folder,
  }) => {
    const inspect = async (name: string) => JSON.parse(await terminal.docker(['inspect', name]))[0];
    const name = await make(terminal, folder);
    const original = await inspect(name);
    const answer = await invoke(app, 'container.runCommand', { id: original.Id });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const command = answer.value;

    // The command names the copy as the original was named, and only one of them can have its ports and addresses.
    await terminal.docker(['rename', name, `${name}-original`]);
    if (original.State.Running) await terminal.docker(['kill', `${name}-original`]);
    // Somebody sits before it: it needs a terminal.
    const attached = !command.includes('--detach') && !command.includes('&& docker start');
    const [program, ...args] = attached
      ? ['script', '--quiet', '--return', '--command', command, '/dev/null']
      : ['sh', '-c', command];
    await exec(program ?? '', args, { env: { ...process.env, ...engine.env }, cwd: '/' });
    expect(comparableContainer(await inspect(name)), command).toEqual(comparableContainer(original));
  });
}

test('the run command of a container that is gone is refused', { tag: '@table' }, async ({
  app,
  terminal,
}) => {
  const id = await terminal.docker(['run', '--detach', 'busybox:latest', 'sleep', '100']);
  await terminal.docker(['rm', '--force', id]);
  expect(await invoke(app, 'container.runCommand', { id })).toMatchObject({
    ok: false,
    error: { kind: 'not-found', what: 'container' },
  });
});

import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hostPath, stackName } from '../../shared/ids.ts';
import type { RunRequest } from '../../shared/run-preview.ts';
import { type Compose, createCompose } from './compose.ts';
import { findComposeCli } from './compose-cli.ts';

let folder: string;
let request: RunRequest;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'stackyard-compose-')));
  const project = join(folder, 'demo');
  await mkdir(project);
  await mkdir(join(folder, 'bin'));
  await writeFile(join(project, 'compose.yaml'), 'services:\n  web:\n    image: nginx\n    prots: []\n');
  request = {
    files: [hostPath(join(project, 'compose.yaml'))],
    workingDir: hostPath(project),
    envFiles: [],
    profiles: [],
    projectName: stackName('demo'),
  };
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});

interface Behaviour {
  /** What `compose --help` says of its progress. */
  readonly progress?: string;
  /** JavaScript that answers; `args` are the arguments after `compose`. */
  readonly script: string;
}

/** A `docker` on PATH that writes down how it was called, and Compose that uses it. */
async function composeWith({ progress = 'auto, plain', script }: Behaviour): Promise<Compose> {
  const docker = join(folder, 'bin', 'docker');
  await writeFile(
    docker,
    `#!${process.execPath}
const args = process.argv.slice(3);
if (args[0] === 'version') { console.log('2.99.0'); process.exit(); }
if (args[0] === '--help') { console.log('--progress string  Set type (${progress})'); process.exit(); }
require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'calls'))}, JSON.stringify({
  args: process.argv.slice(2), cwd: process.cwd(), host: process.env.DOCKER_HOST,
  orphans: process.env.COMPOSE_REMOVE_ORPHANS }) + '\\n');
const print = (...lines) => { for (const line of lines) console.log(line); };
const say = (...lines) => { for (const line of lines) console.error(line); };
${script}
`,
  );
  await chmod(docker, 0o755);
  const env = {
    PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter),
    DOCKER_HOST: 'unix:///stand-in.sock',
    COMPOSE_REMOVE_ORPHANS: '1',
  };
  const program = await findComposeCli({
    env,
    platform: process.platform,
    homeDir: folder,
    // The stand-in alone: a plugin that this machine may have is not asked.
    isProgram: async (path) => path === docker,
  });
  if (program === null) throw new Error('The stand-in was not found.');
  return createCompose(program, env);
}

const calls = async (): Promise<readonly { readonly args: readonly string[] }[]> =>
  (await readFile(join(folder, 'calls'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const model = (changes: object = {}) =>
  JSON.stringify({ name: 'demo', services: { web: { image: 'nginx:1' } }, ...changes });

const silent = () => ({ signal: new AbortController().signal, onStep: () => {}, onLine: () => {} });

// The stand-in is a script with a shebang.
describe.skipIf(process.platform === 'win32')('config', () => {
  test('asks for the profiles that were chosen, and for all, with nothing that could change anything', async () => {
    const compose = await composeWith({ script: `print(${JSON.stringify(model())})` });
    await compose.config({ ...request, profiles: ['debug'] });
    const common = ['compose', '--ansi=never', '--project-name=demo', `--project-directory=${folder}/demo`];
    const file = `--file=${folder}/demo/compose.yaml`;
    const call = { cwd: request.workingDir, host: 'unix:///stand-in.sock', orphans: 'false' };
    const byProfile = [...(await calls())].sort((some, other) =>
      String(some.args) < String(other.args) ? -1 : 1,
    );
    expect(byProfile).toEqual([
      { ...call, args: [...common, file, '--profile=*', 'config', '--format=json'] },
      { ...call, args: [...common, file, '--profile=debug', 'config', '--format=json'] },
    ]);
  });

  test('asks once where only the chosen profiles matter', async () => {
    const compose = await composeWith({ script: `print(${JSON.stringify(model())})` });
    await compose.config({ ...request, profiles: ['debug'] }, { askedForOnly: true });
    expect((await calls()).map(({ args }) => String(args).match(/--profile=[^,]+/g))).toEqual([
      ['--profile=debug'],
    ]);
  });

  test('answers with what Compose makes of the files', async () => {
    const compose = await composeWith({ script: `print(${JSON.stringify(model())}); say('a warning')` });
    expect(await compose.config(request)).toMatchObject({ name: 'demo', services: [{ name: 'web' }] });
  });

  test('an error of a profile that was not asked for is none', async () => {
    const compose = await composeWith({
      script: `if (args.includes('--profile=*')) { say('service "x" is odd'); process.exit(15); }
               print(${JSON.stringify(model())})`,
    });
    expect(await compose.config(request)).toMatchObject({ name: 'demo' });
  });

  test('a file that Compose refuses is told with its line', async () => {
    const compose = await composeWith({
      script: `const file = args.find((arg) => arg.startsWith('--file=')).slice('--file='.length);
        say('time="2026-01-01T00:00:00Z" level=warning msg="version is obsolete"');
        say('validating ' + file + ': services.web Additional property prots is not allowed');
        process.exit(15)`,
    });
    await expect(compose.config(request)).rejects.toMatchObject({
      error: {
        kind: 'compose-invalid',
        file: request.files[0],
        line: 4,
        message: 'services.web Additional property prots is not allowed',
      },
    });
  });

  test('a file that is gone is told before anything is started', async () => {
    const compose = await composeWith({ script: '' });
    const gone = hostPath(join(folder, 'gone.yaml'));
    await expect(compose.config({ ...request, files: [...request.files, gone] })).rejects.toMatchObject({
      error: { kind: 'compose-missing', files: [gone] },
    });
    await expect(calls()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('a working folder that is gone doesn’t hinder', async () => {
    const compose = await composeWith({ script: `print(${JSON.stringify(model())})` });
    const workingDir = hostPath(join(folder, 'gone'));
    await compose.config({ ...request, workingDir });
    expect((await calls())[0]).toMatchObject({ cwd: process.cwd() });
  });

  test('a CLI that has gone meanwhile is told as missing', async () => {
    const compose = await composeWith({ script: '' });
    await rm(join(folder, 'bin'), { recursive: true, maxRetries: 20, retryDelay: 50 });
    await expect(compose.config(request)).rejects.toMatchObject({ error: { kind: 'compose-cli-missing' } });
  });

  test('a plugin that has gone meanwhile is told as missing', async () => {
    const compose = await composeWith({
      script: `say('unknown flag: --ansi', '', "Usage:  docker [OPTIONS] COMMAND [ARG...]"); process.exit(125)`,
    });
    await expect(compose.config(request)).rejects.toMatchObject({ error: { kind: 'compose-cli-missing' } });
  });

  test('an answer that is no model is unexpected', async () => {
    const compose = await composeWith({ script: `print('[]')` });
    await expect(compose.config(request)).rejects.toMatchObject({ error: { kind: 'unexpected' } });
  });

  test('can be cancelled', async () => {
    const compose = await composeWith({ script: 'setInterval(() => {}, 1000)' });
    const cancelled = compose.config(request, { signal: AbortSignal.timeout(50) });
    await expect(cancelled).rejects.toMatchObject({ error: { kind: 'cancelled' } });
  });
});

describe.skipIf(process.platform === 'win32')('up', () => {
  test('runs detached, and never says yes, deletes nothing and removes no orphans', async () => {
    const compose = await composeWith({ script: '' });
    await compose.up(request, silent());
    expect(await calls()).toEqual([
      {
        args: [
          'compose',
          '--ansi=never',
          '--project-name=demo',
          `--project-directory=${folder}/demo`,
          `--file=${folder}/demo/compose.yaml`,
          'up',
          '--detach',
        ],
        cwd: request.workingDir,
        host: 'unix:///stand-in.sock',
        orphans: 'false',
      },
    ]);
  });

  test('of one service touches nothing but that, and leaves it as many containers as it has', async () => {
    const compose = await composeWith({ script: '' });
    await compose.up(request, { ...silent(), only: { service: 'web', scale: null } });
    await compose.up(request, { ...silent(), only: { service: 'web', scale: 3 } });
    expect((await calls()).map(({ args }) => args.slice(args.indexOf('up')))).toEqual([
      ['up', '--detach', '--no-deps', '--', 'web'],
      ['up', '--detach', '--no-deps', '--scale=web=3', '--', 'web'],
    ]);
  });

  test('asks for JSON where the tool has it, and reads it', async () => {
    const compose = await composeWith({
      progress: 'auto, plain, json',
      script: `say('{"id":"Container demo-web-1","status":"Started"}')`,
    });
    const steps: unknown[] = [];
    const lines: string[] = [];
    await compose.up(request, {
      ...silent(),
      onStep: (step) => steps.push(step),
      onLine: (line) => lines.push(line),
    });
    expect((await calls())[0]?.args.slice(0, 3)).toEqual(['compose', '--ansi=never', '--progress=json']);
    expect(steps).toEqual([{ subject: 'container', name: 'demo-web-1', state: 'done', text: 'Started' }]);
    expect(lines).toEqual(['Container demo-web-1 Started']);
  });

  test('a question about a volume hears no answer, and fails', async () => {
    const compose = await composeWith({
      script: `process.stdout.write('Volume "demo_data" exists but doesn\\'t match configuration in compose file. Recreate (data will be lost)?');
        if (require('node:fs').readFileSync(0).length > 0) process.exit(99);`,
    });
    await expect(compose.up(request, silent())).rejects.toMatchObject({
      error: {
        kind: 'volume-differs',
        detail: 'Volume "demo_data" exists but doesn\'t match configuration in compose file',
      },
    });
  });

  test('a taken port is told', async () => {
    const compose = await composeWith({
      script: `say(' Container demo-web-1  Starting', 'Error response from daemon: Bind for 0.0.0.0:3000 failed: port is already allocated'); process.exit(1)`,
    });
    await expect(compose.up(request, silent())).rejects.toMatchObject({
      error: { kind: 'port-taken', port: 3000, by: null },
    });
  });

  test('an image that only its service names is looked up', async () => {
    const compose = await composeWith({
      script: `if (args.includes('config')) print(${JSON.stringify(model())});
        else { say(' web Error no such host', 'Error response from daemon: no such host'); process.exit(18); }`,
    });
    await expect(compose.up(request, silent())).rejects.toMatchObject({
      error: {
        kind: 'image-unavailable',
        image: 'nginx:1',
        detail: 'Error response from daemon: no such host',
      },
    });
  });

  test('a file that went bad since it was checked is told as such', async () => {
    const compose = await composeWith({
      script: `say('services.web must be a mapping'); process.exit(15)`,
    });
    await expect(compose.up(request, silent())).rejects.toMatchObject({
      error: { kind: 'compose-invalid', file: request.files[0], line: 2 },
    });
  });

  test('cancelled while it runs, it ends in order and is told as cancelled', async () => {
    const compose = await composeWith({
      script: `process.on('SIGINT', () => { say('canceled'); process.exit(130); });
        setInterval(() => {}, 1000); say(' Container demo-web-1  Creating')`,
    });
    const cancel = new AbortController();
    const states: string[] = [];
    const up = compose.up(request, {
      signal: cancel.signal,
      onStep: (step) => states.push(step.state),
      onLine: (line) => line.includes('Creating') && cancel.abort(),
    });
    await expect(up).rejects.toMatchObject({ error: { kind: 'cancelled' } });
    expect(states).toEqual(['working', 'warning']);
  });

  test('cancelled when all was done already, it has run', async () => {
    const compose = await composeWith({
      script: `process.on('SIGINT', () => process.exit(0)); setInterval(() => {}, 1000); say('ready')`,
    });
    const cancel = new AbortController();
    await compose.up(request, { ...silent(), signal: cancel.signal, onLine: () => cancel.abort() });
  });
});

describe.skipIf(process.platform === 'win32')('pull', () => {
  const help = `if (args.includes('--help')) { print('      --ignore-buildable       Ignore images that can be built'); process.exit(); }`;
  const commandOf = (call: { readonly args: readonly string[] } | undefined) =>
    call?.args.slice(call.args.indexOf(`--file=${folder}/demo/compose.yaml`) + 1);

  test('leaves out what is built, by the tool’s own option', async () => {
    const compose = await composeWith({ script: help });
    await compose.pull(request, silent());
    expect(commandOf((await calls()).at(-1))).toEqual(['pull', '--ignore-buildable']);
  });

  test('names the services that are not built to an older tool', async () => {
    const services = {
      db: { image: 'redis:7' },
      web: { image: 'mine:1', build: { context: '.' } },
      debug: { image: 'busybox', profiles: ['debug'] },
    };
    const compose = await composeWith({
      script: `if (args.includes('config')) print(${JSON.stringify(model({ services }))})`,
    });
    await compose.pull(request, silent());
    expect(commandOf((await calls()).at(-1))).toEqual(['pull', '--', 'db']);
  });

  test('asks an older tool for nothing where everything is built', async () => {
    const services = { web: { build: { context: '.' } } };
    const compose = await composeWith({
      script: `if (args.includes('config')) print(${JSON.stringify(model({ services }))})`,
    });
    await compose.pull(request, silent());
    expect((await calls()).filter(({ args }) => args.includes('pull') && !args.includes('--help'))).toEqual(
      [],
    );
  });

  test('tells how far it is, and which image can’t be had', async () => {
    const compose = await composeWith({
      script: `${help}
        if (args.includes('config')) print(${JSON.stringify(model())});
        else {
          say(' web Pulling ', ' web Error Get "https://registry.invalid/v2/": dial tcp: no such host',
            'Error response from daemon: Get "https://registry.invalid/v2/": dial tcp: no such host');
          process.exit(18);
        }`,
    });
    const steps: string[] = [];
    const pull = compose.pull(request, {
      ...silent(),
      onStep: ({ name, state }) => steps.push(`${name} ${state}`),
    });
    await expect(pull).rejects.toMatchObject({ error: { kind: 'image-unavailable', image: 'nginx:1' } });
    expect(steps).toEqual(['web working', 'web failed']);
  });

  test('can be cancelled', async () => {
    const compose = await composeWith({
      script: `${help} process.on('SIGINT', () => process.exit(130)); setInterval(() => {}, 1000); say(' web Pulling ')`,
    });
    const cancel = new AbortController();
    const pull = compose.pull(request, { ...silent(), signal: cancel.signal, onLine: () => cancel.abort() });
    await expect(pull).rejects.toMatchObject({ error: { kind: 'cancelled' } });
  });
});

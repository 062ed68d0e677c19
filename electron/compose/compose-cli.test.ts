import { expect, test } from 'vitest';
import {
  type FindComposeOptions,
  findComposeCli,
  programFolders,
  progressOf,
  readVersion,
} from './compose-cli.ts';
import { pluginFolders } from './plugin-folders.ts';

/** A machine where each of these command lines prints what stands beside it; all else fails. */
function machine(
  answers: Readonly<Record<string, string>>,
  config: string | null = null,
): FindComposeOptions & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    env: { PATH: '/usr/bin:/opt/bin', HOME: '/home/ada' },
    platform: 'linux',
    homeDir: '/home/ada',
    readText: async (path) => (path === '/home/ada/.docker/config.json' ? config : null),
    isProgram: async (path) => Object.keys(answers).some((line) => line.startsWith(`${path} `)),
    run: async (command, args) => {
      const line = [command, ...args].join(' ');
      asked.push(line);
      const answer = answers[line];
      return answer === undefined ? { exitCode: 125, stdout: '' } : { exitCode: 0, stdout: answer };
    },
    asked,
  };
}

const helpOf226 = `
      --progress string            Set type of progress output (auto,
                                   tty, plain, quiet) (default "auto")
`;
const helpOf240 = `
      --progress string            Set type of progress output (auto,
                                   tty, plain, json, quiet)
`;

test('the plugin of the docker CLI is taken, with the progress that it says it has', async () => {
  const found = await findComposeCli(
    machine({
      '/usr/bin/docker compose version --short': '2.26.1\n',
      '/usr/bin/docker compose --help': helpOf226,
    }),
  );
  expect(found).toEqual({
    command: '/usr/bin/docker',
    prefix: ['compose'],
    folder: '/usr/bin',
    version: '2.26.1',
    progress: 'plain',
  });
});

test('a newer one that has JSON progress is read by it', async () => {
  const found = await findComposeCli(
    machine({
      '/opt/bin/docker compose version --short': 'v2.40.3-desktop.1\n',
      '/opt/bin/docker compose --help': helpOf240,
    }),
  );
  expect(found).toEqual({
    command: '/opt/bin/docker',
    prefix: ['compose'],
    folder: '/opt/bin',
    version: '2.40.3',
    progress: 'json',
  });
});

const plugin = '/usr/libexec/docker/cli-plugins/docker-compose';
const withPlugin = {
  '/usr/bin/docker compose version --short': '2.26.1\n',
  '/usr/bin/docker compose --help': helpOf226,
  [`${plugin} version --short`]: '2.26.1\n',
  [`${plugin} --help`]: helpOf226,
};

test('the plugin itself is run where it is found, with the helpers beside docker', async () => {
  expect(await findComposeCli(machine(withPlugin))).toEqual({
    command: plugin,
    prefix: [],
    folder: '/usr/bin',
    version: '2.26.1',
    progress: 'plain',
  });
});

test('of several plugins it is the one that docker would take', async () => {
  const ofUser = '/home/ada/.docker/cli-plugins/docker-compose';
  const extra = '/srv/plugins/docker-compose';
  const all = {
    ...withPlugin,
    [`${ofUser} version --short`]: '2.26.1\n',
    [`${ofUser} --help`]: helpOf226,
    [`${extra} version --short`]: '2.26.1\n',
    [`${extra} --help`]: helpOf226,
  };
  const config = JSON.stringify({ cliPluginsExtraDirs: ['relative', 7, '/srv/plugins'] });
  expect(await findComposeCli(machine(all))).toMatchObject({ command: ofUser });
  expect(await findComposeCli(machine(all, config))).toMatchObject({ command: extra });
  expect(await findComposeCli(machine(all, '{"broken'))).toMatchObject({ command: ofUser });
});

test('a plugin that answers otherwise than docker compose is left to docker', async () => {
  const other = { ...withPlugin, [`${plugin} version --short`]: '2.40.0\n' };
  expect(await findComposeCli(machine(other))).toMatchObject({
    command: '/usr/bin/docker',
    prefix: ['compose'],
  });
});

test('a docker without the plugin is passed over for docker-compose', async () => {
  const found = await findComposeCli(
    machine({
      '/usr/bin/docker --version': 'Docker version 20.10',
      '/opt/bin/docker-compose version --short': '2.17.0',
      '/opt/bin/docker-compose --help': helpOf226,
    }),
  );
  expect(found).toEqual({
    command: '/opt/bin/docker-compose',
    prefix: [],
    folder: '/opt/bin',
    version: '2.17.0',
    progress: 'plain',
  });
});

test('docker-compose of version 1 is none', async () => {
  const found = await findComposeCli(machine({ '/usr/bin/docker-compose version --short': '1.29.2\n' }));
  expect(found).toBeNull();
});

test('where nothing is installed nothing is started', async () => {
  const empty = machine({});
  expect(await findComposeCli(empty)).toBeNull();
  expect(empty.asked).toEqual([]);
});

test('on macOS the folders of Docker Desktop and Homebrew are looked into too', () => {
  expect(programFolders({ PATH: '/usr/bin:/bin', HOME: '/Users/ada' }, 'darwin')).toEqual([
    '/usr/bin',
    '/bin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
    '/Users/ada/.docker/bin',
    '/Applications/Docker.app/Contents/Resources/bin',
  ]);
});

test('a relative folder in PATH is not looked into', () => {
  expect(programFolders({ PATH: '.:bin::/usr/bin' }, 'linux')).toEqual(['/usr/bin']);
});

test('on Windows the variable is called Path, parted by semicolons', () => {
  expect(programFolders({ Path: 'C:\\Docker;D:\\bin' }, 'win32')).toEqual(['C:\\Docker', 'D:\\bin']);
});

test.each([
  ['2.26.1', '2.26.1'],
  ['2.26.1-4', '2.26.1'],
  ['v2.29.0+ds1', '2.29.0'],
  ['5.0.0', '5.0.0'],
  ['10.1', '10.1'],
  ['1.29.2', null],
  ['Docker Compose is not installed', null],
  ['', null],
])('the version in %j is %j', (text, version) => {
  expect(readVersion(text)).toBe(version);
});

test('a help text without the option means plain progress', () => {
  expect(progressOf('Usage: docker compose [OPTIONS] COMMAND (json)')).toBe('plain');
});

test('on Windows plugins lie with the programs and their data', () => {
  const env = { ProgramData: 'C:\\ProgramData', ProgramFiles: 'C:\\Program Files' };
  expect(pluginFolders(env, 'win32', 'C:\\Users\\ada\\.docker', null)).toEqual([
    'C:\\Users\\ada\\.docker\\cli-plugins',
    'C:\\ProgramData\\Docker\\cli-plugins',
    'C:\\Program Files\\Docker\\cli-plugins',
  ]);
});

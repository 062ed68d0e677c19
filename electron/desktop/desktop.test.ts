import { describe, expect, it } from 'vitest';
import { aContainer } from '../../shared/builders.ts';
import type { EngineTarget } from '../../shared/engine.ts';
import { containerId, hostPath } from '../../shared/ids.ts';
import { someTarget } from '../engine/fake-engine.ts';
import { openFolder, openInEditor, revealPath } from './open-stack.ts';
import { openTerminal } from './open-terminal.ts';
import type { Program } from './start-program.ts';
import type { System } from './system.ts';

const target = someTarget;
const remote: EngineTarget = {
  ...target,
  address: 'tcp://10.0.0.2:2376',
  linkHost: '10.0.0.2',
  context: 'lab',
};
const id = containerId('c'.repeat(64));
const web = aContainer({ id, name: 'web' });
const shell = ['exec', '-it', id, 'sh', '-c', 'command -v bash >/dev/null && exec bash || exec sh'];
const onEngine = ['/usr/bin/docker', '--host', 'unix:///var/run/docker.sock', ...shell];

/** A Linux with `docker` and the programs and files that are named. Notes what it was asked to start and open. */
function aSystem(
  there: readonly string[],
  { failing = [], ...different }: Partial<System> & { readonly failing?: readonly string[] } = {},
) {
  const started: Program[] = [];
  const opened: string[] = [];
  const scripts: string[] = [];
  const shown: string[] = [];
  const system: System = {
    env: { PATH: '/usr/bin' },
    platform: 'linux',
    chosen: () => ({ terminal: null, editor: null }),
    folders: ['/usr/local/bin', '/usr/bin'],
    isProgram: async (path) => path === '/usr/bin/docker' || there.includes(path),
    kindOf: async (path) => (!there.includes(path) ? 'missing' : /\.yaml$/.test(path) ? 'file' : 'folder'),
    start: async (program) => {
      started.push(program);
      return !failing.includes(program.command);
    },
    writeScript: async (name, text) => {
      scripts.push(text);
      return `/tmp/x/${name}`;
    },
    openPath: async (path) => {
      opened.push(path);
      return '';
    },
    showItem: (path) => void shown.push(path),
    ...different,
  };
  return {
    system,
    opened,
    scripts,
    shown,
    lines: () => started.map(({ command, args }) => [command, ...args]),
    started,
  };
}

describe('a terminal', () => {
  it.each([
    ['x-terminal-emulator', ['-e']],
    ['gnome-terminal', ['--']],
    ['konsole', ['-e']],
    ['xfce4-terminal', ['-x']],
    ['kitty', []],
    ['alacritty', ['-e']],
    ['foot', []],
    ['xterm', ['-e']],
  ])('%s takes the command after %j', async (name, before) => {
    const { system, lines } = aSystem([`/usr/bin/${name}`]);
    await openTerminal(system, target, web);
    expect(lines()).toEqual([[`/usr/bin/${name}`, ...before, ...onEngine]]);
  });

  it('is the one that TERMINAL names, also with options', async () => {
    const { system, lines } = aSystem(['/usr/bin/xterm', '/opt/my-term'], {
      env: { TERMINAL: '/opt/my-term --hold' },
    });
    await openTerminal(system, target, web);
    expect(lines()).toEqual([['/opt/my-term', '--hold', '-e', ...onEngine]]);
  });

  it('is the next one where one can not be started', async () => {
    const { system, lines } = aSystem(['/usr/bin/gnome-terminal', '/usr/bin/xterm'], {
      failing: ['/usr/bin/gnome-terminal'],
    });
    await openTerminal(system, target, web);
    expect(lines().map(([command]) => command)).toEqual(['/usr/bin/gnome-terminal', '/usr/bin/xterm']);
  });

  it('speaks to the engine that the app shows and no other', async () => {
    const { system, started } = aSystem(['/usr/bin/xterm'], {
      env: { DOCKER_HOST: 'tcp://elsewhere:2375', DOCKER_CONTEXT: 'other', HOME: '/home/me' },
    });
    await openTerminal(system, target, web);
    expect(started[0]?.env).toEqual({ HOME: '/home/me', DOCKER_HOST: 'unix:///var/run/docker.sock' });
  });

  it('names the context of an engine on the network, which has its keys', async () => {
    const { system, lines } = aSystem(['/usr/bin/xterm']);
    await openTerminal(system, remote, web);
    expect(lines()).toEqual([['/usr/bin/xterm', '-e', '/usr/bin/docker', '--context', 'lab', ...shell]]);
  });

  it('of macOS runs a script of quoted words that takes itself away', async () => {
    const { system, lines, scripts } = aSystem([], {
      platform: 'darwin',
      env: { DOCKER_CONFIG: "/Users/o'neil/$HOME" },
    });
    await openTerminal(system, target, web);
    expect(lines()).toEqual([['/usr/bin/open', '-a', 'Terminal', '/tmp/x/Container.command']]);
    expect(scripts).toEqual([
      [
        '#!/bin/sh',
        'rm -f -- "$0" && rmdir -- "$(dirname -- "$0")"',
        `export DOCKER_CONFIG='/Users/o'\\''neil/$HOME'`,
        `exec ${onEngine.slice(0, -1).join(' ')} 'command -v bash >/dev/null && exec bash || exec sh'`,
        '',
      ].join('\n'),
    ]);
  });

  const windows = {
    platform: 'win32' as const,
    folders: ['C:\\docker'],
    env: { LOCALAPPDATA: 'C:\\local', ComSpec: 'C:\\cmd.exe' },
  };
  const dockerThere = 'C:\\docker\\docker.exe';

  it('of Windows is Windows Terminal', async () => {
    const wt = 'C:\\local\\Microsoft\\WindowsApps\\wt.exe';
    const { system, lines } = aSystem([dockerThere, wt], windows);
    await openTerminal(system, target, web);
    expect(lines()).toEqual([[wt, 'new-tab', '--', dockerThere, ...onEngine.slice(1)]]);
  });

  it('of an older Windows is a console', async () => {
    const { system, lines } = aSystem([dockerThere], windows);
    await openTerminal(system, target, web);
    expect(lines()).toEqual([['C:\\cmd.exe', '/d', '/c', 'start', '', dockerThere, ...onEngine.slice(1)]]);
  });

  it.each([
    ['no terminal', [], {}, web, { kind: 'no-program', what: 'terminal' }],
    [
      'no docker',
      ['/usr/bin/xterm'],
      { isProgram: async () => false },
      web,
      { kind: 'no-program', what: 'docker' },
    ],
    [
      'a container that does not run',
      ['/usr/bin/xterm'],
      {},
      { ...web, state: 'paused' as const },
      { kind: 'conflict', detail: 'web is not running.' },
    ],
  ])('with %s is refused', async (_, there, different, container, error) => {
    const { system } = aSystem(there, different);
    await expect(openTerminal(system, target, container)).rejects.toMatchObject({ error });
  });
});

const workingDir = hostPath('/srv/shop');
const configFiles = [hostPath('/srv/shop/compose.yaml'), hostPath('/srv/shop/more.yaml')];
const files = { workingDir, configFiles };

describe('the folder of a stack', () => {
  it('is opened by the system', async () => {
    const { system, opened } = aSystem([workingDir]);
    await openFolder(system, target, files);
    expect(opened).toEqual([workingDir]);
  });

  it.each([
    ['that is gone', [], {}, target, files, { kind: 'file-failed', path: workingDir }],
    ['that nobody knows', [], {}, target, { ...files, workingDir: null }, { kind: 'compose-missing' }],
    ['of another machine', [workingDir], {}, remote, files, { kind: 'conflict' }],
    [
      'that the system can not open',
      [workingDir],
      { openPath: async () => 'no file manager' },
      target,
      files,
      { kind: 'file-failed', path: workingDir, detail: 'no file manager' },
    ],
  ])('%s is refused', async (_, there, different, engine, stack, error) => {
    const { system, opened } = aSystem(there, different);
    await expect(openFolder(system, engine, stack)).rejects.toMatchObject({ error });
    expect(opened).toEqual([]);
  });
});

describe('a mounted path', () => {
  it('is shown in its folder, and not opened', async () => {
    const { system, shown, opened } = aSystem(['/srv/shop/Data.app']);
    await revealPath(system, target, hostPath('/srv/shop/Data.app'));
    expect({ shown, opened }).toEqual({ shown: ['/srv/shop/Data.app'], opened: [] });
  });

  it.each([
    ['that is gone', [], target, { kind: 'file-failed', path: workingDir }],
    ['of another machine', [workingDir], remote, { kind: 'conflict' }],
  ])('%s is refused', async (_, there, engine, error) => {
    const { system, shown } = aSystem(there);
    await expect(revealPath(system, engine, workingDir)).rejects.toMatchObject({ error });
    expect(shown).toEqual([]);
  });
});

describe('the editor', () => {
  it.each([
    ['VISUAL names', { VISUAL: 'subl --wait', EDITOR: 'code' }, 'subl'],
    ['EDITOR names, where VISUAL is for terminals', { VISUAL: 'vim', EDITOR: '/usr/bin/gedit' }, 'gedit'],
    ['is known and installed', { EDITOR: 'nano' }, 'code'],
  ])('is the one that %s, and gets every Compose file', async (_, env, name) => {
    const there = [...configFiles, '/usr/bin/code', '/usr/bin/subl', '/usr/bin/gedit', '/usr/bin/vim'];
    const { system, lines } = aSystem(there, { env });
    await openInEditor(system, target, files);
    expect(lines()).toEqual([[`/usr/bin/${name}`, ...configFiles]]);
  });

  it('of macOS is an application', async () => {
    const app = '/Applications/Visual Studio Code.app';
    const { system, lines } = aSystem([...configFiles, app], { platform: 'darwin' });
    await openInEditor(system, target, files);
    expect(lines()).toEqual([['/usr/bin/open', '-a', app, ...configFiles]]);
  });

  it('is the system’s own where none is known', async () => {
    const { system, lines, opened } = aSystem(configFiles);
    await openInEditor(system, target, files);
    expect({ lines: lines(), opened }).toEqual({ lines: [], opened: [configFiles[0]] });
  });

  it.each([
    [
      'without any editor',
      configFiles,
      { openPath: async () => 'no application' },
      target,
      { kind: 'no-program', what: 'editor' },
    ],
    [
      'of a file that is gone',
      [configFiles[0]],
      {},
      target,
      { kind: 'compose-missing', files: [configFiles[1]] },
    ],
    ['of files of another machine', configFiles, {}, remote, { kind: 'conflict' }],
  ])('%s is refused', async (_, there, different, engine, error) => {
    const { system } = aSystem(there.map(String), different);
    await expect(openInEditor(system, engine, files)).rejects.toMatchObject({ error });
  });
});

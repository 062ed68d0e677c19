import { describe, expect, it } from 'vitest';
import { knownEngines } from './known-engines.ts';

interface Machine {
  env?: Record<string, string>;
  metas?: Record<string, string>;
  /** Sockets, and where they really are. */
  sockets?: Record<string, string>;
  platform?: NodeJS.Platform;
}

const enginesOf = ({ env = {}, metas = {}, sockets = {}, platform = 'linux' }: Machine) =>
  knownEngines({
    env,
    homeDir: '/home/ann',
    platform,
    uid: 1000,
    readFolder: async (path) => (path === '/home/ann/.docker/contexts/meta' ? Object.keys(metas) : []),
    readFile: async (path) => {
      const folder = path.split('/').at(-2) ?? '';
      const text = metas[folder];
      if (text === undefined) throw new Error('No such file');
      return text;
    },
    realSocket: async (path) => sockets[path] ?? null,
  });

const meta = (name: string, host: string, description = '') =>
  JSON.stringify({
    Name: name,
    Metadata: { Description: description },
    Endpoints: { docker: { Host: host } },
  });

describe('the engines that can be chosen', () => {
  it('are the contexts, and the sockets that no context leads to', async () => {
    const engines = await enginesOf({
      metas: {
        b: meta('lab', 'tcp://10.0.0.2', 'The lab'),
        a: meta('colima', 'unix:///home/ann/.colima/default/docker.sock'),
        broken: '{',
        list: '[]',
        nameless: '{}',
      },
      sockets: {
        '/var/run/docker.sock': '/run/docker.sock',
        '/home/ann/.colima/default/docker.sock': '/home/ann/.colima/default/docker.sock',
        '/run/user/1000/podman/podman.sock': '/run/user/1000/podman/podman.sock',
      },
    });
    expect(
      engines.map(({ title, address, choice, description }) => [title, address, choice.kind, description]),
    ).toEqual([
      ['default', 'unix:///var/run/docker.sock', 'context', ''],
      ['colima', 'unix:///home/ann/.colima/default/docker.sock', 'context', ''],
      ['lab', 'tcp://10.0.0.2:2375', 'context', 'The lab'],
      ['Podman', 'unix:///run/user/1000/podman/podman.sock', 'address', 'Found on this machine'],
    ]);
  });

  it('name one socket once, through whatever links lead to it', async () => {
    const engines = await enginesOf({
      sockets: {
        '/var/run/docker.sock': '/home/ann/.orbstack/run/docker.sock',
        '/home/ann/.orbstack/run/docker.sock': '/home/ann/.orbstack/run/docker.sock',
      },
    });
    expect(engines.map(({ title }) => title)).toEqual(['default']);
  });

  it('say where DOCKER_HOST leads, and what can not be read', async () => {
    const engines = await enginesOf({
      env: { DOCKER_HOST: 'unix:///run/other.sock' },
      metas: { a: meta('odd', 'gopher://x') },
      sockets: { '/var/run/docker.sock': '/run/docker.sock' },
    });
    expect(engines.map(({ title, address, description }) => [title, address, description])).toEqual([
      ['default', 'unix:///run/other.sock', 'From DOCKER_HOST'],
      ['odd', null, ''],
      ['Docker Engine', 'unix:///var/run/docker.sock', 'Found on this machine'],
    ]);
  });

  it('are contexts alone on Windows', async () => {
    const engines = await enginesOf({ platform: 'win32' });
    expect(engines.map(({ address }) => address)).toEqual(['npipe:////./pipe/docker_engine']);
  });
});

import { expect, test } from 'vitest';
import { hostPath, stackName } from '../../shared/ids.ts';
import type { RunRequest } from '../../shared/run-preview.ts';
import { environmentFor, projectArguments } from './compose-arguments.ts';

const request: RunRequest = {
  files: [hostPath('/srv/demo/compose.yaml')],
  workingDir: hostPath('/srv/demo'),
  envFiles: [],
  profiles: [],
  projectName: null,
};

test('a file is named with its folder, and Compose chooses the name', () => {
  expect(projectArguments(request)).toEqual([
    '--project-directory=/srv/demo',
    '--file=/srv/demo/compose.yaml',
  ]);
});

test('everything that is asked for is named, files in their order', () => {
  expect(
    projectArguments({
      ...request,
      files: [hostPath('/srv/demo/b.yaml'), hostPath('/srv/demo/a.yaml')],
      envFiles: [hostPath('/srv/demo/prod.env')],
      profiles: ['debug', 'a b'],
      projectName: stackName('demo'),
    }),
  ).toEqual([
    '--project-name=demo',
    '--project-directory=/srv/demo',
    '--file=/srv/demo/b.yaml',
    '--file=/srv/demo/a.yaml',
    '--env-file=/srv/demo/prod.env',
    '--profile=debug',
    '--profile=a b',
  ]);
});

test('no name can become an option of its own', () => {
  const hostile = projectArguments({
    files: [hostPath('--yes')],
    workingDir: hostPath('-v'),
    envFiles: [hostPath('--volumes')],
    profiles: ['--remove-orphans'],
    projectName: stackName('--help'),
  });
  expect(hostile).toEqual([
    '--project-name=--help',
    '--project-directory=-v',
    '--file=--yes',
    '--env-file=--volumes',
    '--profile=--remove-orphans',
  ]);
});

const program = { folder: '/opt/docker/bin' };

test('what would change the meaning of a run is taken out of the environment', () => {
  const env = {
    DOCKER_HOST: 'unix:///x.sock',
    PATH: '/usr/bin',
    COMPOSE_REMOVE_ORPHANS: '1',
    COMPOSE_PROGRESS: 'tty',
    BUILDKIT_PROGRESS: 'tty',
  };
  expect(environmentFor(program, env, 'linux')).toEqual({
    DOCKER_HOST: 'unix:///x.sock',
    PATH: '/usr/bin:/opt/docker/bin',
    COMPOSE_REMOVE_ORPHANS: 'false',
  });
});

test('a PATH that has the program’s folder stays as it is', () => {
  expect(environmentFor(program, { PATH: '/opt/docker/bin:/bin' }, 'linux').PATH).toBe(
    '/opt/docker/bin:/bin',
  );
});

test('on Windows the variable that is there is extended, however it is spelled', () => {
  const docker = { folder: 'C:\\Docker' };
  expect(environmentFor(docker, { Path: 'C:\\Windows' }, 'win32')).toEqual({
    Path: 'C:\\Windows;C:\\Docker',
    COMPOSE_REMOVE_ORPHANS: 'false',
  });
});

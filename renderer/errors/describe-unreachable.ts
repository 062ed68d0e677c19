import type { AppState } from '../../shared/app-state.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { UnreachableCause } from '../../shared/engine.ts';
import { t } from '../../shared/texts.ts';
import type { Description } from './description.ts';

type Platform = AppState['platform'];

const title = t('The Docker Engine can’t be reached');

/** How to start the engine on a system: the command where there is one for certain. */
function startIt(platform: Platform): Pick<Description, 'nextStep' | 'command'> {
  if (platform === 'linux') {
    return {
      nextStep: t('Start the engine; the list comes back by itself.'),
      command: 'sudo systemctl start docker',
    };
  }
  return { nextStep: t('Start Docker; the list comes back by itself.') };
}

/** Asks there what the app asks. Only what is certain to be a host and a user goes into a line to be pasted. */
function sshCommand(address: string): string {
  const [, user = '', host = '', port = ''] =
    /^ssh:\/\/(?:([\w.-]+)@)?([\w.-]+)(?::(\d+))?$/.exec(address) ?? [];
  const where = host === '' ? 'HOST' : user === '' ? host : `${user}@${host}`;
  return `ssh ${port === '' ? '' : `-p ${port} `}${where} docker version`;
}

/** Why the engine doesn't answer, in plain words, with the line that mends it. */
export function describeUnreachable(cause: UnreachableCause, platform: Platform): Description {
  switch (cause.kind) {
    case 'socket-missing':
      return {
        title,
        cause: t('There is no engine at {path}: it is not running, or not installed.', { path: cause.path }),
        ...startIt(platform),
      };
    case 'permission-denied':
      return {
        title: t('You may not use the Docker Engine yet'),
        cause: t('It is there, but your user has no right to open {path}.', { path: cause.path }),
        ...(platform === 'linux'
          ? {
              nextStep: t('Add yourself to the group “docker”, then log out and in again.'),
              command: 'sudo usermod -aG docker $USER',
            }
          : { nextStep: t('Ask whoever installed Docker for the right to use it.') }),
      };
    case 'refused':
      return {
        title,
        cause: t('Nothing listens at {address}.', { address: cause.address }),
        ...startIt(platform),
      };
    case 'host-not-found':
      return {
        title,
        cause: t('No machine is known by the name {host}.', { host: cause.host }),
        nextStep: t('Check the name in DOCKER_HOST or in the docker context, and your network.'),
      };
    case 'timeout':
      return {
        title,
        cause: t('{address} did not answer in time.', { address: cause.address }),
        nextStep: t('Check that the machine is on and your network reaches it.'),
      };
    case 'engine-too-old':
      return {
        title: t('This Docker Engine is too old'),
        cause: t('It speaks API {apiVersion}; Stackyard needs {oldest} or newer.', {
          apiVersion: cause.apiVersion,
          oldest: cause.oldest,
        }),
        nextStep: t('Update the Docker Engine.'),
      };
    case 'not-an-engine':
      return {
        title: t('This is not a Docker Engine'),
        cause: t('Something answered, but not as an engine does: {detail}', { detail: cause.detail }),
        nextStep: t('Check the address in DOCKER_HOST or in the docker context.'),
      };
    case 'ssh-failed':
      return {
        title,
        cause: t('Ssh could not reach the engine at {address}: {detail}', {
          address: cause.address,
          detail: cause.detail,
        }),
        nextStep: t(
          'Stackyard can’t answer questions of ssh: connect once in a terminal, add your key to the agent, and see that docker is installed there.',
        ),
        command: sshCommand(cause.address),
      };
    case 'unsupported-address':
      return {
        title: t('This address is of a kind that Stackyard doesn’t know'),
        cause: t('It was told to use {address}.', { address: cause.address }),
        nextStep: t('Use an address that begins with unix://, npipe://, tcp:// or ssh://.'),
      };
    case 'context-not-found':
      return {
        title: t('There is no docker context “{context}”', { context: cause.context }),
        cause: t('The docker CLI’s configuration names it, but holds nothing about it.'),
        nextStep: t('Choose a context that exists.'),
        command: 'docker context use default',
      };
    case 'connection-lost':
      return {
        title: t('The Docker Engine went away'),
        cause: t('The connection ended: {detail}', { detail: cause.detail }),
        ...startIt(platform),
      };
    default:
      return assertNever(cause);
  }
}

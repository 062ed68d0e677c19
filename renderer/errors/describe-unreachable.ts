import { assertNever } from '../../shared/assert-never.ts';
import type { UnreachableCause } from '../../shared/engine.ts';
import type { AppState } from '../../shared/ipc.ts';
import type { Description } from './description.ts';

type Platform = AppState['platform'];

const title = 'The Docker Engine can’t be reached';

/** How to start the engine on a system: the command where there is one for certain. */
function startIt(platform: Platform): Pick<Description, 'nextStep' | 'command'> {
  if (platform === 'linux') {
    return {
      nextStep: 'Start the engine; the list comes back by itself.',
      command: 'sudo systemctl start docker',
    };
  }
  return { nextStep: 'Start Docker; the list comes back by itself.' };
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
        cause: `There is no engine at ${cause.path}: it is not running, or not installed.`,
        ...startIt(platform),
      };
    case 'permission-denied':
      return {
        title: 'You may not use the Docker Engine yet',
        cause: `It is there, but your user has no right to open ${cause.path}.`,
        ...(platform === 'linux'
          ? {
              nextStep: 'Add yourself to the group “docker”, then log out and in again.',
              command: 'sudo usermod -aG docker $USER',
            }
          : { nextStep: 'Ask whoever installed Docker for the right to use it.' }),
      };
    case 'refused':
      return { title, cause: `Nothing listens at ${cause.address}.`, ...startIt(platform) };
    case 'host-not-found':
      return {
        title,
        cause: `No machine is known by the name ${cause.host}.`,
        nextStep: 'Check the name in DOCKER_HOST or in the docker context, and your network.',
      };
    case 'timeout':
      return {
        title,
        cause: `${cause.address} did not answer in time.`,
        nextStep: 'Check that the machine is on and your network reaches it.',
      };
    case 'engine-too-old':
      return {
        title: 'This Docker Engine is too old',
        cause: `It speaks API ${cause.apiVersion}; Stackyard needs ${cause.oldest} or newer.`,
        nextStep: 'Update the Docker Engine.',
      };
    case 'not-an-engine':
      return {
        title: 'This is not a Docker Engine',
        cause: `Something answered, but not as an engine does: ${cause.detail}`,
        nextStep: 'Check the address in DOCKER_HOST or in the docker context.',
      };
    case 'ssh-failed':
      return {
        title,
        cause: `Ssh could not reach the engine at ${cause.address}: ${cause.detail}`,
        nextStep:
          'Stackyard can’t answer questions of ssh: connect once in a terminal, add your key to the agent, and see that docker is installed there.',
        command: sshCommand(cause.address),
      };
    case 'unsupported-address':
      return {
        title: 'This address is of a kind that Stackyard doesn’t know',
        cause: `It was told to use ${cause.address}.`,
        nextStep: 'Use an address that begins with unix://, npipe://, tcp:// or ssh://.',
      };
    case 'context-not-found':
      return {
        title: `There is no docker context “${cause.context}”`,
        cause: 'The docker CLI’s configuration names it, but holds nothing about it.',
        nextStep: 'Choose a context that exists.',
        command: 'docker context use default',
      };
    case 'connection-lost':
      return {
        title: 'The Docker Engine went away',
        cause: `The connection ended: ${cause.detail}`,
        ...startIt(platform),
      };
    default:
      return assertNever(cause);
  }
}

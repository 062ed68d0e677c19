import { assertNever } from '../../shared/assert-never.ts';
import type { AppError } from '../../shared/errors.ts';
import type { AppState } from '../../shared/ipc.ts';
import { count, listed } from '../format/list.ts';
import { doingTo } from '../format/operation-words.ts';
import { describeFileProblem } from './describe-file-problem.ts';
import { describeRefusal } from './describe-refusal.ts';
import { describeUnreachable } from './describe-unreachable.ts';
import { describeVolumeError } from './describe-volume-error.ts';
import type { Description } from './description.ts';

function whereInFile(file: string | null, line: number | null): string {
  if (file === null) return '';
  return line === null ? `${file}: ` : `${file}, line ${line}: `;
}

function describeComposeMissing(platform: AppState['platform']): Description {
  const base = {
    title: 'Docker Compose is not installed',
    cause: 'Neither “docker compose” nor “docker-compose”, version 2 or newer, was found on this machine.',
  };
  if (platform === 'linux') {
    return {
      ...base,
      nextStep: 'Install the Compose plugin. Stacks that are here can still be stopped, started and deleted.',
      command: 'sudo apt-get install docker-compose-plugin',
    };
  }
  return { ...base, nextStep: 'Install Docker Desktop or the Compose plugin, then try again.' };
}

function describeNoProgram(what: Extract<AppError, { kind: 'no-program' }>['what']): Description {
  switch (what) {
    case 'terminal':
      return {
        title: 'No terminal was found',
        cause: 'None of the terminal programs that Stackyard knows could be started.',
        nextStep:
          'Install one, such as xterm, or name yours in the variable TERMINAL and start Stackyard again.',
      };
    case 'editor':
      return {
        title: 'No editor was found',
        cause: 'No editor that Stackyard knows could be started, and none is set for Compose files.',
        nextStep: 'Install one, or name yours in the variable VISUAL and start Stackyard again.',
      };
    case 'docker':
      return {
        title: 'The docker command is not installed',
        cause: 'A terminal in a container needs the program “docker”, which was not found on this machine.',
        nextStep: 'Install the Docker CLI, then try again.',
      };
    case 'git':
      return {
        title: 'Git is not installed',
        cause: 'Cloning a repository needs the program “git”, which was not found on this machine.',
        nextStep: 'Install git, or get the sample another way.',
      };
    default:
      return assertNever(what);
  }
}

function describeUndoRefused({ reason, names }: Extract<AppError, { kind: 'undo-refused' }>): Description {
  switch (reason) {
    case 'undone-already':
      return {
        title: 'This was undone already',
        cause: 'What was deleted then is back since.',
        nextStep: 'Nothing needs to be done.',
      };
    case 'exists-again':
      return {
        title: 'It exists again already',
        cause: `${listed(names)} ${names.length === 1 ? 'stands' : 'stand'} where it would be brought back.`,
        nextStep: 'Delete or rename what is there if you want the former one. What was saved is still kept.',
      };
    case 'other-engine':
      return {
        title: 'It was deleted on another engine',
        cause: 'The engine in view is not the one that it was on.',
        nextStep: 'Switch to that engine in the footer, then undo it there.',
      };
    case 'going-on':
      return {
        title: 'It is still being deleted',
        cause: 'The deletion has not ended yet.',
        nextStep: 'Wait until it has ended, then undo it.',
      };
    default:
      return assertNever(reason);
  }
}

function describeSaveFailed(error: Extract<AppError, { kind: 'save-failed' }>): Description {
  const title = `The files of ${error.what} could not be saved`;
  switch (error.why) {
    case 'disk-full':
      return {
        title,
        cause: `There is no room left in ${error.folder}. Nothing was deleted.`,
        nextStep: 'Make room on that disk and try again, or delete without saving.',
      };
    case 'engine-gone':
      return {
        title,
        cause: 'The engine stopped answering while they were read. Nothing was deleted.',
        nextStep: 'Try again when it is back.',
      };
    case 'other':
      return {
        title,
        cause: `${error.detail} Nothing was deleted.`,
        nextStep: 'Try again, or delete without saving.',
      };
    default:
      return assertNever(error.why);
  }
}

function describeNotAdded(
  { service, cause, left }: Extract<AppError, { kind: 'volume-not-added' }>,
  platform: AppState['platform'],
): Description {
  const why = describeError(cause, platform);
  switch (left) {
    case 'as-before':
      return { ...why, cause: `${why.cause} The Compose file, ${service} and its data are as they were.` };
    case 'recreated':
      return {
        ...why,
        title: `${service} has the volume, but something is wrong with it: ${why.title}`,
        cause: `${why.cause} Its data is in the volume.`,
      };
    case 'unfinished':
      return {
        ...why,
        title: `${why.title}. It was left unfinished`,
        cause: `${why.cause} The data of ${service} is where it was.`,
        nextStep: `${why.nextStep} Then finish it or take it back: both are offered above the list.`,
      };
    default:
      return assertNever(left);
  }
}

/** Turns the facts of a failure into plain words: what happened, why, and what to do next. */
export function describeError(error: AppError, platform: AppState['platform']): Description {
  switch (error.kind) {
    case 'engine-unreachable':
      return describeUnreachable(error.cause, platform);
    case 'compose-cli-missing':
      return describeComposeMissing(platform);
    case 'compose-missing':
      return {
        title: 'The Compose file is not there any more',
        cause: `Not found: ${listed(error.files)}.`,
        nextStep: 'Put it back, or choose where it is now with “Locate Compose file…”.',
      };
    case 'compose-not-in-folder':
      return {
        title: 'No Compose file in this folder',
        cause: `${error.folder} holds no compose.yaml, compose.yml, docker-compose.yaml or docker-compose.yml.`,
        nextStep: 'Choose another folder, or the file itself.',
      };
    case 'compose-invalid':
      return {
        title: 'The Compose file has a mistake',
        cause: `${whereInFile(error.file, error.line)}${error.message}`,
        nextStep: 'Correct it and try again. Nothing was changed.',
      };
    case 'port-taken':
      return {
        title: `Port ${error.port} is taken`,
        cause:
          error.by === null
            ? `A program outside the engine is using port ${error.port}.`
            : `The container ${error.by} is using port ${error.port}.`,
        nextStep:
          error.by === null
            ? 'Close that program or choose another port in the Compose file, then try again.'
            : `Stop ${error.by} or choose another port in the Compose file, then try again.`,
      };
    case 'image-unavailable':
      return {
        title: `The image ${error.image} could not be had`,
        cause: error.detail,
        nextStep: 'Check the image’s name and your network, then try again.',
      };
    case 'build-failed':
      return {
        title: error.service === null ? 'The build failed' : `The build of ${error.service} failed`,
        cause: error.detail,
        nextStep: 'The log says where. Correct it and try again.',
      };
    case 'compose-failed':
      return {
        title: 'Docker Compose reported a problem',
        cause: error.detail || `It ended with code ${error.exitCode ?? 'unknown'}.`,
        nextStep: 'The log says more. Try again when it is mended.',
      };
    case 'volume-in-use':
      return {
        title: `${error.volume} is in use`,
        cause: `It is used by ${listed(error.usedBy)}.`,
        nextStep: `Delete ${error.usedBy.length === 1 ? 'that container' : 'those containers'} first.`,
      };
    case 'volume-exists':
    case 'no-helper-image':
    case 'gone-when-stopped':
    case 'left-stopped':
    case 'archive-broken':
    case 'archive-refused':
    case 'clone-differs':
    case 'import-failed':
      return describeVolumeError(error, (other) => describeError(other, platform));
    case 'volume-differs':
      return {
        title: 'A volume no longer fits the Compose file',
        cause: `Compose wanted to recreate it, which would have emptied it; it was left as it is. ${error.detail}`,
        nextStep: 'Make the volume’s lines in the Compose file as they were, then try again.',
      };
    case 'busy':
      return {
        title: `${error.name} is busy`,
        cause: `${doingTo(error.what, error.name)} is still going on.`,
        nextStep: 'Wait until it has ended, then try again.',
      };
    case 'not-found':
      return {
        title: `${error.name} is not there any more`,
        cause: `The ${error.what} was removed meanwhile.`,
        nextStep: 'Nothing needs to be done; the list is up to date.',
      };
    case 'partly-deleted':
      return {
        title: 'Not everything could be deleted',
        cause: [
          error.removed.length > 0 ? `Removed: ${listed(error.removed)}.` : 'Nothing was removed.',
          ...error.left.map(({ name, reason }) => `${name} is still there: ${reason}`),
        ].join(' '),
        nextStep: `Try again to go on with ${count(error.left.length, 'remaining part')}.`,
      };
    case 'held-back':
      return {
        title: `${error.by} failed first`,
        cause:
          error.relation === 'needs'
            ? `It needs ${error.by}, which failed.`
            : `${error.by} needs it, and failed.`,
        nextStep: `See to ${error.by}, then try again.`,
      };
    case 'undo-refused':
      return describeUndoRefused(error);
    case 'conflict':
      return {
        title: 'The engine refused this',
        cause: error.detail,
        nextStep: 'Something else changed it meanwhile. Look at the list and try again.',
      };
    case 'volume-refused':
      return describeRefusal(error.refusal, error.file);
    case 'file-changed':
      return {
        title: 'The file was changed meanwhile',
        cause: `${error.path} is not any more what was shown. It was left as it is.`,
        nextStep: 'Look at the change once more, then try again.',
      };
    case 'volume-not-empty':
      return {
        title: `${error.volume} holds something already`,
        cause: 'Nothing is copied over what a volume holds.',
        nextStep: 'Choose another name for the volume, or empty that one first.',
      };
    case 'copy-differs':
      return {
        title: 'The copy is not the same',
        cause: `What was read back from ${error.volume} is not what is in the container.`,
        nextStep: 'Check that the disk has room and that nothing else writes there, then try again.',
      };
    case 'volume-not-added':
      return describeNotAdded(error, platform);
    case 'file-failed':
      return {
        title: 'A file could not be read or written',
        cause: `${error.path}: ${error.detail}`,
        nextStep: 'Check that the file is there and that you may use it, then try again.',
      };
    case 'file-gone':
      return {
        title: 'A file is not there any more',
        cause: `${error.path} was there a moment ago.`,
        nextStep: 'Look again.',
      };
    case 'save-failed':
      return describeSaveFailed(error);
    case 'container-file':
      return describeFileProblem(error.problem, error.path, error.detail);
    case 'no-program':
      return describeNoProgram(error.what);
    case 'folder-taken':
      return {
        title: 'This folder is taken',
        cause: `There is something at ${error.folder} already, and nothing of it was touched.`,
        nextStep: 'Choose another place, then try again.',
      };
    case 'no-sample':
      return {
        title: 'This is another application',
        cause: `The Compose file in ${error.folder} has no services todo-app and todo-database.`,
        nextStep: 'Choose the folder of a copy of the sample, or get a new copy.',
      };
    case 'download-failed':
      return {
        title: 'The sample could not be downloaded',
        cause: error.detail,
        nextStep: 'Check your network and try again, or use the sample that comes with Stackyard.',
      };
    case 'log-unreadable':
      return {
        title: 'This log can’t be read',
        cause: `The container’s logging driver, “${error.driver}”, keeps nothing that the engine could read back.`,
        nextStep: 'Set the driver to “local” or “json-file” and recreate the container.',
      };
    case 'link-refused':
      return {
        title: 'This link was not opened',
        cause: `${error.url} is no web address.`,
        nextStep: 'Only http and https addresses are handed to the browser.',
      };
    case 'cancelled':
      return {
        title: 'Cancelled',
        cause: 'It was stopped before it had ended.',
        nextStep: 'Start it again when you like.',
      };
    case 'unexpected':
      return {
        title: 'Something unexpected happened',
        cause: error.detail,
        nextStep: 'Try again. If it stays so, restart Stackyard.',
      };
    default:
      return assertNever(error);
  }
}

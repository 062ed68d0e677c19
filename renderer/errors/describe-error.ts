import { assertNever } from '../../shared/assert-never.ts';
import type { AppError } from '../../shared/errors.ts';
import type { AppState } from '../../shared/ipc.ts';
import { plural, t } from '../../shared/texts.ts';
import { listed } from '../format/list.ts';
import { doingTo } from '../format/operation-sentences.ts';
import { describeFileProblem } from './describe-file-problem.ts';
import { describeRefusal } from './describe-refusal.ts';
import { describeUnreachable } from './describe-unreachable.ts';
import { describeVolumeError } from './describe-volume-error.ts';
import type { Description } from './description.ts';

function whereInFile(file: string | null, line: number | null): string {
  if (file === null) return '';
  return line === null ? `${file}: ` : t('{file}, line {line}: ', { file, line });
}

function describeComposeMissing(platform: AppState['platform']): Description {
  const base = {
    title: t('Docker Compose is not installed'),
    cause: t('Neither “docker compose” nor “docker-compose”, version 2 or newer, was found on this machine.'),
  };
  if (platform === 'linux') {
    return {
      ...base,
      nextStep: t(
        'Install the Compose plugin. Stacks that are here can still be stopped, started and deleted.',
      ),
      command: 'sudo apt-get install docker-compose-plugin',
    };
  }
  return { ...base, nextStep: t('Install Docker Desktop or the Compose plugin, then try again.') };
}

function describeNoProgram(what: Extract<AppError, { kind: 'no-program' }>['what']): Description {
  switch (what) {
    case 'terminal':
      return {
        title: t('No terminal was found'),
        cause: t('None of the terminal programs that Stackyard knows could be started.'),
        nextStep: t(
          'Install one, such as xterm, or name yours in the variable TERMINAL and start Stackyard again.',
        ),
      };
    case 'editor':
      return {
        title: t('No editor was found'),
        cause: t('No editor that Stackyard knows could be started, and none is set for Compose files.'),
        nextStep: t('Install one, or name yours in the variable VISUAL and start Stackyard again.'),
      };
    case 'docker':
      return {
        title: t('The docker command is not installed'),
        cause: t(
          'A terminal in a container needs the program “docker”, which was not found on this machine.',
        ),
        nextStep: t('Install the Docker CLI, then try again.'),
      };
    case 'git':
      return {
        title: t('Git is not installed'),
        cause: t('Cloning a repository needs the program “git”, which was not found on this machine.'),
        nextStep: t('Install git, or get the sample another way.'),
      };
    default:
      return assertNever(what);
  }
}

function describeUndoRefused({ reason, names }: Extract<AppError, { kind: 'undo-refused' }>): Description {
  switch (reason) {
    case 'undone-already':
      return {
        title: t('This was undone already'),
        cause: t('What was deleted then is back since.'),
        nextStep: t('Nothing needs to be done.'),
      };
    case 'exists-again':
      return {
        title: t('It exists again already'),
        cause: plural(
          names.length,
          '{names} stands where it would be brought back.',
          '{names} stand where it would be brought back.',
          { names: listed(names) },
        ),
        nextStep: t(
          'Delete or rename what is there if you want the former one. What was saved is still kept.',
        ),
      };
    case 'other-engine':
      return {
        title: t('It was deleted on another engine'),
        cause: t('The engine in view is not the one that it was on.'),
        nextStep: t('Switch to that engine in the footer, then undo it there.'),
      };
    case 'going-on':
      return {
        title: t('It is still being deleted'),
        cause: t('The deletion has not ended yet.'),
        nextStep: t('Wait until it has ended, then undo it.'),
      };
    default:
      return assertNever(reason);
  }
}

function describeSaveFailed(error: Extract<AppError, { kind: 'save-failed' }>): Description {
  const title = t('The files of {what} could not be saved', { what: error.what });
  switch (error.why) {
    case 'disk-full':
      return {
        title,
        cause: t('There is no room left in {folder}. Nothing was deleted.', { folder: error.folder }),
        nextStep: t('Make room on that disk and try again, or delete without saving.'),
      };
    case 'engine-gone':
      return {
        title,
        cause: t('The engine stopped answering while they were read. Nothing was deleted.'),
        nextStep: t('Try again when it is back.'),
      };
    case 'other':
      return {
        title,
        cause: t('{detail} Nothing was deleted.', { detail: error.detail }),
        nextStep: t('Try again, or delete without saving.'),
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
      return {
        ...why,
        cause: t('{cause} The Compose file, {service} and its data are as they were.', {
          cause: why.cause,
          service,
        }),
      };
    case 'recreated':
      return {
        ...why,
        title: t('{service} has the volume, but something is wrong with it: {title}', {
          service,
          title: why.title,
        }),
        cause: t('{cause} Its data is in the volume.', { cause: why.cause }),
      };
    case 'unfinished':
      return {
        ...why,
        title: t('{title}. It was left unfinished', { title: why.title }),
        cause: t('{cause} The data of {service} is where it was.', { cause: why.cause, service }),
        nextStep: t('{nextStep} Then finish it or take it back: both are offered above the list.', {
          nextStep: why.nextStep,
        }),
      };
    default:
      return assertNever(left);
  }
}

function removedWords(what: Extract<AppError, { kind: 'not-found' }>['what']): string {
  switch (what) {
    case 'stack':
      return t('The stack was removed meanwhile.');
    case 'container':
      return t('The container was removed meanwhile.');
    case 'volume':
      return t('The volume was removed meanwhile.');
    case 'operation':
      return t('The operation was removed meanwhile.');
    case 'export':
      return t('The export was removed meanwhile.');
    case 'deletion':
      return t('The deletion was removed meanwhile.');
    default:
      return assertNever(what);
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
        title: t('The Compose file is not there any more'),
        cause: t('Not found: {files}.', { files: listed(error.files) }),
        nextStep: t('Put it back, or choose where it is now with “Locate Compose file…”.'),
      };
    case 'compose-not-in-folder':
      return {
        title: t('No Compose file in this folder'),
        cause: t('{folder} holds no compose.yaml, compose.yml, docker-compose.yaml or docker-compose.yml.', {
          folder: error.folder,
        }),
        nextStep: t('Choose another folder, or the file itself.'),
      };
    case 'compose-invalid':
      return {
        title: t('The Compose file has a mistake'),
        cause: `${whereInFile(error.file, error.line)}${error.message}`,
        nextStep: t('Correct it and try again. Nothing was changed.'),
      };
    case 'port-taken':
      return {
        title: t('Port {port} is taken', { port: error.port }),
        cause:
          error.by === null
            ? t('A program outside the engine is using port {port}.', { port: error.port })
            : t('The container {by} is using port {port}.', { by: error.by, port: error.port }),
        nextStep:
          error.by === null
            ? t('Close that program or choose another port in the Compose file, then try again.')
            : t('Stop {by} or choose another port in the Compose file, then try again.', { by: error.by }),
      };
    case 'image-unavailable':
      return {
        title: t('The image {image} could not be had', { image: error.image }),
        cause: error.detail,
        nextStep: t('Check the image’s name and your network, then try again.'),
      };
    case 'build-failed':
      return {
        title:
          error.service === null
            ? t('The build failed')
            : t('The build of {service} failed', { service: error.service }),
        cause: error.detail,
        nextStep: t('The log says where. Correct it and try again.'),
      };
    case 'compose-failed':
      return {
        title: t('Docker Compose reported a problem'),
        cause:
          error.detail || t('It ended with code {exitCode}.', { exitCode: error.exitCode ?? t('unknown') }),
        nextStep: t('The log says more. Try again when it is mended.'),
      };
    case 'volume-in-use':
      return {
        title: t('{volume} is in use', { volume: error.volume }),
        cause: t('It is used by {usedBy}.', { usedBy: listed(error.usedBy) }),
        nextStep: plural(
          error.usedBy.length,
          'Delete that container first.',
          'Delete those containers first.',
        ),
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
        title: t('A volume no longer fits the Compose file'),
        cause: t(
          'Compose wanted to recreate it, which would have emptied it; it was left as it is. {detail}',
          { detail: error.detail },
        ),
        nextStep: t('Make the volume’s lines in the Compose file as they were, then try again.'),
      };
    case 'busy':
      return {
        title: t('{name} is busy', { name: error.name }),
        cause: t('{what} is still going on.', { what: doingTo(error.what, error.name) }),
        nextStep: t('Wait until it has ended, then try again.'),
      };
    case 'not-found':
      return {
        title: t('{name} is not there any more', { name: error.name }),
        cause: removedWords(error.what),
        nextStep: t('Nothing needs to be done; the list is up to date.'),
      };
    case 'partly-deleted':
      return {
        title: t('Not everything could be deleted'),
        cause: [
          error.removed.length > 0
            ? t('Removed: {removed}.', { removed: listed(error.removed) })
            : t('Nothing was removed.'),
          ...error.left.map(({ name, reason }) => t('{name} is still there: {reason}', { name, reason })),
        ].join(' '),
        nextStep: plural(
          error.left.length,
          'Try again to go on with {n} remaining part.',
          'Try again to go on with {n} remaining parts.',
        ),
      };
    case 'held-back':
      return {
        title: t('{by} failed first', { by: error.by }),
        cause:
          error.relation === 'needs'
            ? t('It needs {by}, which failed.', { by: error.by })
            : t('{by} needs it, and failed.', { by: error.by }),
        nextStep: t('See to {by}, then try again.', { by: error.by }),
      };
    case 'undo-refused':
      return describeUndoRefused(error);
    case 'conflict':
      return {
        title: t('The engine refused this'),
        cause: error.detail,
        nextStep: t('Something else changed it meanwhile. Look at the list and try again.'),
      };
    case 'volume-refused':
      return describeRefusal(error.refusal, error.file);
    case 'file-changed':
      return {
        title: t('The file was changed meanwhile'),
        cause: t('{path} is not any more what was shown. It was left as it is.', { path: error.path }),
        nextStep: t('Look at the change once more, then try again.'),
      };
    case 'volume-not-empty':
      return {
        title: t('{volume} holds something already', { volume: error.volume }),
        cause: t('Nothing is copied over what a volume holds.'),
        nextStep: t('Choose another name for the volume, or empty that one first.'),
      };
    case 'copy-differs':
      return {
        title: t('The copy is not the same'),
        cause: t('What was read back from {volume} is not what is in the container.', {
          volume: error.volume,
        }),
        nextStep: t('Check that the disk has room and that nothing else writes there, then try again.'),
      };
    case 'volume-not-added':
      return describeNotAdded(error, platform);
    case 'file-failed':
      return {
        title: t('A file could not be read or written'),
        cause: `${error.path}: ${error.detail}`,
        nextStep: t('Check that the file is there and that you may use it, then try again.'),
      };
    case 'file-gone':
      return {
        title: t('A file is not there any more'),
        cause: t('{path} was there a moment ago.', { path: error.path }),
        nextStep: t('Look again.'),
      };
    case 'save-failed':
      return describeSaveFailed(error);
    case 'container-file':
      return describeFileProblem(error.problem, error.path, error.detail);
    case 'no-program':
      return describeNoProgram(error.what);
    case 'folder-taken':
      return {
        title: t('This folder is taken'),
        cause: t('There is something at {folder} already, and nothing of it was touched.', {
          folder: error.folder,
        }),
        nextStep: t('Choose another place, then try again.'),
      };
    case 'no-sample':
      return {
        title: t('This is another application'),
        cause: t('The Compose file in {folder} has no services todo-app and todo-database.', {
          folder: error.folder,
        }),
        nextStep: t('Choose the folder of a copy of the sample, or get a new copy.'),
      };
    case 'download-failed':
      return {
        title: t('The sample could not be downloaded'),
        cause: error.detail,
        nextStep: t('Check your network and try again, or use the sample that comes with Stackyard.'),
      };
    case 'log-unreadable':
      return {
        title: t('This log can’t be read'),
        cause: t(
          'The container’s logging driver, “{driver}”, keeps nothing that the engine could read back.',
          { driver: error.driver },
        ),
        nextStep: t('Set the driver to “local” or “json-file” and recreate the container.'),
      };
    case 'link-refused':
      return {
        title: t('This link was not opened'),
        cause: t('{url} is no web address.', { url: error.url }),
        nextStep: t('Only http and https addresses are handed to the browser.'),
      };
    case 'cancelled':
      return {
        title: t('Cancelled'),
        cause: t('It was stopped before it had ended.'),
        nextStep: t('Start it again when you like.'),
      };
    case 'unexpected':
      return {
        title: t('Something unexpected happened'),
        cause: error.detail,
        nextStep: t('Try again. If it stays so, restart Stackyard.'),
      };
    default:
      return assertNever(error);
  }
}

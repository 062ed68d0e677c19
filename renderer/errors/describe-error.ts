import type { AppState } from '../../shared/app-state.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { AppError } from '../../shared/errors.ts';
import { plural, t } from '../../shared/texts.ts';
import { listed } from '../format/list.ts';
import { operationWords } from '../format/operation-sentences.ts';
import { describeAdditionError } from './describe-addition-error.ts';
import { describeComposeError } from './describe-compose-error.ts';
import { describeDeletionError } from './describe-deletion-error.ts';
import { describeFileProblem } from './describe-file-problem.ts';
import { describeNoProgram } from './describe-no-program.ts';
import { describeRefusal } from './describe-refusal.ts';
import { describeSampleError } from './describe-sample-error.ts';
import { describeUnreachable } from './describe-unreachable.ts';
import { describeVolumeError } from './describe-volume-error.ts';
import type { Description } from './description.ts';

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
    case 'compose-missing':
    case 'compose-not-in-folder':
    case 'compose-invalid':
    case 'port-taken':
    case 'image-unavailable':
    case 'build-failed':
    case 'compose-failed':
    case 'volume-differs':
      return describeComposeError(error, platform);
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
    case 'busy':
      return {
        title: t('{name} is busy', { name: error.name }),
        cause: t('{what} is still going on.', { what: operationWords[error.what].doingTo(error.name) }),
        nextStep: t('Wait until it has ended, then try again.'),
      };
    case 'not-found':
      return {
        title: t('{name} is not there any more', { name: error.name }),
        cause: removedWords(error.what),
        nextStep: t('Nothing needs to be done; the list is up to date.'),
      };
    case 'undo-refused':
    case 'save-failed':
    case 'partly-deleted':
      return describeDeletionError(error);
    case 'held-back':
      return {
        title: t('{by} failed first', { by: error.by }),
        cause:
          error.relation === 'needs'
            ? t('It needs {by}, which failed.', { by: error.by })
            : t('{by} needs it, and failed.', { by: error.by }),
        nextStep: t('See to {by}, then try again.', { by: error.by }),
      };
    case 'conflict':
      return {
        title: t('The engine refused this'),
        cause: error.detail,
        nextStep: t('Something else changed it meanwhile. Look at the list and try again.'),
      };
    case 'volume-refused':
      return describeRefusal(error.refusal, error.file);
    case 'file-changed':
    case 'volume-not-empty':
    case 'copy-differs':
    case 'volume-not-added':
      return describeAdditionError(error, (other) => describeError(other, platform));
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
    case 'container-file':
      return describeFileProblem(error.problem, error.path, error.detail);
    case 'no-program':
      return describeNoProgram(error.what);
    case 'folder-taken':
    case 'no-sample':
    case 'download-failed':
      return describeSampleError(error);
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

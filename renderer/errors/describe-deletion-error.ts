import { assertNever } from '../../shared/assert-never.ts';
import type { AppError } from '../../shared/errors.ts';
import { plural, t } from '../../shared/texts.ts';
import { listed } from '../format/list.ts';
import type { Description } from './description.ts';

type DeletionError = Extract<
  AppError,
  {
    kind: 'undo-refused' | 'save-failed' | 'partly-deleted';
  }
>;

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

/** What went wrong with deleting, and with bringing back what was deleted. */
export function describeDeletionError(error: DeletionError): Description {
  switch (error.kind) {
    case 'undo-refused':
      return describeUndoRefused(error);
    case 'save-failed':
      return describeSaveFailed(error);
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
    default:
      return assertNever(error);
  }
}

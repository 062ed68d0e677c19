import { assertNever } from '../../shared/assert-never.ts';
import type { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/texts.ts';
import type { Description } from './description.ts';

type SampleError = Extract<
  AppError,
  {
    kind: 'folder-taken' | 'no-sample' | 'download-failed';
  }
>;

/** What keeps the walkthrough from a copy of its sample. */
export function describeSampleError(error: SampleError): Description {
  switch (error.kind) {
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
    default:
      return assertNever(error);
  }
}

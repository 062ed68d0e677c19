import { assertNever } from '../../shared/assert-never.ts';
import type { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/texts.ts';
import type { Description } from './description.ts';

type AdditionError = Extract<
  AppError,
  {
    kind: 'file-changed' | 'volume-not-empty' | 'copy-differs' | 'volume-not-added';
  }
>;

function describeNotAdded(
  { service, cause, left }: Extract<AppError, { kind: 'volume-not-added' }>,
  describe: (error: AppError) => Description,
): Description {
  const why = describe(cause);
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

/** What went wrong with giving a service a volume. `describe`: of any failure. */
export function describeAdditionError(
  error: AdditionError,
  describe: (error: AppError) => Description,
): Description {
  switch (error.kind) {
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
      return describeNotAdded(error, describe);
    default:
      return assertNever(error);
  }
}

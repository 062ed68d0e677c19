import { assertNever } from '../../shared/assert-never.ts';
import type { AppError } from '../../shared/errors.ts';
import { shownName } from '../../shared/shown-name.ts';
import { t } from '../../shared/texts.ts';
import { listed } from '../format/list.ts';
import type { Description } from './description.ts';

type VolumeError = Extract<
  AppError,
  {
    kind:
      | 'volume-exists'
      | 'no-helper-image'
      | 'gone-when-stopped'
      | 'left-stopped'
      | 'archive-broken'
      | 'archive-refused'
      | 'clone-differs'
      | 'import-failed';
  }
>;

function describeBroken(problem: Extract<AppError, { kind: 'archive-broken' }>['problem']): Description {
  const nothing = t('Nothing was changed.');
  switch (problem) {
    case 'no-tar':
      return {
        title: t('This is no archive that can be imported'),
        cause: t('It is neither a tar nor a tar.gz file, or it is damaged.'),
        nextStep: t('Choose another file. {nothing}', { nothing }),
      };
    case 'cut-off':
      return {
        title: t('The archive is not complete'),
        cause: t('It ends before its end: files are missing.'),
        nextStep: t('Make the archive again, or choose another one.'),
      };
    case 'not-as-written':
      return {
        title: t('The export is not as it was written'),
        cause: t('Its file was changed or damaged since.'),
        nextStep: t('Choose another export. {nothing}', { nothing }),
      };
    default:
      return assertNever(problem);
  }
}

function describeRefused(error: Extract<AppError, { kind: 'archive-refused' }>): Description {
  const { reason } = error;
  const entry = shownName(error.entry);
  const causes: Record<typeof reason, string> = {
    outside: t('{entry} leads out of the volume.', { entry }),
    'through-link': t('{entry} is reached through a link that may lead out of the volume.', { entry }),
    device: t('{entry} is a device, not a file.', { entry }),
  };
  return {
    title: t('The archive was refused'),
    cause: causes[reason],
    nextStep: t('Import only archives that you trust. Nothing was changed.'),
  };
}

/** The same for failures of what is done to volumes. `describe` turns the failure behind one into words. */
export function describeVolumeError(
  error: VolumeError,
  describe: (error: AppError) => Description,
): Description {
  switch (error.kind) {
    case 'volume-exists':
      return {
        title: t('{volume} is there already', { volume: error.volume }),
        cause: t('Another volume has this name.'),
        nextStep: t('Choose another name.'),
      };
    case 'no-helper-image':
      return error.needs === 'any'
        ? {
            title: t('The engine has no image'),
            cause: t(
              'A volume is opened with a container that is never started. The image that Stackyard brings for it could not be loaded.',
            ),
            nextStep: t('Pull any image, then try again.'),
            command: 'docker pull busybox',
          }
        : {
            title: t('No image can empty the volume'),
            cause: t(
              'The image that Stackyard brings for it could not be run, and none of the engine’s has a shell. Nothing was changed.',
            ),
            nextStep: t('Pull one that has, then try again.'),
            command: 'docker pull busybox',
          };
    case 'gone-when-stopped':
      return {
        title: t('A container would go when it is stopped'),
        cause: t('{containers} was started with “--rm”. Nothing was changed.', {
          containers: listed(error.containers),
        }),
        nextStep: t('Stop it yourself when you no longer need it, then try again.'),
      };
    case 'left-stopped': {
      const why = error.containers.map((left) => `${left.name}: ${describe(left.error).title}.`);
      const before = error.after === null ? [] : [describe(error.after).title];
      return {
        title: [
          ...before,
          t('{containers} could not be started again', {
            containers: listed(error.containers.map(({ name }) => name)),
          }),
        ].join('; '),
        cause: why.join(' '),
        nextStep: t('Mend the cause and start it from Containers.'),
      };
    }
    case 'archive-broken':
      return describeBroken(error.problem);
    case 'archive-refused':
      return describeRefused(error);
    case 'clone-differs':
      return {
        title: t('The copy is not like the original'),
        cause: t('What was read back from {volume} differs from what was put in; the copy was removed.', {
          volume: error.volume,
        }),
        nextStep: t('Stop what writes to the volume, or let it be stopped meanwhile, then try again.'),
      };
    case 'import-failed': {
      const { title, cause } = describe(error.error);
      return error.restored
        ? {
            title,
            cause: t('{cause} What was in {volume} before was put back.', { cause, volume: error.volume }),
            nextStep: t('A copy of it also stays in {safety}.', { safety: error.safety }),
          }
        : {
            title: t('{title}; {volume} is not whole', { title, volume: error.volume }),
            cause: t('{cause} What was in it before could not be put back.', { cause }),
            nextStep: t('It is all in {safety}: import that file when the cause is mended.', {
              safety: error.safety,
            }),
          };
    }
    default:
      return assertNever(error);
  }
}

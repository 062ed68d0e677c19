import { assertNever } from '../../shared/assert-never.ts';
import type { AppError } from '../../shared/errors.ts';
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
  const nothing = 'Nothing was changed.';
  switch (problem) {
    case 'no-tar':
      return {
        title: 'This is no archive that can be imported',
        cause: 'It is neither a tar nor a tar.gz file, or it is damaged.',
        nextStep: `Choose another file. ${nothing}`,
      };
    case 'cut-off':
      return {
        title: 'The archive is not complete',
        cause: 'It ends before its end: files are missing.',
        nextStep: 'Make the archive again, or choose another one.',
      };
    case 'not-as-written':
      return {
        title: 'The export is not as it was written',
        cause: 'Its file was changed or damaged since.',
        nextStep: `Choose another export. ${nothing}`,
      };
    default:
      return assertNever(problem);
  }
}

function describeRefused({ entry, reason }: Extract<AppError, { kind: 'archive-refused' }>): Description {
  const causes: Record<typeof reason, string> = {
    outside: `${entry} leads out of the volume.`,
    'through-link': `${entry} is reached through a link that may lead out of the volume.`,
    device: `${entry} is a device, not a file.`,
  };
  return {
    title: 'The archive was refused',
    cause: causes[reason],
    nextStep: 'Import only archives that you trust. Nothing was changed.',
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
        title: `${error.volume} is there already`,
        cause: 'Another volume has this name.',
        nextStep: 'Choose another name.',
      };
    case 'no-helper-image':
      return error.needs === 'any'
        ? {
            title: 'The engine has no image',
            cause:
              'A volume is opened with a container that is never started. The image that Stackyard brings for it could not be loaded.',
            nextStep: 'Pull any image, then try again.',
            command: 'docker pull busybox',
          }
        : {
            title: 'No image can empty the volume',
            cause:
              'The image that Stackyard brings for it could not be run, and none of the engine’s has a shell. Nothing was changed.',
            nextStep: 'Pull one that has, then try again.',
            command: 'docker pull busybox',
          };
    case 'gone-when-stopped':
      return {
        title: 'A container would go when it is stopped',
        cause: `${listed(error.containers)} was started with “--rm”. Nothing was changed.`,
        nextStep: 'Stop it yourself when you no longer need it, then try again.',
      };
    case 'left-stopped': {
      const why = error.containers.map((left) => `${left.name}: ${describe(left.error).title}.`);
      const before = error.after === null ? [] : [describe(error.after).title];
      return {
        title: [
          ...before,
          `${listed(error.containers.map(({ name }) => name))} could not be started again`,
        ].join('; '),
        cause: why.join(' '),
        nextStep: 'Mend the cause and start it from Containers.',
      };
    }
    case 'archive-broken':
      return describeBroken(error.problem);
    case 'archive-refused':
      return describeRefused(error);
    case 'clone-differs':
      return {
        title: 'The copy is not like the original',
        cause: `What was read back from ${error.volume} differs from what was put in; the copy was removed.`,
        nextStep: 'Stop what writes to the volume, or let it be stopped meanwhile, then try again.',
      };
    case 'import-failed': {
      const { title, cause } = describe(error.error);
      return error.restored
        ? {
            title,
            cause: `${cause} What was in ${error.volume} before was put back.`,
            nextStep: `A copy of it also stays in ${error.safety}.`,
          }
        : {
            title: `${title}; ${error.volume} is not whole`,
            cause: `${cause} What was in it before could not be put back.`,
            nextStep: `It is all in ${error.safety}: import that file when the cause is mended.`,
          };
    }
    default:
      return assertNever(error);
  }
}

import type { AddVolumeRefusal } from '../../shared/add-volume.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { HostPath } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import type { Description } from './description.ts';

const other = t('Choose another path, or look at what is mounted there now under Mounts.');
const byHand = t('Add it by hand, then run the stack again.');

/** Why a volume can't be added: what is in the way, and where. */
export function describeRefusal(refusal: AddVolumeRefusal, file: HostPath | null): Description {
  const { title, cause, nextStep, line } = wordsOf(refusal);
  const place =
    file === null
      ? ''
      : line === undefined || line === null
        ? `${file}: `
        : t('{file}, line {line}: ', { file, line });
  return { title, cause: `${place}${cause}`, nextStep };
}

function wordsOf(refusal: AddVolumeRefusal): Description & { readonly line?: number | null } {
  switch (refusal.kind) {
    case 'key-invalid':
      return {
        title: t('This name can’t be used'),
        cause: t(
          'A volume’s name has at least two letters, digits, dots, - or _, and begins with a letter or digit.',
        ),
        nextStep: t('Change the name.'),
      };
    case 'path-invalid':
      return {
        title: t('This path can’t be used'),
        cause: t(
          'It has to be a folder of the container, from its root on, such as /data, and not the root itself.',
        ),
        nextStep: t('Change the path.'),
      };
    case 'path-unknown':
      return {
        title: t('Which folder shall be kept?'),
        cause: t('It is not known where this service keeps its data.'),
        nextStep: t('Enter the path of a folder in the container.'),
      };
    case 'path-is-file':
      return {
        title: t('The path is that of a file'),
        cause: t('A volume holds a folder.'),
        nextStep: t('Enter the folder that the file lies in.'),
      };
    case 'path-mounted':
      return {
        title: t('The path is kept already'),
        cause: t('Something is mounted there.'),
        nextStep: other,
      };
    case 'path-taken':
      return {
        title: t('The file mounts something there already'),
        cause: t('The service has a mount at this path.'),
        nextStep: other,
        line: refusal.line,
      };
    case 'mount-inside':
      return {
        title: t('Something else is mounted within, at {path}', { path: refusal.path }),
        cause: t('What is in there would not be in the volume.'),
        nextStep: t('Enter {path}, or a folder beside it.', { path: refusal.path }),
      };
    case 'file-generated':
      return {
        title: t('A program writes this file'),
        cause: t('It says so itself: a change would be gone when it is written the next time.'),
        nextStep: t('Add the volume where the file is made from.'),
        line: refusal.line,
      };
    case 'declared-otherwise':
      return {
        title: t('The name stands for a volume with settings of its own'),
        cause: t('It is not there yet, and only Compose can make it as it is to be.'),
        nextStep: t('Change the name.'),
      };
    case 'not-yaml':
      return {
        title: t('The file has a mistake'),
        cause: t('It is no YAML.'),
        nextStep: t('Correct it, then try again.'),
        line: refusal.line,
      };
    case 'not-text':
      return {
        title: t('The file is no plain text'),
        cause: t('It is not in UTF-8.'),
        nextStep: t('Save it as UTF-8.'),
      };
    case 'several-documents':
      return {
        title: t('The file holds several documents'),
        cause: t('Which of them Compose means is not certain.'),
        nextStep: byHand,
      };
    case 'service-missing':
      return {
        title: t('The service is not in the Compose file'),
        cause: t('The file has changed since the service was started, or it is made in another way.'),
        nextStep: t('Look at the Compose file.'),
      };
    case 'service-elsewhere':
      return {
        title: t('The service stands in an included file'),
        cause: t('It is in {file}, which other stacks may include as well.', { file: refusal.file }),
        nextStep: byHand,
      };
    case 'shared-anchor':
      return {
        title: t('Other services share these lines'),
        cause: t('The list comes from the anchor “{anchor}”: a change would change them, too.', {
          anchor: refusal.anchor,
        }),
        nextStep: byHand,
        line: refusal.line,
      };
    case 'not-a-list':
      return {
        title: t('“volumes” is not what it should be'),
        cause: t('It is neither the list of a service nor the map of the file.'),
        nextStep: t('Correct it, then try again.'),
        line: refusal.line,
      };
    case 'too-unusual':
      return {
        title: t('The file is written in an unusual way'),
        cause: t('Every change would have changed something else as well.'),
        nextStep: byHand,
      };
    case 'not-attached':
      return {
        title: t('Compose would not use the volume'),
        cause: t('Another of the stack’s files decides what the service mounts.'),
        nextStep: t('Add it there by hand, then run the stack again.'),
      };
    default:
      return assertNever(refusal);
  }
}

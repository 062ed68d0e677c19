import type { AddVolumeRefusal } from '../../shared/add-volume.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { HostPath } from '../../shared/ids.ts';
import type { Description } from './description.ts';

const other = 'Choose another path, or look at what is mounted there now under Mounts.';
const byHand = 'Add it by hand, then run the stack again.';

/** Why a volume can't be added: what is in the way, and where. */
export function describeRefusal(refusal: AddVolumeRefusal, file: HostPath | null): Description {
  const { title, cause, nextStep, line } = wordsOf(refusal);
  const place =
    file === null ? '' : line === undefined || line === null ? `${file}: ` : `${file}, line ${line}: `;
  return { title, cause: `${place}${cause}`, nextStep };
}

function wordsOf(refusal: AddVolumeRefusal): Description & { readonly line?: number | null } {
  switch (refusal.kind) {
    case 'key-invalid':
      return {
        title: 'This name can’t be used',
        cause:
          'A volume’s name has at least two letters, digits, dots, - or _, and begins with a letter or digit.',
        nextStep: 'Change the name.',
      };
    case 'path-invalid':
      return {
        title: 'This path can’t be used',
        cause:
          'It has to be a folder of the container, from its root on, such as /data, and not the root itself.',
        nextStep: 'Change the path.',
      };
    case 'path-unknown':
      return {
        title: 'Which folder shall be kept?',
        cause: 'It is not known where this service keeps its data.',
        nextStep: 'Enter the path of a folder in the container.',
      };
    case 'path-is-file':
      return {
        title: 'The path is that of a file',
        cause: 'A volume holds a folder.',
        nextStep: 'Enter the folder that the file lies in.',
      };
    case 'path-mounted':
      return { title: 'The path is kept already', cause: 'Something is mounted there.', nextStep: other };
    case 'path-taken':
      return {
        title: 'The file mounts something there already',
        cause: 'The service has a mount at this path.',
        nextStep: other,
        line: refusal.line,
      };
    case 'mount-inside':
      return {
        title: `Something else is mounted within, at ${refusal.path}`,
        cause: 'What is in there would not be in the volume.',
        nextStep: `Enter ${refusal.path}, or a folder beside it.`,
      };
    case 'file-generated':
      return {
        title: 'A program writes this file',
        cause: 'It says so itself: a change would be gone when it is written the next time.',
        nextStep: 'Add the volume where the file is made from.',
        line: refusal.line,
      };
    case 'declared-otherwise':
      return {
        title: 'The name stands for a volume with settings of its own',
        cause: 'It is not there yet, and only Compose can make it as it is to be.',
        nextStep: 'Change the name.',
      };
    case 'not-yaml':
      return {
        title: 'The file has a mistake',
        cause: 'It is no YAML.',
        nextStep: 'Correct it, then try again.',
        line: refusal.line,
      };
    case 'not-text':
      return {
        title: 'The file is no plain text',
        cause: 'It is not in UTF-8.',
        nextStep: 'Save it as UTF-8.',
      };
    case 'several-documents':
      return {
        title: 'The file holds several documents',
        cause: 'Which of them Compose means is not certain.',
        nextStep: byHand,
      };
    case 'service-missing':
      return {
        title: 'The service is not in the Compose file',
        cause: 'The file has changed since the service was started, or it is made in another way.',
        nextStep: 'Look at the Compose file.',
      };
    case 'service-elsewhere':
      return {
        title: 'The service stands in an included file',
        cause: `It is in ${refusal.file}, which other stacks may include as well.`,
        nextStep: byHand,
      };
    case 'shared-anchor':
      return {
        title: 'Other services share these lines',
        cause: `The list comes from the anchor “${refusal.anchor}”: a change would change them, too.`,
        nextStep: byHand,
        line: refusal.line,
      };
    case 'not-a-list':
      return {
        title: '“volumes” is not what it should be',
        cause: 'It is neither the list of a service nor the map of the file.',
        nextStep: 'Correct it, then try again.',
        line: refusal.line,
      };
    case 'too-unusual':
      return {
        title: 'The file is written in an unusual way',
        cause: 'Every change would have changed something else as well.',
        nextStep: byHand,
      };
    case 'not-attached':
      return {
        title: 'Compose would not use the volume',
        cause: 'Another of the stack’s files decides what the service mounts.',
        nextStep: 'Add it there by hand, then run the stack again.',
      };
    default:
      return assertNever(refusal);
  }
}

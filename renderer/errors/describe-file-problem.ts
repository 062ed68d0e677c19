import { type FileProblem, largestDragged } from '../../shared/container-files.ts';
import { formatBytes } from '../../shared/format-bytes.ts';
import { shownName } from '../../shared/shown-name.ts';
import { t } from '../../shared/texts.ts';

interface Words {
  readonly title: string;
  readonly cause: string;
  readonly nextStep: string;
}

const words: Readonly<Record<FileProblem, (path: string) => Words>> = {
  'not-found': (path) => ({
    title: t('Not found in the container'),
    cause: t('There is no {path}.', { path }),
    nextStep: t('Check the path, or refresh the list.'),
  }),
  'not-a-folder': (path) => ({
    title: t('Not a folder'),
    cause: t('{path} is no folder.', { path }),
    nextStep: t('Open the folder that it is in.'),
  }),
  'not-a-file': (path) => ({
    title: t('Not a file'),
    cause: t('{path} is a folder or a link.', { path }),
    nextStep: t('Open the file itself.'),
  }),
  'permission-denied': (path) => ({
    title: t('Permission denied'),
    cause: t('{path} may not be used, not even as root in this container.', { path }),
    nextStep: t('Its permissions, or the container’s rights, would have to be changed.'),
  }),
  'read-only': (path) => ({
    title: t('Read-only'),
    cause: t('{path} is on a file system that the container may only read.', { path }),
    nextStep: t('Change it where it comes from, or mount it so that it can be written.'),
  }),
  'in-memory': (path) => ({
    title: t('Only in memory'),
    cause: t(
      '{path} is in memory, where only the container’s own programs reach it, and it has none for this.',
      { path },
    ),
    nextStep: t('Use a terminal in the container, if its image has a shell.'),
  }),
  mounted: (path) => ({
    title: t('It is mounted'),
    cause: t('{path} is mounted into the container by itself, so that nothing can take its place.', { path }),
    nextStep: t('Change it where it comes from: the tab Mounts tells.'),
  }),
  'other-kind': (path) => ({
    title: t('A file and a folder of one name'),
    cause: t('In {path}, a file would have taken the place of a folder, or a folder that of a file.', {
      path,
    }),
    nextStep: t('Rename one of the two, or delete what is there.'),
  }),
  'not-running': (path) => ({
    title: t('The container does not run'),
    cause: t('{path} can only be changed by a program in the container.', { path }),
    nextStep: t('Start the container, then try again.'),
  }),
  'no-program': (path) => ({
    title: t('The image has no program for this'),
    cause: t('To do this with {path} takes a program that the container’s image lacks.', { path }),
    nextStep: t('Change it in the image, or mount the folder from outside.'),
  }),
  'too-large': (path) => ({
    title: t('Too large to be dragged'),
    cause: t('{path} is larger than {size}.', { path, size: formatBytes(largestDragged) }),
    nextStep: t('Choose it, and use Download.'),
  }),
};

/** Why something can't be done with a file of a container, in words. */
export function describeFileProblem(problem: FileProblem, path: string, detail: string): Words {
  const described = words[problem](shownName(path));
  return detail === '' ? described : { ...described, cause: `${described.cause} (${shownName(detail)})` };
}

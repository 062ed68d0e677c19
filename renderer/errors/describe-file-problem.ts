import type { FileProblem } from '../../shared/container-files.ts';
import { shownName } from '../format/file-name.ts';

interface Words {
  readonly title: string;
  readonly cause: string;
  readonly nextStep: string;
}

const words: Readonly<Record<FileProblem, (path: string) => Words>> = {
  'not-found': (path) => ({
    title: 'Not found in the container',
    cause: `There is no ${path}.`,
    nextStep: 'Check the path, or refresh the list.',
  }),
  'not-a-folder': (path) => ({
    title: 'Not a folder',
    cause: `${path} is no folder.`,
    nextStep: 'Open the folder that it is in.',
  }),
  'not-a-file': (path) => ({
    title: 'Not a file',
    cause: `${path} is a folder or a link.`,
    nextStep: 'Open the file itself.',
  }),
  'permission-denied': (path) => ({
    title: 'Permission denied',
    cause: `${path} may not be used, not even as root in this container.`,
    nextStep: 'Its permissions, or the container’s rights, would have to be changed.',
  }),
  'read-only': (path) => ({
    title: 'Read-only',
    cause: `${path} is on a file system that the container may only read.`,
    nextStep: 'Change it where it comes from, or mount it so that it can be written.',
  }),
  'in-memory': (path) => ({
    title: 'Only in memory',
    cause: `${path} is in memory, where only the container’s own programs reach it, and it has none for this.`,
    nextStep: 'Use a terminal in the container, if its image has a shell.',
  }),
  mounted: (path) => ({
    title: 'It is mounted',
    cause: `${path} is mounted into the container by itself, so that nothing can take its place.`,
    nextStep: 'Change it where it comes from: the tab Mounts tells.',
  }),
  'other-kind': (path) => ({
    title: 'A file and a folder of one name',
    cause: `In ${path}, a file would have taken the place of a folder, or a folder that of a file.`,
    nextStep: 'Rename one of the two, or delete what is there.',
  }),
  'not-running': (path) => ({
    title: 'The container does not run',
    cause: `${path} can only be changed by a program in the container.`,
    nextStep: 'Start the container, then try again.',
  }),
  'no-program': (path) => ({
    title: 'The image has no program for this',
    cause: `To do this with ${path} takes a program that the container’s image lacks.`,
    nextStep: 'Change it in the image, or mount the folder from outside.',
  }),
};

/** Why something can't be done with a file of a container, in words. */
export function describeFileProblem(problem: FileProblem, path: string, detail: string): Words {
  const described = words[problem](shownName(path));
  return detail === '' ? described : { ...described, cause: `${described.cause} (${shownName(detail)})` };
}

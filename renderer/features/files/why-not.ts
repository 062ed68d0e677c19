import type { ContainerPath, FileContent } from '../../../shared/container-files.ts';
import { isInMemory, mountAround } from '../../../shared/container-path.ts';
import { isWithin } from '../../../shared/database-at.ts';
import type { Container } from '../../../shared/engine.ts';
import { lineEndsOf } from './line-ends.ts';

type Known = Pick<Container, 'mounts' | 'state'>;

/** Why nothing can be written at a path; `null` where it can, as far as is known here. */
export function whyNotWritten(container: Known, path: ContainerPath): string | null {
  if (isInMemory(path, container)) return 'It is in memory, where only the container’s programs write';
  const mount = mountAround(path, container.mounts);
  return mount !== null && 'readOnly' in mount && mount.readOnly
    ? `${mount.destination} is mounted read-only`
    : null;
}

/** Why a file's text can't be edited. */
export function whyNotEdited(container: Known, path: ContainerPath, content: FileContent): string | null {
  if (content.kind !== 'text') return 'Only text can be edited';
  if (!content.whole) return 'It is too large to be edited here';
  if (content.encoding === 'other') return 'It is not UTF-8, and could not be saved as it was';
  if (container.mounts.some(({ destination }) => destination === path)) {
    return 'It is mounted by itself: change it where it comes from';
  }
  const reason = whyNotWritten(container, path);
  if (reason !== null) return reason;
  if (lineEndsOf(content.text) === 'mixed')
    return 'Its lines end in different ways, and could not be saved so';
  return content.version === null ? 'It can’t be written back' : null;
}

/** Why something can't be deleted, but for that the container does not run. */
export function whyNotDeleted(container: Known, path: ContainerPath): string | null {
  if (container.mounts.some(({ destination }) => isWithin(destination, path))) {
    return container.mounts.some(({ destination }) => destination === path)
      ? 'Something is mounted here: detach it first'
      : 'Something is mounted in this folder: detach it first';
  }
  if (['/proc', '/sys', '/dev'].includes(path)) return 'It belongs to the system';
  const mount = mountAround(path, container.mounts);
  return mount !== null && 'readOnly' in mount && mount.readOnly
    ? `${mount.destination} is mounted read-only`
    : null;
}

import type { ContainerPath, FileContent } from '../../../shared/container-files.ts';
import { isInMemory, mountAround } from '../../../shared/container-path.ts';
import { isWithin } from '../../../shared/database-at.ts';
import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { lineEndsOf } from './line-ends.ts';

type Known = Pick<Container, 'mounts' | 'state'>;

/** Why nothing can be written at a path; `null` where it can, as far as is known here. */
export function whyNotWritten(container: Known, path: ContainerPath): string | null {
  if (isInMemory(path, container)) return t('It is in memory, where only the container’s programs write');
  const mount = mountAround(path, container.mounts);
  return mount !== null && 'readOnly' in mount && mount.readOnly
    ? t('{destination} is mounted read-only', { destination: mount.destination })
    : null;
}

/** Why a file's text can't be edited. */
export function whyNotEdited(container: Known, path: ContainerPath, content: FileContent): string | null {
  if (content.kind !== 'text') return t('Only text can be edited');
  if (!content.whole) return t('It is too large to be edited here');
  if (content.encoding === 'other') return t('It is not UTF-8, and could not be saved as it was');
  if (container.mounts.some(({ destination }) => destination === path)) {
    return t('It is mounted by itself: change it where it comes from');
  }
  const reason = whyNotWritten(container, path);
  if (reason !== null) return reason;
  if (lineEndsOf(content.text) === 'mixed')
    return t('Its lines end in different ways, and could not be saved so');
  return content.version === null ? t('It can’t be written back') : null;
}

/** Why something can't be deleted, but for that the container does not run. */
export function whyNotDeleted(container: Known, path: ContainerPath): string | null {
  if (container.mounts.some(({ destination }) => isWithin(destination, path))) {
    return container.mounts.some(({ destination }) => destination === path)
      ? t('Something is mounted here: detach it first')
      : t('Something is mounted in this folder: detach it first');
  }
  if (['/proc', '/sys', '/dev'].includes(path)) return t('It belongs to the system');
  const mount = mountAround(path, container.mounts);
  return mount !== null && 'readOnly' in mount && mount.readOnly
    ? t('{destination} is mounted read-only', { destination: mount.destination })
    : null;
}

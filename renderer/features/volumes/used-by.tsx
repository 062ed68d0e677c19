import { qualifiedLabel } from '../../../shared/container-label.ts';
import { containerStatus } from '../../../shared/container-status.ts';
import { statusText } from '../../../shared/stack-status.ts';
import type { VolumeUsage } from '../../../shared/volume-usage.ts';
import { hrefOf } from '../../store/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NameText } from '../../ui/name-text.tsx';
import styles from './volume-page.module.css';

function whyUnused({ status, volume }: VolumeUsage): string {
  if (status === 'kept' && volume.compose !== null) {
    return `It is kept for ${volume.compose.project}, whose containers were deleted: the next run attaches it again.`;
  }
  if (status === 'anonymous') {
    return 'It was made for a container that is gone. Nothing will attach it again: export it or delete it.';
  }
  return 'No container mounts it, running or not.';
}

/** Every container that mounts the volume, running or not. */
export function UsedBy({ usage }: { usage: VolumeUsage }) {
  if (usage.usedBy.length === 0) {
    return (
      <EmptyState framed icon="container" title="No container uses it">
        {whyUnused(usage)}
      </EmptyState>
    );
  }
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={`Containers that use ${usage.volume.name}`}>
        <thead>
          <tr>
            <th scope="col">Container</th>
            <th scope="col">Status</th>
            <th scope="col">Image</th>
            <th scope="col">Path in the container</th>
            <th scope="col">Access</th>
          </tr>
        </thead>
        <tbody>
          {usage.usedBy.map(({ container, destination, readOnly }) => (
            <tr key={`${container.id} ${destination}`}>
              <th scope="row">
                <a
                  className={styles.link}
                  href={hrefOf({ view: 'container', id: container.id, tab: 'mounts' })}
                >
                  <NameText>{qualifiedLabel(container)}</NameText>
                </a>
              </th>
              <td>{statusText(containerStatus(container))}</td>
              <td>
                <NameText>{container.image}</NameText>
              </td>
              <td>
                <NameText as="code">{destination}</NameText>
              </td>
              <td>{readOnly ? 'Read-only' : 'Read and write'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { qualifiedLabel } from '../../../shared/container-label.ts';
import { containerStatus } from '../../../shared/container-status.ts';
import { statusText } from '../../../shared/stack-status.ts';
import { t } from '../../../shared/texts.ts';
import type { VolumeUsage } from '../../../shared/volume-usage.ts';
import { hrefOf } from '../../store/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NameText } from '../../ui/name-text.tsx';
import styles from './volume-page.module.css';

function whyUnused({ status, volume }: VolumeUsage): string {
  if (status === 'kept' && volume.compose !== null) {
    return t('It is kept for {project}, whose containers were deleted: the next run attaches it again.', {
      project: volume.compose.project,
    });
  }
  if (status === 'anonymous') {
    return t(
      'It was made for a container that is gone. Nothing will attach it again: export it or delete it.',
    );
  }
  return t('No container mounts it, running or not.');
}

/** Every container that mounts the volume, running or not. */
export function UsedBy({ usage }: { usage: VolumeUsage }) {
  if (usage.usedBy.length === 0) {
    return (
      <EmptyState framed icon="container" title={t('No container uses it')}>
        {whyUnused(usage)}
      </EmptyState>
    );
  }
  return (
    <div className={styles.frame}>
      <table
        className={styles.table}
        aria-label={t('Containers that use {name}', { name: usage.volume.name })}
      >
        <thead>
          <tr>
            <th scope="col">{t('Container')}</th>
            <th scope="col">{t('Status')}</th>
            <th scope="col">{t('Image')}</th>
            <th scope="col">{t('Path in the container')}</th>
            <th scope="col">{t('Access')}</th>
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
              <td>{readOnly ? t('Read-only') : t('Read and write')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

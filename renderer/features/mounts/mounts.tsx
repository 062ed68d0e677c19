import { useMemo } from 'react';
import { containerLabel } from '../../../shared/container-label.ts';
import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { hrefOf } from '../../store/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { type MountView, mountViews } from './mount-views.ts';
import styles from './mounts.module.css';

/** What is mounted into a container, and where; each leads to its volume or its folder. */
export function Mounts({ container }: { container: Container }) {
  const volumes = useApp(({ snapshot }) => snapshot.volumes);
  const views = useMemo(() => mountViews(container.mounts, volumes), [container.mounts, volumes]);
  if (views.length === 0) {
    return (
      <EmptyState framed icon="volume" title={t('Nothing is mounted')}>
        {t('What this container writes is in the container alone, and goes with it.')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.frame}>
      <table
        className={styles.table}
        aria-label={t('Mounts of {container}', { container: containerLabel(container) })}
      >
        <thead>
          <tr>
            <th scope="col">{t('Path in the container')}</th>
            <th scope="col">{t('Kind')}</th>
            <th scope="col">{t('Where the data is')}</th>
            <th scope="col">{t('Access')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('Actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {views.map((view) => (
            <MountRow key={view.destination} container={container} view={view} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MountRow({ container, view }: { container: Container; view: MountView }) {
  const { copy, revealMount } = useActions();
  const local = useApp(({ snapshot }) => snapshot.connection.target?.linkHost === 'localhost');
  const { destination, kind, fate, source, folder, readOnly } = view;
  return (
    <tr>
      <th scope="row">
        <NameText as="code">{destination}</NameText>
      </th>
      <td>
        {kind}
        <small>{fate}</small>
      </td>
      <td>
        <Source view={view} />
      </td>
      <td>{readOnly ? t('Read-only') : t('Read and write')}</td>
      <td className={styles.actions}>
        {folder && (
          <IconButton
            label={t('Show {source} in its folder', { source: source ?? '' })}
            hint={t('Show in folder')}
            icon="folder"
            disabledReason={local ? null : t('The folder is on the engine’s machine')}
            onClick={() => void revealMount(container.id, destination)}
          />
        )}
        {source !== null && (
          <IconButton
            label={t('Copy {source}', { source })}
            hint={t('Copy')}
            icon="copy"
            onClick={() => void copy(view.volume ?? source, folder ? t('Path') : t('Name'))}
          />
        )}
      </td>
    </tr>
  );
}

function Source({ view: { source, volume } }: { view: MountView }) {
  if (source === null) return <span className={styles.dim}>{t('in memory')}</span>;
  if (volume === null) return <NameText as="code">{source}</NameText>;
  return (
    <a href={hrefOf({ view: 'volume', name: volume, tab: 'data' })} className={styles.link}>
      <Icon name="volume" size={14} />
      <NameText>{source}</NameText>
    </a>
  );
}

import { useMemo } from 'react';
import type { Container } from '../../shared/engine.ts';
import { type ContainerId, imageId, type VolumeName } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import { describeError } from '../errors/describe-error.ts';
import { FilesTab } from '../features/files/files-tab.tsx';
import { useApp } from '../store/app-context.tsx';
import { useOpenedVolume } from '../store/use-opened-volume.ts';
import { BroughtImage } from '../ui/brought-image.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** The files of a volume, whether anything uses it or not. */
export function StoredData({ name }: { name: VolumeName }) {
  const opened = useOpenedVolume(name);
  const platform = useApp(({ about }) => about.platform);
  switch (opened.kind) {
    case 'asking':
      return (
        <EmptyState framed icon="volume" title={t('Opening the volume')}>
          {t('Its files are shown in a moment.')}
        </EmptyState>
      );
    case 'failed': {
      const { title, cause, nextStep } = describeError(opened.error, platform);
      return (
        <EmptyState framed icon="warning" title={title}>
          {cause} {nextStep}
        </EmptyState>
      );
    }
    case 'ready':
      return <Files key={opened.value} id={opened.value} name={name} />;
  }
}

/** Through the container that the volume was opened with: it stands for nothing but the volume. */
function Files({ id, name }: { id: ContainerId; name: VolumeName }) {
  const container = useMemo(
    (): Container => ({
      id,
      name,
      image: '',
      imageId: imageId(''),
      // All that takes a running container is done by others here.
      state: 'running',
      exitCode: null,
      health: 'none',
      restartPolicy: 'no',
      createdAt: 0,
      startedAt: null,
      run: '',
      ports: [],
      mounts: [{ kind: 'volume', volume: name, anonymous: false, destination: '/', readOnly: false }],
      networks: [],
      compose: null,
    }),
    [id, name],
  );
  return <FilesTab container={container} deletionNote={<BroughtImage />} />;
}

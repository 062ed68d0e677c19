import { useEffect, useState } from 'react';
import type { AddVolumePreview, VolumeHome } from '../../../shared/add-volume.ts';
import type { AppError } from '../../../shared/errors.ts';
import { type CopyFacts, sampleParts } from '../../../shared/walkthrough.ts';
import { useAsk } from '../../store/app-context.tsx';

type Shown =
  | { readonly kind: 'none' }
  | { readonly kind: 'ready'; readonly home: VolumeHome; readonly preview: AddVolumePreview }
  | { readonly kind: 'failed'; readonly error: AppError };

/** What adding the volume to the copy's file would change; asked for anew whenever the file is another. */
export function useVolumePreview(copy: CopyFacts | null): Shown {
  const ask = useAsk();
  const [shown, setShown] = useState<Shown>({ kind: 'none' });
  const folder = copy?.progress.folder ?? null;
  const { file = null, stack = null } = copy ?? {};
  const lacksIt = file?.kind === 'read' && file.volume === null;
  // What the containers hold now decides too: another stack is another question.
  const containers = stack?.containers.join() ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: `file` and `containers` say when to ask again.
  useEffect(() => {
    let isOver = false;
    if (folder === null || !lacksIt) {
      setShown({ kind: 'none' });
      return;
    }
    const look = async (): Promise<Shown> => {
      const request = await ask('run.resolve', { path: folder });
      if (!request.ok) return { kind: 'failed', error: request.error };
      const home: VolumeHome = { kind: 'files', request: request.value };
      const preview = await ask('addVolume.preview', {
        home,
        service: sampleParts.database,
        key: sampleParts.volumeKey,
        path: sampleParts.dataPath,
      });
      return preview.ok
        ? { kind: 'ready', home, preview: preview.value }
        : { kind: 'failed', error: preview.error };
    };
    void look().then((next) => {
      if (!isOver) setShown(next);
    });
    return () => {
      isOver = true;
    };
  }, [ask, folder, lacksIt, JSON.stringify(file), containers]);
  return shown;
}

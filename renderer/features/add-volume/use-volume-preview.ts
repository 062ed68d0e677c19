import { useEffect, useState } from 'react';
import type { AddVolumePreview, VolumeHome } from '../../../shared/add-volume.ts';
import type { AppError } from '../../../shared/errors.ts';
import { useAsk } from '../../store/app-context.tsx';

export interface VolumePreview {
  /** The last one that was had; it stays shown while the next is being made. */
  readonly preview: AddVolumePreview | null;
  readonly error: AppError | null;
  readonly loading: boolean;
}

// Typing a name must not start Compose at every letter.
const pause = 250;

/** What giving the service this volume would do, asked again whenever it changes. */
export function useVolumePreview(
  home: VolumeHome,
  service: string,
  {
    key,
    path,
    attempt,
  }: { readonly key: string | null; readonly path: string | null; readonly attempt: number },
): VolumePreview {
  const ask = useAsk();
  const [state, setState] = useState<VolumePreview>({ preview: null, error: null, loading: true });
  const homeText = JSON.stringify(home);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `homeText` is what `home` says; another attempt asks again.
  useEffect(() => {
    let outdated = false;
    setState((before) => ({ ...before, loading: true }));
    const timer = setTimeout(
      () =>
        void ask('addVolume.preview', { home, service, key, path }).then((answer) => {
          if (outdated) return;
          setState(
            answer.ok
              ? { preview: answer.value, error: null, loading: false }
              : { preview: null, error: answer.error, loading: false },
          );
        }),
      key === null && path === null ? 0 : pause,
    );
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [ask, homeText, service, key, path, attempt]);
  return state;
}

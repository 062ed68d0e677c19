import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { RunPreview, RunRequest } from '../../../shared/run-preview.ts';
import { useAsk } from '../../store/app-context.tsx';

export interface PreviewState {
  /** The last one that was had; it stays shown while the next is being made. */
  readonly preview: RunPreview | null;
  readonly error: AppError | null;
  readonly loading: boolean;
}

// Typing a project name must not start Compose at every letter.
const pause = 250;

/** What a run of `request` would make, from Compose, asked again whenever the request changes. */
export function useRunPreview(request: RunRequest | null, attempt: number): PreviewState {
  const ask = useAsk();
  const [state, setState] = useState<PreviewState>({ preview: null, error: null, loading: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is a reason to ask again.
  useEffect(() => {
    if (request === null) return;
    let outdated = false;
    setState((before) => ({ ...before, loading: true }));
    const timer = setTimeout(
      () =>
        void ask('run.preview', { request }).then((answer) => {
          if (outdated) return;
          setState(
            answer.ok
              ? { preview: answer.value, error: null, loading: false }
              : { preview: null, error: answer.error, loading: false },
          );
        }),
      pause,
    );
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [ask, request, attempt]);
  return state;
}

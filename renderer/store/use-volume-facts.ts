import { useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { VolumeName } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import type { ListedExport, VolumeContents } from '../../shared/volume-exports.ts';
import { useApp, useAsk } from './app-context.tsx';
import { useEndedVolumeWork } from './use-ended-volume-work.ts';

/** What main was asked; while it is asked again the last answer stays. */
export type Asked<T> =
  | { readonly kind: 'asking' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Asks when it is first needed, and again whenever `key` is another. */
function useAsked<T>(ask: () => Promise<Result<T, AppError>>, key: string): Asked<T> {
  const [state, setState] = useState<Asked<T>>({ kind: 'asking' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the answer may be another.
  useEffect(() => {
    let stale = false;
    void ask().then((answer) => {
      if (stale) return;
      setState(answer.ok ? { kind: 'ready', value: answer.value } : { kind: 'failed', error: answer.error });
    });
    return () => {
      stale = true;
    };
  }, [key]);
  return state;
}

/** What a volume holds, counted when it is shown and after each work on a volume. */
export function useVolumeContents(name: VolumeName): Asked<VolumeContents> {
  const ask = useAsk();
  return useAsked(() => ask('volume.contents', { name }), `${name} ${useEndedVolumeWork()}`);
}

/** What was exported of a volume. `changes` is counted up by whoever changes the list. */
export function useVolumeExports(name: VolumeName, changes = 0): Asked<readonly ListedExport[]> {
  const ask = useAsk();
  const ready = useApp(({ snapshot }) => snapshot.connection.kind === 'ready');
  return useAsked(
    () => ask('volume.exports', { name }),
    `${name} ${useEndedVolumeWork()} ${changes} ${ready}`,
  );
}

import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { HostPath } from '../../../shared/ids.ts';
import type { RunRequest } from '../../../shared/run-preview.ts';
import { useAsk } from '../../store/app-context.tsx';
import type { OpenDialog } from '../../store/ui-state.ts';

/** The request that the dialog puts together: from a chosen, dropped or named path, then changed by its fields. */
export function useRunRequest(dialog: Extract<OpenDialog, { kind: 'run' }>) {
  const ask = useAsk();
  const [request, setRequest] = useState<RunRequest | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  const resolve = useCallback(
    async (path: HostPath) => {
      const answer = await ask('run.resolve', { path });
      setRequest(answer.ok ? answer.value : null);
      setError(answer.ok ? null : answer.error);
    },
    [ask],
  );
  // Dropping the same path again is a new dialog, and reads it again.
  useEffect(() => {
    if (dialog.path !== null) void resolve(dialog.path);
  }, [dialog, resolve]);

  const choose = async (what: 'file' | 'folder') => {
    const answer = await ask('run.choose', { what });
    if (!answer.ok) setError(answer.error);
    else if (answer.value !== null) await resolve(answer.value);
  };
  const addEnvFile = async () => {
    const answer = await ask('run.choose', { what: 'env-file' });
    if (!answer.ok) setError(answer.error);
    const path = answer.ok ? answer.value : null;
    if (path !== null) setRequest((now) => now && { ...now, envFiles: [...now.envFiles, path] });
  };
  const change = (difference: Partial<RunRequest>) => setRequest((now) => now && { ...now, ...difference });
  return { request, error, choose, addEnvFile, change };
}

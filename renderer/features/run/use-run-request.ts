import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { HostPath } from '../../../shared/ids.ts';
import { type ListedRecentRun, sameFiles } from '../../../shared/recent-runs.ts';
import type { RunRequest } from '../../../shared/run-preview.ts';
import { fileName } from '../../format/path.ts';
import { useAsk } from '../../store/app-context.tsx';
import type { OpenDialog } from '../../store/ui-state.ts';

/** What is put together, and whether its options are those of the last run of the same files. */
interface Draft {
  readonly request: RunRequest | null;
  readonly asLastTime: boolean;
}

const nothing: Draft = { request: null, asLastTime: false };

/** How Compose names a stack after its folder (compose-go, `loader.NormalizeProjectName`). */
function folderName(folder: HostPath): string {
  return fileName(folder)
    .toLowerCase()
    .replaceAll(/[^-_a-z0-9]/g, '')
    .replace(/^[-_]+/, '');
}

/** The same files as they were run last: people expect a stack to go by the name that it has. */
function asLastTime(request: RunRequest, recent: readonly ListedRecentRun[]): Draft {
  const last = recent.find((run) => sameFiles(run.request.files, request.files))?.request;
  if (last === undefined || request.envFiles.length > 0) return { request, asLastTime: false };
  const { projectName, profiles, envFiles } = last;
  const usual =
    profiles.length === 0 && envFiles.length === 0 && projectName === folderName(request.workingDir);
  return usual
    ? { request, asLastTime: false }
    : { request: { ...request, projectName, profiles, envFiles }, asLastTime: true };
}

/** The request that the dialog puts together: from a chosen, dropped or named path, then changed by its fields. */
export function useRunRequest(dialog: Extract<OpenDialog, { kind: 'run' }>) {
  const ask = useAsk();
  const [{ request, asLastTime: isAsLastTime }, setDraft] = useState<Draft>(nothing);
  const [error, setError] = useState<AppError | null>(null);
  const edit = (next: (now: RunRequest) => RunRequest) =>
    setDraft((now) => (now.request === null ? now : { request: next(now.request), asLastTime: false }));

  const resolve = useCallback(
    async (path: HostPath, also: readonly HostPath[]) => {
      const [answer, recent] = await Promise.all([
        ask('run.resolve', also.length > 0 ? { path, also } : { path }),
        ask('run.recent', null),
      ]);
      setDraft(answer.ok ? asLastTime(answer.value, recent.ok ? recent.value : []) : nothing);
      setError(answer.ok ? null : answer.error);
    },
    [ask],
  );
  // Dropping the same path again is a new dialog, and reads it again.
  useEffect(() => {
    if (dialog.path !== null) void resolve(dialog.path, dialog.also ?? []);
  }, [dialog, resolve]);

  const pick = async (what: 'file' | 'folder' | 'env-file'): Promise<HostPath | null> => {
    const answer = await ask('run.choose', { what });
    if (!answer.ok) setError(answer.error);
    return answer.ok ? answer.value : null;
  };
  return {
    request,
    error,
    asLastTime: isAsLastTime,
    choose: async (what: 'file' | 'folder') => {
      const path = await pick(what);
      if (path !== null) await resolve(path, []);
    },
    take: (run: ListedRecentRun) => {
      const plain = { ...run.request, projectName: null, profiles: [], envFiles: [] };
      setDraft(asLastTime(plain, [run]));
      setError(null);
    },
    addFile: async () => {
      const path = await pick('file');
      if (path === null) return;
      edit((now) => ({ ...now, files: [...now.files.filter((file) => file !== path), path] }));
    },
    addEnvFile: async () => {
      const path = await pick('env-file');
      if (path !== null) edit((now) => ({ ...now, envFiles: [...now.envFiles, path] }));
    },
    change: (difference: Partial<RunRequest>) => edit((now) => ({ ...now, ...difference })),
  };
}

import { useState } from 'react';
import type { ContainerPath, UploadPlan } from '../../../shared/container-files.ts';
import type { Container } from '../../../shared/engine.ts';
import type { HostPath } from '../../../shared/ids.ts';
import { useAsk } from '../../store/app-context.tsx';
import type { useTransfers } from './use-transfers.ts';

/** An upload that waits for somebody to say yes to what it replaces. */
export interface AskedUpload {
  readonly folder: ContainerPath;
  readonly paths: readonly HostPath[];
  readonly plan: UploadPlan;
}

/** Brings files and folders into the container; asks first where that replaces something. */
export function useUpload(
  { id }: Container,
  { begin, report }: Pick<ReturnType<typeof useTransfers>, 'begin' | 'report'>,
  onChanged: () => void,
) {
  const ask = useAsk();
  const [asked, setAsked] = useState<AskedUpload | null>(null);

  const put = async ({ folder, paths }: Pick<AskedUpload, 'folder' | 'paths'>) => {
    setAsked(null);
    await begin({ kind: 'upload', container: id, folder, paths });
    onChanged();
  };
  const plan = async (folder: ContainerPath, paths: readonly HostPath[]) => {
    const answer = await ask('files.planUpload', { container: id, folder, paths });
    if (!answer.ok) report(answer.error);
    else if (answer.value.taken.length > 0) setAsked({ folder, paths, plan: answer.value });
    else await put({ folder, paths });
  };
  return {
    asked,
    put,
    drop: () => setAsked(null),
    plan,
    choose: async (folder: ContainerPath, what: 'files' | 'folder') => {
      const answer = await ask('files.chooseUpload', { what });
      if (!answer.ok) report(answer.error);
      else if (answer.value.length > 0) await plan(folder, answer.value);
    },
  };
}

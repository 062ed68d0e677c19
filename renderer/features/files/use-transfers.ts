import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { LeftOut, LeftOutReason, TransferRequest } from '../../../shared/container-files.ts';
import type { AppError } from '../../../shared/errors.ts';
import { type ContainerId, hostPath } from '../../../shared/ids.ts';
import { shownName } from '../../../shared/shown-name.ts';
import { plural, t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { shortPath } from '../../format/path.ts';
import { useActions, useBridge, useReadApp } from '../../store/app-context.tsx';
import { filesStoreOf, type Transfer, type TransferEnd } from './files-store.ts';

const reasons: Record<LeftOutReason, string> = {
  path: t('its path leads elsewhere'),
  link: t('a link that leads out of the folder'),
  special: t('a device, pipe or socket'),
  twice: t('its name was taken'),
  name: t('this machine can’t have such a name'),
};

const mostNamed = 4;

/** What was left out, in lines: the first few by name. */
function leftOutLines(leftOut: readonly LeftOut[], more: number): readonly string[] {
  if (leftOut.length === 0) return [];
  const named = leftOut.slice(0, mostNamed).map(({ name, why }) => `${shownName(name)}: ${reasons[why]}`);
  const others = leftOut.length - named.length + more;
  return [
    plural(leftOut.length + more, '{n} entry left out:', '{n} entries left out:'),
    ...named,
    ...(others > 0 ? [t('and {others} more', { others })] : []),
  ];
}

function endTitle(isUpload: boolean, whole: boolean): string {
  if (isUpload) return whole ? t('Uploaded') : t('Uploaded, but not all');
  return whole ? t('Downloaded') : t('Downloaded, but not all');
}

/** Begins and ends what moves files, and tells of its end. */
export function useTransfers(container: ContainerId) {
  const files = filesStoreOf(useBridge());
  const { tell } = useActions();
  const readApp = useReadApp();
  const all = useStore(files.store, ({ transfers }) => transfers);

  const report = useCallback(
    (error: AppError) => {
      if (error.kind === 'cancelled') return;
      const { title, cause, nextStep } = describeError(error, readApp().about.platform);
      tell({ tone: 'bad', title, lines: [cause, nextStep] });
    },
    [tell, readApp],
  );
  const begin = useCallback(
    async (request: TransferRequest): Promise<TransferEnd> => {
      const end = await files.transfer(request);
      if (end.kind === 'failed') report(end.error);
      if (end.kind === 'done') {
        const { to, leftOut, more } = end.done;
        const isUpload = request.kind === 'upload';
        const where = isUpload ? shownName(to) : shortPath(hostPath(to), readApp().about.homeDir);
        const lines = leftOutLines(leftOut, more);
        tell({
          tone: lines.length === 0 ? 'good' : 'bad',
          title: endTitle(isUpload, lines.length === 0),
          lines: [where, ...lines],
        });
      }
      return end;
    },
    [files, report, tell, readApp],
  );
  const transfers: readonly Transfer[] = all.filter(({ request }) => request.container === container);
  return { transfers, begin, callOff: files.callOff, report };
}

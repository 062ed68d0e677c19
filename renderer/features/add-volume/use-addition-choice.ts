import { useState } from 'react';
import type { AddVolumePreview, AfterAdding } from '../../../shared/add-volume.ts';
import type { AppError } from '../../../shared/errors.ts';
import { type OperationId, stackName } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { useActions } from '../../store/app-context.tsx';
import type { OpenDialog } from '../../store/ui-state.ts';
import { useBusyReason, useComposeReason } from '../../store/use-reasons.ts';
import { afterwardsOf, type Ticks } from './addition-words.ts';
import { useVolumePreview } from './use-volume-preview.ts';

export interface AdditionChoice {
  readonly name: string;
  readonly path: string;
  readonly preview: AddVolumePreview | null;
  readonly error: AppError | null;
  readonly loading: boolean;
  readonly afterwards: AfterAdding;
  /** Why it can't be begun now. */
  readonly reason: string | null;
  readonly ask: (part: { readonly key?: string; readonly path?: string }) => void;
  readonly tick: (ticks: Partial<Ticks>) => void;
  readonly tryAgain: () => void;
  readonly begin: () => Promise<void>;
}

/** What is chosen in the dialog, and what it would do. */
export function useAdditionChoice(
  { home, service }: Extract<OpenDialog, { kind: 'add-volume' }>,
  onBegun: (id: OperationId) => void,
): AdditionChoice {
  const { addVolume } = useActions();
  const [asked, setAsked] = useState<{ key: string | null; path: string | null }>({ key: null, path: null });
  const [attempt, setAttempt] = useState(0);
  const [ticks, setTicks] = useState<Ticks>({ recreate: null, copy: null });
  const [sent, setSent] = useState(false);
  const { preview, error, loading } = useVolumePreview(home, service, { ...asked, attempt });
  const composeReason = useComposeReason();
  const stack = preview?.stack ?? (home.kind === 'stack' ? home.name : stackName(''));
  const busy = useBusyReason({ kind: 'stack', name: stack });

  const change = preview === null || preview.change.kind === 'refused' ? null : preview.change;
  const afterwards = preview === null ? 'nothing' : afterwardsOf(preview, ticks);
  const wait = loading || sent ? t('Wait: looking at the Compose file') : null;
  const cannot = change === null ? t('The volume can’t be added like this') : idle(change.kind, afterwards);
  return {
    name: asked.key ?? preview?.key ?? '',
    path: asked.path ?? preview?.path ?? '',
    preview,
    error,
    loading,
    afterwards,
    reason: composeReason ?? busy ?? wait ?? cannot,
    ask: (part) => setAsked((before) => ({ ...before, ...part })),
    tick: (next) => setTicks((before) => ({ ...before, ...next })),
    tryAgain: () => setAttempt((count) => count + 1),
    begin: async () => {
      if (preview === null || change === null) return;
      setSent(true);
      const { key, path } = preview;
      const id = await addVolume({ home, service, key, path, seen: change.seen, afterwards });
      setSent(false);
      if (id !== null) onBegun(id);
    },
  };
}

const idle = (kind: 'edit' | 'none', afterwards: AfterAdding): string | null =>
  kind === 'none' && afterwards === 'nothing' ? t('The file has it: the service is to be recreated') : null;

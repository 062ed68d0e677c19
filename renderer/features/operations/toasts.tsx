import type { Deletion } from '../../../shared/deletion.ts';
import type { DeletionId } from '../../../shared/ids.ts';
import type { Operation } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import type { Notice, OpenDialog } from '../../store/ui-state.ts';
import { RunningBulks } from './running-bulks.tsx';
import { RunningTransfers } from './running-transfers.tsx';
import type { ToastAction, ToastModel } from './toast.ts';
import { ToastCard } from './toast-card.tsx';
import { toastOfOperation } from './toast-of-operation.ts';
import styles from './toasts.module.css';
import { useTellAway } from './use-tell-away.ts';

function toastOfNotice(notice: Notice): ToastModel {
  const { id, tone, title, lines } = notice;
  return { id, tone, title, lines, actions: [], stays: tone === 'good' ? 3500 : null };
}

function notedDeletions({ state }: Operation): readonly DeletionId[] {
  if (state.kind !== 'succeeded') return [];
  const { outcome } = state;
  if (outcome.kind === 'bulk') return outcome.deletions;
  return outcome.kind === 'deleted' && outcome.deletion !== null ? [outcome.deletion] : [];
}

/** For the files that a run saved of a container that it made anew. */
function putBackDialog({ state }: Operation, deletions: readonly Deletion[]): OpenDialog | null {
  const saved =
    state.kind === 'succeeded' && state.outcome.kind === 'ran' ? state.outcome.saved[0] : undefined;
  const deletion = deletions.find((each) => each.saved.some(({ path }) => path === saved?.path));
  if (saved === undefined || deletion === undefined) return null;
  return { kind: 'put-back', deletion: deletion.id, path: saved.path };
}

interface Shown {
  readonly toast: ToastModel;
  /** `null` for the window's own notices. */
  readonly operation: Operation | null;
}

/** The corner where results are told: a quiet region for what went well, a loud one for what did not. */
export function Toasts() {
  const actions = useActions();
  const operations = useApp((data) => data.operations);
  const notices = useApp(({ ui }) => ui.notices);
  const sizes = useApp(({ volumeSizes }) => volumeSizes.sizes);
  const deletions = useApp((data) => data.deletions);
  const retryable = useApp(({ ui }) => ui.retryable);
  const { platform, homeDir } = useApp(({ about }) => about);
  const containers = useApp(({ snapshot }) => snapshot.containers);

  const undoable = (operation: Operation) => {
    const noted = new Set<string>(notedDeletions(operation));
    return deletions.filter(({ id, state }) => noted.has(id) && state === 'done');
  };
  const shown: readonly Shown[] = [
    ...operations.flatMap((operation) => {
      const { target } = operation;
      const toast = toastOfOperation(operation, {
        sizes,
        platform,
        homeDir,
        canRetry: retryable.has(operation.id),
        deletions: undoable(operation),
        nameNow: target.kind === 'container' ? (containers.get(target.id)?.name ?? null) : null,
      });
      return toast === null ? [] : [{ toast, operation }];
    }),
    ...notices.map((notice) => ({ toast: toastOfNotice(notice), operation: null })),
  ];

  useTellAway([
    ...shown.flatMap(({ toast, operation }) => (operation === null ? [] : [toast])),
    ...operations.flatMap(({ id, name, question }) =>
      question === null
        ? []
        : [{ id: `question of ${id}`, title: t('{name} waits for your answer', { name }), lines: [] }],
    ),
  ]);

  const act = (action: ToastAction, operation: Operation) => {
    switch (action) {
      case 'undo':
        for (const { id } of undoable(operation)) void actions.undo(id, 'as-it-was-run');
        void actions.dismiss(operation.id);
        return;
      case 'put-back':
        actions.openDialog(putBackDialog(operation, deletions));
        return;
      case 'try-again':
        void actions.retry(operation);
        return;
      case 'delete-without-saving':
        void actions.deleteWithoutSaving(operation);
        return;
      case 'show-log':
        actions.openDialog({ kind: 'log', operation: operation.id });
        return;
      case 'show-result':
        actions.openDialog({ kind: 'bulk-result', operation: operation.id });
    }
  };
  const card = ({ toast, operation }: Shown) => (
    <ToastCard
      key={toast.id}
      toast={toast}
      onClose={() =>
        operation === null ? actions.closeNotice(toast.id) : void actions.dismiss(operation.id)
      }
      onAction={(action) => {
        if (operation !== null) act(action, operation);
      }}
      onCopy={(text) => void actions.copy(text, t('Command'))}
    />
  );
  return (
    <div className={styles.corner}>
      <section aria-label={t('In progress')}>
        <RunningBulks />
        <RunningTransfers />
      </section>
      <div role="alert" aria-label={t('Problems')} aria-atomic="false">
        {shown.filter(({ toast }) => toast.tone !== 'good').map(card)}
      </div>
      <div role="status" aria-label={t('Results')} aria-atomic="false">
        {shown.filter(({ toast }) => toast.tone === 'good').map(card)}
      </div>
    </div>
  );
}

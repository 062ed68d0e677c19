import type { Operation } from '../../../shared/operation.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import type { Notice } from '../../store/ui-state.ts';
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
  const deleted = useApp(({ deletedStacks }) => deletedStacks);
  const retryable = useApp(({ ui }) => ui.retryable);
  const { platform, homeDir } = useApp(({ about }) => about);
  const containers = useApp(({ snapshot }) => snapshot.containers);

  const canRunAgain = (name: string) =>
    deleted.some((stack) => stack.name === name && stack.composeFile === 'present');
  const shown: readonly Shown[] = [
    ...operations.flatMap((operation) => {
      const { target } = operation;
      const toast = toastOfOperation(operation, {
        sizes,
        platform,
        homeDir,
        canRetry: retryable.has(operation.id),
        nameNow: target.kind === 'container' ? (containers.get(target.id)?.name ?? null) : null,
      });
      if (toast === null) return [];
      const possible = toast.actions.filter(
        (action) => action !== 'run-again' || canRunAgain(operation.name),
      );
      return [{ toast: { ...toast, actions: possible }, operation }];
    }),
    ...notices.map((notice) => ({ toast: toastOfNotice(notice), operation: null })),
  ];

  useTellAway(shown.flatMap(({ toast, operation }) => (operation === null ? [] : [toast])));

  const act = (action: ToastAction, operation: Operation) => {
    switch (action) {
      case 'run-again':
        if (operation.target.kind === 'stack') void actions.runAgain(operation.target.name);
        void actions.dismiss(operation.id);
        return;
      case 'try-again':
        void actions.retry(operation);
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
      onCopy={(text) => void actions.copy(text, 'Command')}
    />
  );
  return (
    <div className={styles.corner}>
      <RunningBulks />
      <RunningTransfers />
      <div role="alert" aria-label="Problems" aria-atomic="false">
        {shown.filter(({ toast }) => toast.tone !== 'good').map(card)}
      </div>
      <div role="status" aria-label="Results" aria-atomic="false">
        {shown.filter(({ toast }) => toast.tone === 'good').map(card)}
      </div>
    </div>
  );
}

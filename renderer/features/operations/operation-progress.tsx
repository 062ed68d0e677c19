import type { Operation } from '../../../shared/operation.ts';
import { useActions, useApp, useSetUi } from '../../store/app-context.tsx';
import { progressView } from '../../store/progress-view.ts';
import type { ProgressView } from '../../store/ui-state.ts';
import { useOperationLog } from '../../store/use-operation-log.ts';
import { OperationPanel } from '../../ui/operation-panel.tsx';

interface Props {
  readonly operation: Operation;
}

/** The progress of an operation: its steps, its log, a way to cancel it. */
export function OperationProgress({ operation }: Props) {
  const view = useApp(({ ui }) => progressView(operation, ui.progress));
  if (view === 'closed') return null;
  return view === 'log' ? (
    <WithLog operation={operation} />
  ) : (
    <Panel operation={operation} view={view} log={null} />
  );
}

function WithLog({ operation }: Props) {
  return <Panel operation={operation} view="log" log={useOperationLog(operation.id)} />;
}

function Panel({ operation, view, log }: Props & { view: ProgressView; log: readonly string[] | null }) {
  const { cancel } = useActions();
  const setUi = useSetUi();
  return (
    <OperationPanel
      operation={operation}
      view={view}
      log={log}
      onView={(next) => setUi(({ progress }) => ({ progress: new Map(progress).set(operation.id, next) }))}
      onCancel={() => void cancel(operation.id)}
    />
  );
}

import type { StackName } from '../../shared/ids.ts';
import { stackStatus, statusText, statusTone } from '../../shared/stack-status.ts';
import { RowActions } from '../features/containers/row-actions.tsx';
import { useInventory, useRunning } from '../store/app-context.tsx';
import { hrefOf, type StackTab } from '../store/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { StatusDot } from '../ui/status-dot.tsx';
import { PageFrame } from './page-frame.tsx';
import { stackTabTable } from './stack-tabs.tsx';

/** All about one stack. */
export function StackPage({ name, tab }: { name: StackName; tab: StackTab }) {
  const stack = useInventory().stacks.find((known) => known.name === name);
  const running = useRunning();
  if (stack === undefined) {
    return (
      <main>
        <EmptyState framed icon="stack" title="This stack has no containers" />
      </main>
    );
  }
  const status = stackStatus(stack.containers);
  return (
    <PageFrame
      name={name}
      crumbs={[]}
      facts={
        <>
          <StatusDot tone={statusTone(status)} text="" />
          <span>{statusText(status)}</span>
        </>
      }
      actions={
        <RowActions
          name={name}
          target={{ kind: 'stack', name }}
          containers={stack.containers}
          heldBy={running.stacks.get(name) ?? null}
        />
      }
      tabs={stackTabTable}
      tab={tab}
      subject={stack}
      hrefOfTab={(next) => hrefOf({ view: 'stack', name, tab: next })}
    />
  );
}

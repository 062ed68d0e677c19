import { containerLabel } from '../../shared/container-label.ts';
import { containerStatus } from '../../shared/container-status.ts';
import type { ContainerId } from '../../shared/ids.ts';
import { statusText, statusTone } from '../../shared/stack-status.ts';
import { RowActions } from '../features/containers/row-actions.tsx';
import { useApp, useRunning } from '../store/app-context.tsx';
import { type ContainerTab, hrefOf } from '../store/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { StatusDot } from '../ui/status-dot.tsx';
import { containerTabTable } from './container-tabs.tsx';
import { PageFrame } from './page-frame.tsx';

/** All about one container. */
export function ContainerPage({ id, tab }: { id: ContainerId; tab: ContainerTab }) {
  const container = useApp(({ snapshot }) => snapshot.containers.get(id));
  const running = useRunning();
  if (container === undefined) {
    return (
      <main>
        <EmptyState framed icon="container" title="This container is gone" />
      </main>
    );
  }
  const stack = container.compose?.project;
  const status = containerStatus(container);
  const held = running.containers.get(id) ?? (stack === undefined ? undefined : running.stacks.get(stack));
  return (
    <PageFrame
      name={containerLabel(container)}
      crumbs={
        stack === undefined
          ? []
          : [{ text: stack, href: hrefOf({ view: 'stack', name: stack, tab: 'logs' }) }]
      }
      facts={
        <>
          <StatusDot tone={statusTone(status)} text="" />
          <span>{statusText(status)}</span>
        </>
      }
      actions={
        <RowActions
          name={containerLabel(container)}
          target={{ kind: 'container', id }}
          containers={[container]}
          heldBy={held ?? null}
        />
      }
      tabs={containerTabTable}
      tab={tab}
      subject={container}
      hrefOfTab={(next) => hrefOf({ view: 'container', id, tab: next })}
    />
  );
}

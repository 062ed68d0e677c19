import { assertNever } from '../../shared/assert-never.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId, StackName, VolumeName } from '../../shared/ids.ts';
import type { Operation } from '../../shared/operation.ts';

/** Which operation holds a stack, container or volume right now. One at a time a stack: its containers are held too. */
export interface Running {
  readonly stacks: ReadonlyMap<StackName, Operation>;
  readonly containers: ReadonlyMap<ContainerId, Operation>;
  readonly volumes: ReadonlyMap<VolumeName, Operation>;
}

export function isRunning(operation: Operation): boolean {
  return operation.state.kind === 'running' || operation.state.kind === 'cancelling';
}

/** What holds a container right now: its own operation, or its stack's. */
export function heldBy({ id, compose }: Container, { containers, stacks }: Running): Operation | null {
  return containers.get(id) ?? (compose === null ? undefined : stacks.get(compose.project)) ?? null;
}

/** Gathers the operations that are going on by what they hold. */
export function runningOperations(
  operations: readonly Operation[],
  containers: ReadonlyMap<ContainerId, Container>,
): Running {
  const running = {
    stacks: new Map<StackName, Operation>(),
    containers: new Map<ContainerId, Operation>(),
    volumes: new Map<VolumeName, Operation>(),
  };
  const hold = (id: ContainerId, operation: Operation) => {
    running.containers.set(id, operation);
    const stack = containers.get(id)?.compose?.project;
    if (stack !== undefined) running.stacks.set(stack, operation);
  };
  for (const operation of operations.filter(isRunning)) {
    const { target } = operation;
    switch (target.kind) {
      case 'stack':
        running.stacks.set(target.name, operation);
        break;
      case 'part':
        running.stacks.set(target.stack, operation);
        break;
      case 'volume':
        running.volumes.set(target.name, operation);
        for (const id of target.stops) hold(id, operation);
        break;
      case 'volumes':
        for (const name of target.names) running.volumes.set(name, operation);
        break;
      case 'containers':
        for (const id of target.ids) hold(id, operation);
        break;
      case 'container':
        hold(target.id, operation);
        break;
      case 'bulk':
        // It holds nothing itself: its parts do.
        break;
      default:
        assertNever(target);
    }
  }
  return running;
}

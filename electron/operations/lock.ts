import type { DeletePlan } from '../../shared/delete-plan.ts';
import type { Container, Volume } from '../../shared/engine.ts';
import { type StackName, stackName } from '../../shared/ids.ts';

// One operation at a time for each lock. Containers and volumes of a stack are changed under the stack's own.
const stackPrefix = 'stack:';

export const lockOfStack = (name: StackName): string => `${stackPrefix}${name}`;

export const lockOfContainer = (container: Container): string =>
  container.compose ? lockOfStack(container.compose.project) : `container:${container.id}`;

export const lockOfDeletion = ({ stack, containers }: Pick<DeletePlan, 'stack' | 'containers'>): string =>
  stack === null ? `container:${containers[0]?.id}` : lockOfStack(stack);

export const lockOfVolume = (volume: Pick<Volume, 'name' | 'compose'>): string =>
  volume.compose ? lockOfStack(volume.compose.project) : `volume:${volume.name}`;

/** The stack that a lock keeps, or `null` for another kind. */
export const stackOfLock = (lock: string): StackName | null =>
  lock.startsWith(stackPrefix) ? stackName(lock.slice(stackPrefix.length)) : null;

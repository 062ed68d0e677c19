import { assertNever } from '../../shared/assert-never.ts';
import type { Operation, OperationKind } from '../../shared/operation.ts';
import { count } from './list.ts';

/** What is being done, as a row says it: `Stopping`. */
export function doing(kind: OperationKind): string {
  switch (kind) {
    case 'run':
      return 'Starting up';
    case 'run-again':
      return 'Running again';
    case 'undo':
      return 'Bringing back';
    case 'delete':
    case 'delete-volume':
      return 'Deleting';
    case 'start':
      return 'Starting';
    case 'stop':
      return 'Stopping';
    case 'restart':
      return 'Restarting';
    case 'pause':
      return 'Pausing';
    case 'unpause':
      return 'Unpausing';
    case 'kill':
      return 'Killing';
    case 'update-images':
      return 'Updating images';
    case 'rename':
      return 'Renaming';
    default:
      return assertNever(kind);
  }
}

/** What is being done, and to what: `Stopping shop`. */
export function doingTo(kind: OperationKind, name: string): string {
  return `${doing(kind)}${kind === 'update-images' ? ' of' : ''} ${name}`;
}

/** What was asked for, as an infinitive: `could not stop`. */
export function verb(kind: OperationKind): string {
  switch (kind) {
    case 'run':
    case 'run-again':
      return kind === 'run' ? 'run' : 'run again';
    case 'undo':
      return 'bring back';
    case 'delete':
    case 'delete-volume':
      return 'delete';
    case 'start':
    case 'stop':
    case 'restart':
    case 'pause':
    case 'unpause':
    case 'kill':
    case 'rename':
      return kind;
    case 'update-images':
      return 'update the images of';
    default:
      return assertNever(kind);
  }
}

/** A running operation in one line; it names the part when only a part of the row's stack is changed. */
export function progressText(operation: Operation, rowName: string): string {
  const what = operation.state.kind === 'cancelling' ? 'Cancelling' : doing(operation.kind);
  const part = partOf(operation, rowName);
  const steps = operation.steps.length;
  const ended = operation.steps.filter((step) => step.state !== 'working').length;
  return `${what}${part} …${steps > 1 ? ` ${ended} of ${steps}` : ''}`;
}

function partOf({ target, name }: Operation, rowName: string): string {
  if (target.kind === 'part') return ` ${count(target.ids.length, 'container')}`;
  return name === rowName ? '' : ` ${name}`;
}

/** Why a button rests while something runs. */
export function busyReason(operation: Operation): string {
  const words = doingTo(operation.kind, operation.name);
  return `Wait: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

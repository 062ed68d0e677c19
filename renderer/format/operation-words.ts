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
    case 'add-volume':
      return 'Adding a volume';
    case 'take-back-volume':
      return 'Taking a volume back';
    case 'create-volume':
      return 'Creating';
    case 'clone-volume':
      return 'Cloning';
    case 'empty-volume':
      return 'Emptying';
    case 'export-volume':
      return 'Exporting';
    case 'import-volume':
      return 'Importing';
    case 'start-again':
      return 'Starting again';
    default:
      return assertNever(kind);
  }
}

const joint: Partial<Record<OperationKind, string>> = {
  'update-images': ' of',
  'add-volume': ' to',
  'import-volume': ' into',
  'take-back-volume': ' from',
};

/** What is being done, and to what: `Stopping shop`. */
export function doingTo(kind: OperationKind, name: string): string {
  return `${doing(kind)}${joint[kind] ?? ''} ${name}`;
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
    case 'create-volume':
      return 'create';
    case 'clone-volume':
      return 'clone';
    case 'empty-volume':
      return 'empty';
    case 'export-volume':
      return 'export';
    case 'import-volume':
      return 'import into';
    case 'start-again':
      return 'start again';
    case 'update-images':
      return 'update the images of';
    case 'add-volume':
      return 'add a volume to';
    case 'take-back-volume':
      return 'take the volume back from';
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

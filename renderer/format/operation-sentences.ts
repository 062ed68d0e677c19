import { assertNever } from '../../shared/assert-never.ts';
import type { OperationKind } from '../../shared/operation.ts';
import { t } from '../../shared/texts.ts';

// Whole sentences: in other languages the name stands in the middle of the verb, or before it.

/** What is being done, and to what: `Stopping shop`. */
export function doingTo(kind: OperationKind, name: string): string {
  switch (kind) {
    case 'run':
      return t('Starting up {name}', { name });
    case 'run-again':
      return t('Running again {name}', { name });
    case 'undo':
      return t('Bringing back {name}', { name });
    case 'delete':
    case 'delete-volume':
      return t('Deleting {name}', { name });
    case 'start':
      return t('Starting {name}', { name });
    case 'stop':
      return t('Stopping {name}', { name });
    case 'restart':
      return t('Restarting {name}', { name });
    case 'pause':
      return t('Pausing {name}', { name });
    case 'unpause':
      return t('Unpausing {name}', { name });
    case 'kill':
      return t('Killing {name}', { name });
    case 'update-images':
      return t('Updating images of {name}', { name });
    case 'rename':
      return t('Renaming {name}', { name });
    case 'add-volume':
      return t('Adding a volume to {name}', { name });
    case 'take-back-volume':
      return t('Taking a volume back from {name}', { name });
    case 'create-volume':
      return t('Creating {name}', { name });
    case 'clone-volume':
      return t('Cloning {name}', { name });
    case 'empty-volume':
      return t('Emptying {name}', { name });
    case 'export-volume':
      return t('Exporting {name}', { name });
    case 'import-volume':
      return t('Importing into {name}', { name });
    case 'start-again':
      return t('Starting again {name}', { name });
    default:
      return assertNever(kind);
  }
}

/** What did not come about: `Could not stop shop`. */
export function couldNot(kind: OperationKind, name: string): string {
  switch (kind) {
    case 'run':
      return t('Could not run {name}', { name });
    case 'run-again':
      return t('Could not run again {name}', { name });
    case 'undo':
      return t('Could not bring back {name}', { name });
    case 'delete':
    case 'delete-volume':
      return t('Could not delete {name}', { name });
    case 'start':
      return t('Could not start {name}', { name });
    case 'stop':
      return t('Could not stop {name}', { name });
    case 'restart':
      return t('Could not restart {name}', { name });
    case 'pause':
      return t('Could not pause {name}', { name });
    case 'unpause':
      return t('Could not unpause {name}', { name });
    case 'kill':
      return t('Could not kill {name}', { name });
    case 'update-images':
      return t('Could not update the images of {name}', { name });
    case 'rename':
      return t('Could not rename {name}', { name });
    case 'add-volume':
      return t('Could not add a volume to {name}', { name });
    case 'take-back-volume':
      return t('Could not take the volume back from {name}', { name });
    case 'create-volume':
      return t('Could not create {name}', { name });
    case 'clone-volume':
      return t('Could not clone {name}', { name });
    case 'empty-volume':
      return t('Could not empty {name}', { name });
    case 'export-volume':
      return t('Could not export {name}', { name });
    case 'import-volume':
      return t('Could not import into {name}', { name });
    case 'start-again':
      return t('Could not start again {name}', { name });
    default:
      return assertNever(kind);
  }
}

/** What was called off: `Cancelled: stop shop`. */
export function cancelledTo(kind: OperationKind, name: string): string {
  switch (kind) {
    case 'run':
      return t('Cancelled: run {name}', { name });
    case 'run-again':
      return t('Cancelled: run again {name}', { name });
    case 'undo':
      return t('Cancelled: bring back {name}', { name });
    case 'delete':
    case 'delete-volume':
      return t('Cancelled: delete {name}', { name });
    case 'start':
      return t('Cancelled: start {name}', { name });
    case 'stop':
      return t('Cancelled: stop {name}', { name });
    case 'restart':
      return t('Cancelled: restart {name}', { name });
    case 'pause':
      return t('Cancelled: pause {name}', { name });
    case 'unpause':
      return t('Cancelled: unpause {name}', { name });
    case 'kill':
      return t('Cancelled: kill {name}', { name });
    case 'update-images':
      return t('Cancelled: update the images of {name}', { name });
    case 'rename':
      return t('Cancelled: rename {name}', { name });
    case 'add-volume':
      return t('Cancelled: add a volume to {name}', { name });
    case 'take-back-volume':
      return t('Cancelled: take the volume back from {name}', { name });
    case 'create-volume':
      return t('Cancelled: create {name}', { name });
    case 'clone-volume':
      return t('Cancelled: clone {name}', { name });
    case 'empty-volume':
      return t('Cancelled: empty {name}', { name });
    case 'export-volume':
      return t('Cancelled: export {name}', { name });
    case 'import-volume':
      return t('Cancelled: import into {name}', { name });
    case 'start-again':
      return t('Cancelled: start again {name}', { name });
    default:
      return assertNever(kind);
  }
}

import type { OperationKind } from '../../shared/operation.ts';
import { t } from '../../shared/texts.ts';

interface Words {
  /** What is being done, as a row says it: `Stopping`. */
  doing(): string;
  /** The same, and to what: `Stopping shop`. */
  doingTo(name: string): string;
  /** What did not come about: `Could not stop shop`. */
  couldNot(name: string): string;
  /** What was called off: `Cancelled: stop shop`. */
  cancelled(name: string): string;
}

const deleting: Words = {
  doing: () => t('Deleting'),
  doingTo: (name) => t('Deleting {name}', { name }),
  couldNot: (name) => t('Could not delete {name}', { name }),
  cancelled: (name) => t('Cancelled: delete {name}', { name }),
};

/** Whole sentences: in other languages the name stands in the middle of the verb, or before it. */
export const operationWords: Readonly<Record<OperationKind, Words>> = {
  run: {
    doing: () => t('Starting up'),
    doingTo: (name) => t('Starting up {name}', { name }),
    couldNot: (name) => t('Could not run {name}', { name }),
    cancelled: (name) => t('Cancelled: run {name}', { name }),
  },
  'run-again': {
    doing: () => t('Running again'),
    doingTo: (name) => t('Running again {name}', { name }),
    couldNot: (name) => t('Could not run again {name}', { name }),
    cancelled: (name) => t('Cancelled: run again {name}', { name }),
  },
  undo: {
    doing: () => t('Bringing back'),
    doingTo: (name) => t('Bringing back {name}', { name }),
    couldNot: (name) => t('Could not bring back {name}', { name }),
    cancelled: (name) => t('Cancelled: bring back {name}', { name }),
  },
  'put-back': {
    doing: () => t('Putting files back'),
    doingTo: (name) => t('Putting files back into {name}', { name }),
    couldNot: (name) => t('Could not put the files back into {name}', { name }),
    cancelled: (name) => t('Cancelled: put files back into {name}', { name }),
  },
  delete: deleting,
  'delete-volume': deleting,
  start: {
    doing: () => t('Starting'),
    doingTo: (name) => t('Starting {name}', { name }),
    couldNot: (name) => t('Could not start {name}', { name }),
    cancelled: (name) => t('Cancelled: start {name}', { name }),
  },
  stop: {
    doing: () => t('Stopping'),
    doingTo: (name) => t('Stopping {name}', { name }),
    couldNot: (name) => t('Could not stop {name}', { name }),
    cancelled: (name) => t('Cancelled: stop {name}', { name }),
  },
  restart: {
    doing: () => t('Restarting'),
    doingTo: (name) => t('Restarting {name}', { name }),
    couldNot: (name) => t('Could not restart {name}', { name }),
    cancelled: (name) => t('Cancelled: restart {name}', { name }),
  },
  pause: {
    doing: () => t('Pausing'),
    doingTo: (name) => t('Pausing {name}', { name }),
    couldNot: (name) => t('Could not pause {name}', { name }),
    cancelled: (name) => t('Cancelled: pause {name}', { name }),
  },
  unpause: {
    doing: () => t('Unpausing'),
    doingTo: (name) => t('Unpausing {name}', { name }),
    couldNot: (name) => t('Could not unpause {name}', { name }),
    cancelled: (name) => t('Cancelled: unpause {name}', { name }),
  },
  kill: {
    doing: () => t('Killing'),
    doingTo: (name) => t('Killing {name}', { name }),
    couldNot: (name) => t('Could not kill {name}', { name }),
    cancelled: (name) => t('Cancelled: kill {name}', { name }),
  },
  'update-images': {
    doing: () => t('Updating images'),
    doingTo: (name) => t('Updating images of {name}', { name }),
    couldNot: (name) => t('Could not update the images of {name}', { name }),
    cancelled: (name) => t('Cancelled: update the images of {name}', { name }),
  },
  rename: {
    doing: () => t('Renaming'),
    doingTo: (name) => t('Renaming {name}', { name }),
    couldNot: (name) => t('Could not rename {name}', { name }),
    cancelled: (name) => t('Cancelled: rename {name}', { name }),
  },
  'add-volume': {
    doing: () => t('Adding a volume'),
    doingTo: (name) => t('Adding a volume to {name}', { name }),
    couldNot: (name) => t('Could not add a volume to {name}', { name }),
    cancelled: (name) => t('Cancelled: add a volume to {name}', { name }),
  },
  'take-back-volume': {
    doing: () => t('Taking a volume back'),
    doingTo: (name) => t('Taking a volume back from {name}', { name }),
    couldNot: (name) => t('Could not take the volume back from {name}', { name }),
    cancelled: (name) => t('Cancelled: take the volume back from {name}', { name }),
  },
  'create-volume': {
    doing: () => t('Creating'),
    doingTo: (name) => t('Creating {name}', { name }),
    couldNot: (name) => t('Could not create {name}', { name }),
    cancelled: (name) => t('Cancelled: create {name}', { name }),
  },
  'clone-volume': {
    doing: () => t('Cloning'),
    doingTo: (name) => t('Cloning {name}', { name }),
    couldNot: (name) => t('Could not clone {name}', { name }),
    cancelled: (name) => t('Cancelled: clone {name}', { name }),
  },
  'empty-volume': {
    doing: () => t('Emptying'),
    doingTo: (name) => t('Emptying {name}', { name }),
    couldNot: (name) => t('Could not empty {name}', { name }),
    cancelled: (name) => t('Cancelled: empty {name}', { name }),
  },
  'export-volume': {
    doing: () => t('Exporting'),
    doingTo: (name) => t('Exporting {name}', { name }),
    couldNot: (name) => t('Could not export {name}', { name }),
    cancelled: (name) => t('Cancelled: export {name}', { name }),
  },
  'import-volume': {
    doing: () => t('Importing'),
    doingTo: (name) => t('Importing into {name}', { name }),
    couldNot: (name) => t('Could not import into {name}', { name }),
    cancelled: (name) => t('Cancelled: import into {name}', { name }),
  },
  'start-again': {
    doing: () => t('Starting again'),
    doingTo: (name) => t('Starting again {name}', { name }),
    couldNot: (name) => t('Could not start again {name}', { name }),
    cancelled: (name) => t('Cancelled: start again {name}', { name }),
  },
};

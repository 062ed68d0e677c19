import { assertNever } from '../../shared/assert-never.ts';
import type { Operation, OperationKind } from '../../shared/operation.ts';
import { spoken, t } from '../../shared/texts.ts';
import { things } from './list.ts';
import { doingTo } from './operation-sentences.ts';

/** What is being done, as a row says it: `Stopping`. */
export function doing(kind: OperationKind): string {
  switch (kind) {
    case 'run':
      return t('Starting up');
    case 'run-again':
      return t('Running again');
    case 'undo':
      return t('Bringing back');
    case 'delete':
    case 'delete-volume':
      return t('Deleting');
    case 'start':
      return t('Starting');
    case 'stop':
      return t('Stopping');
    case 'restart':
      return t('Restarting');
    case 'pause':
      return t('Pausing');
    case 'unpause':
      return t('Unpausing');
    case 'kill':
      return t('Killing');
    case 'update-images':
      return t('Updating images');
    case 'rename':
      return t('Renaming');
    case 'add-volume':
      return t('Adding a volume');
    case 'take-back-volume':
      return t('Taking a volume back');
    case 'create-volume':
      return t('Creating');
    case 'clone-volume':
      return t('Cloning');
    case 'empty-volume':
      return t('Emptying');
    case 'export-volume':
      return t('Exporting');
    case 'import-volume':
      return t('Importing');
    case 'start-again':
      return t('Starting again');
    default:
      return assertNever(kind);
  }
}

/** A running operation in one line; it names the part when only a part of the row's stack is changed. */
export function progressText(operation: Operation, rowName: string): string {
  const what = operation.state.kind === 'cancelling' ? t('Cancelling') : doing(operation.kind);
  const part = partOf(operation, rowName);
  const all = part === '' ? what : t('{doing} {part}', { doing: what, part });
  const steps = operation.steps.length;
  const ended = operation.steps.filter((step) => step.state !== 'working').length;
  return steps > 1 ? t('{doing} … {ended} of {steps}', { doing: all, ended, steps }) : `${all} …`;
}

function partOf({ target, name }: Operation, rowName: string): string {
  if (target.kind === 'part') return things(target.ids.length, 'container');
  return name === rowName ? '' : name;
}

/** Why a button rests while something runs. */
export function busyReason(operation: Operation): string {
  const words = doingTo(operation.kind, operation.name);
  // Elsewhere it may begin with the name.
  const within = spoken() === 'en' ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
  return t('Wait: {doing}', { doing: within });
}

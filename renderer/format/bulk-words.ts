import { assertNever } from '../../shared/assert-never.ts';
import type { BulkAction, Progress } from '../../shared/bulk.ts';
import type { LeftReason } from '../../shared/what-applies.ts';
import { count } from './list.ts';
import { doing } from './operation-words.ts';

/** What was done, after the verb `to be`: `7 containers stopped`. */
export function did(action: BulkAction): string {
  switch (action) {
    case 'start':
      return 'started';
    case 'stop':
      return 'stopped';
    case 'restart':
      return 'restarted';
    case 'pause':
      return 'paused';
    case 'unpause':
      return 'unpaused';
    case 'delete':
      return 'deleted';
    default:
      return assertNever(action);
  }
}

/** As a button or heading begins: `Stop`, `Stopped`. */
export const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** `Stopping 3 of 7 containers`. */
export function bulkProgressText(
  action: BulkAction,
  { ended, total }: Progress,
  noun: 'container' | 'volume' = 'container',
): string {
  return `${doing(action)} ${ended} of ${count(total, noun)}`;
}

/** Why a container stays as it is. */
export function leftText(reason: LeftReason): string {
  switch (reason) {
    case 'running-already':
      return 'Running already';
    case 'stopped-already':
      return 'Stopped already';
    case 'paused-already':
      return 'Paused already';
    case 'not-running':
      return 'Not running';
    case 'not-paused':
      return 'Not paused';
    case 'one-off':
      return 'A one-off: started only by itself';
    case 'finished':
      return 'Has done its job: started only by itself';
    case 'being-removed':
      return 'Being removed';
    case 'dead':
      return 'Dead: it can only be deleted';
    case 'gone':
      return 'Not there any more';
    default:
      return assertNever(reason);
  }
}

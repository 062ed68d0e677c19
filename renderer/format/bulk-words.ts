import { assertNever } from '../../shared/assert-never.ts';
import type { BulkAction, Progress } from '../../shared/bulk.ts';
import { plural, t } from '../../shared/texts.ts';
import type { LeftReason } from '../../shared/what-applies.ts';
import { things } from './list.ts';
import { doing } from './operation-words.ts';

/** What was done, after the verb `to be`: `7 containers stopped`. */
export function did(action: BulkAction): string {
  switch (action) {
    case 'start':
      return t('started');
    case 'stop':
      return t('stopped');
    case 'restart':
      return t('restarted');
    case 'pause':
      return t('paused');
    case 'unpause':
      return t('unpaused');
    case 'delete':
      return t('deleted');
    default:
      return assertNever(action);
  }
}

/** As a heading begins: `Stopped`. */
export const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** What a button asks for: `Stop`. */
export function orderWord(action: BulkAction): string {
  switch (action) {
    case 'start':
      return t('Start');
    case 'stop':
      return t('Stop');
    case 'restart':
      return t('Restart');
    case 'pause':
      return t('Pause');
    case 'unpause':
      return t('Unpause');
    case 'delete':
      return t('Delete');
    default:
      return assertNever(action);
  }
}

/** What is asked, and what is done by a yes: `Stop selected containers?`, `Stop 3 containers`. */
export function bulkQuestion(
  action: Exclude<BulkAction, 'delete'>,
  n: number,
): { readonly title: string; readonly yes: string } {
  switch (action) {
    case 'start':
      return {
        title: t('Start selected containers?'),
        yes: plural(n, 'Start {n} container', 'Start {n} containers'),
      };
    case 'stop':
      return {
        title: t('Stop selected containers?'),
        yes: plural(n, 'Stop {n} container', 'Stop {n} containers'),
      };
    case 'restart':
      return {
        title: t('Restart selected containers?'),
        yes: plural(n, 'Restart {n} container', 'Restart {n} containers'),
      };
    case 'pause':
      return {
        title: t('Pause selected containers?'),
        yes: plural(n, 'Pause {n} container', 'Pause {n} containers'),
      };
    case 'unpause':
      return {
        title: t('Unpause selected containers?'),
        yes: plural(n, 'Unpause {n} container', 'Unpause {n} containers'),
      };
    default:
      return assertNever(action);
  }
}

/** `Stopping 3 of 7 containers`. */
export function bulkProgressText(
  action: BulkAction,
  { ended, total }: Progress,
  noun: 'container' | 'volume' = 'container',
): string {
  return t('{doing} {ended} of {all}', { doing: doing(action), ended, all: things(total, noun) });
}

/** Why a container stays as it is. */
export function leftText(reason: LeftReason): string {
  switch (reason) {
    case 'running-already':
      return t('Running already');
    case 'stopped-already':
      return t('Stopped already');
    case 'paused-already':
      return t('Paused already');
    case 'not-running':
      return t('Not running');
    case 'not-paused':
      return t('Not paused');
    case 'one-off':
      return t('A one-off: started only by itself');
    case 'finished':
      return t('Has done its job: started only by itself');
    case 'being-removed':
      return t('Being removed');
    case 'dead':
      return t('Dead: it can only be deleted');
    case 'gone':
      return t('Not there any more');
    default:
      return assertNever(reason);
  }
}

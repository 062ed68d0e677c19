import { assertNever } from '../../shared/assert-never.ts';
import type { BulkAction, Progress } from '../../shared/bulk.ts';
import { plural, t } from '../../shared/texts.ts';
import type { LeftReason } from '../../shared/what-applies.ts';
import { things } from './list.ts';
import { operationWords } from './operation-sentences.ts';

interface ActionWords {
  /** What was done, after the verb `to be`: `7 containers stopped`. */
  did(): string;
  /** What a button asks for: `Stop`. */
  order(): string;
}

export const actionWords: Readonly<Record<BulkAction, ActionWords>> = {
  start: { did: () => t('started'), order: () => t('Start') },
  stop: { did: () => t('stopped'), order: () => t('Stop') },
  restart: { did: () => t('restarted'), order: () => t('Restart') },
  pause: { did: () => t('paused'), order: () => t('Pause') },
  unpause: { did: () => t('unpaused'), order: () => t('Unpause') },
  delete: { did: () => t('deleted'), order: () => t('Delete') },
};

/** As a heading begins: `Stopped`. */
export const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

interface Question {
  /** `Stop selected containers?` */
  title(): string;
  /** What is done by a yes: `Stop 3 containers`. */
  yes(n: number): string;
}

export const bulkQuestions: Readonly<Record<Exclude<BulkAction, 'delete'>, Question>> = {
  start: {
    title: () => t('Start selected containers?'),
    yes: (n) => plural(n, 'Start {n} container', 'Start {n} containers'),
  },
  stop: {
    title: () => t('Stop selected containers?'),
    yes: (n) => plural(n, 'Stop {n} container', 'Stop {n} containers'),
  },
  restart: {
    title: () => t('Restart selected containers?'),
    yes: (n) => plural(n, 'Restart {n} container', 'Restart {n} containers'),
  },
  pause: {
    title: () => t('Pause selected containers?'),
    yes: (n) => plural(n, 'Pause {n} container', 'Pause {n} containers'),
  },
  unpause: {
    title: () => t('Unpause selected containers?'),
    yes: (n) => plural(n, 'Unpause {n} container', 'Unpause {n} containers'),
  },
};

/** `Stopping 3 of 7 containers`. */
export function bulkProgressText(
  action: BulkAction,
  { ended, total }: Progress,
  noun: 'container' | 'volume' = 'container',
): string {
  return t('{doing} {ended} of {all}', {
    doing: operationWords[action].doing(),
    ended,
    all: things(total, noun),
  });
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

import type { Operation } from '../../shared/operation.ts';
import { spoken, t } from '../../shared/texts.ts';
import { things } from './list.ts';
import { operationWords } from './operation-sentences.ts';

/** A running operation in one line; it names the part when only a part of the row's stack is changed. */
export function progressText(operation: Operation, rowName: string): string {
  const what =
    operation.state.kind === 'cancelling' ? t('Cancelling') : operationWords[operation.kind].doing();
  if (operation.question !== null) return t('Waiting for your answer');
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
  const words = operationWords[operation.kind].doingTo(operation.name);
  // Elsewhere it may begin with the name.
  const within = spoken() === 'en' ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
  return t('Wait: {doing}', { doing: within });
}

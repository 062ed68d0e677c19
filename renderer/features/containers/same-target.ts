import type { Target } from '../../../shared/target.ts';

/** Whether both stand for the same stack or container. */
export function sameTarget(a: Target, b: Target): boolean {
  return a.kind === 'stack'
    ? b.kind === 'stack' && a.name === b.name
    : b.kind === 'container' && a.id === b.id;
}

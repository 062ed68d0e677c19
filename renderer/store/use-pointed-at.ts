import type { StackName } from '../../shared/ids.ts';
import { type Pointer, pointerOf } from '../../shared/walkthrough.ts';
import { useApp } from './app-context.tsx';

/** The sentence in the walkthrough's panel that says what to do with what is pointed at. */
export const pointerTextId = 'walkthrough-pointer';

type Pointed = { readonly 'aria-describedby': string; readonly 'data-pointed': true };

const pointed: Pointed = { 'aria-describedby': pointerTextId, 'data-pointed': true };
const notPointed = {};

/** What marks a part of a stack's rows while the walkthrough points at it. `url`: of a port's link. */
export function usePointedAt(
  stack: StackName | null,
  at: Pointer['at'],
  url: string | null = null,
): Pointed | Record<string, never> {
  const isPointed = useApp(({ ui, walkthrough: { copy } }) => {
    if (!ui.walkthroughPanel || stack === null || copy?.stack?.name !== stack) return false;
    if (at === 'port' && url !== copy.stack.url) return false;
    return pointerOf(copy, (name) => ui.expanded.has(name))?.at === at;
  });
  return isPointed ? pointed : notPointed;
}

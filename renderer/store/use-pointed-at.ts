import { useMemo } from 'react';
import type { StackName } from '../../shared/ids.ts';
import { type Pointer, pointerOf } from '../../shared/walkthrough.ts';
import { useApp } from './app-context.tsx';

/** The sentence in the walkthrough's panel that says what to do with what is pointed at. */
export const pointerTextId = 'walkthrough-pointer';

type Pointed = { readonly 'aria-describedby'?: string; readonly 'data-pointed'?: true };

const pointed: Pointed = { 'aria-describedby': pointerTextId, 'data-pointed': true };
export const notPointed: Pointed = {};

/** What marks a part of a stack's rows while the walkthrough points at it. `url`: of a port's link. */
export type PointedAt = (stack: StackName | null, at: Pointer['at'], url?: string | null) => Pointed;

export function usePointedAt(): PointedAt {
  const pointsAt = useApp(({ ui, walkthrough: { copy } }) =>
    ui.walkthroughPanel ? (pointerOf(copy, (name) => ui.expanded.has(name))?.at ?? null) : null,
  );
  const ownStack = useApp(({ walkthrough: { copy } }) => copy?.stack?.name ?? null);
  const ownUrl = useApp(({ walkthrough: { copy } }) => copy?.stack?.url ?? null);
  return useMemo(
    () =>
      (stack, at, url = null) => {
        const meant = at === pointsAt && stack === ownStack && (at !== 'port' || url === ownUrl);
        return meant ? pointed : notPointed;
      },
    [pointsAt, ownStack, ownUrl],
  );
}

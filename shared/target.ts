import type { ContainerId, StackName } from './ids.ts';

/** What an action is done to: a whole stack, or one container (of a stack or standing alone). */
export type Target =
  | { readonly kind: 'stack'; readonly name: StackName }
  | { readonly kind: 'container'; readonly id: ContainerId };

/** Several containers of one stack, but not all. */
export interface StackPart {
  readonly kind: 'part';
  readonly stack: StackName;
  readonly ids: readonly ContainerId[];
}

/** What one operation may change under the lock of one stack or standalone container. */
export type GroupTarget = Target | StackPart;

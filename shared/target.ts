import type { ContainerId, StackName } from './ids.ts';

/** What an action is done to: a whole stack, or one container (of a stack or standing alone). */
export type Target =
  | { readonly kind: 'stack'; readonly name: StackName }
  | { readonly kind: 'container'; readonly id: ContainerId };

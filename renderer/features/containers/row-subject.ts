import type { Container } from '../../../shared/engine.ts';
import type { Stack } from '../../../shared/stack.ts';

/** What a row is about. Of a stack always all containers, also those that a search hides. */
export type RowSubject =
  | { readonly kind: 'stack'; readonly stack: Stack }
  | { readonly kind: 'container'; readonly container: Container };

export function containersOf(subject: RowSubject): readonly Container[] {
  return subject.kind === 'stack' ? subject.stack.containers : [subject.container];
}

import type { Container } from './engine.ts';

/**
 * The container that took the place of one that is gone: of the same service and number of its stack, or of the same
 * name where it stood alone. The newest, should there be several; `null` where there is none. A one-off has none.
 */
export function successorOf(gone: Container, containers: Iterable<Container>): Container | null {
  const others = [...containers].filter(({ id }) => id !== gone.id);
  const { compose } = gone;
  if (compose?.oneOff) return null;
  const heirs = others.filter((other) =>
    compose === null || compose.service === null
      ? other.name === gone.name
      : other.compose?.project === compose.project &&
        other.compose.service === compose.service &&
        other.compose.number === compose.number &&
        !other.compose.oneOff,
  );
  return heirs.reduce<Container | null>(
    (newest, heir) => (newest === null || heir.createdAt > newest.createdAt ? heir : newest),
    null,
  );
}

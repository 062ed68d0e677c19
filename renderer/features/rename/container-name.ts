import type { Container } from '../../../shared/engine.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';

// The engine's own rule (RestrictedNamePattern in Moby's daemon/names).
const allowed = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/** Why a container can't be given this name; `null` when it can. */
export function nameProblem(
  name: string,
  id: ContainerId,
  containers: Iterable<Pick<Container, 'id' | 'name'>>,
): string | null {
  if (!allowed.test(name)) {
    return t(
      'At least two characters: letters of a to z, digits, - _ and . only, beginning with a letter or digit.',
    );
  }
  for (const other of containers) {
    if (other.name !== name) continue;
    return other.id === id ? t('This is its name now.') : t('Another container has this name.');
  }
  return null;
}

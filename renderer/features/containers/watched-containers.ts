import type { Container } from '../../../shared/engine.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import { hasFigures } from '../../store/figures.ts';
import type { ContainersRow } from './rows.ts';

/** The containers whose figures are shown by rows: also those within a stack, whose figures are their sums. */
export function watchedContainers(rows: readonly ContainersRow[]): readonly ContainerId[] {
  const containers = rows.flatMap((row): readonly Container[] => {
    if (row.kind === 'stack') return row.stack.containers;
    return row.kind === 'container' ? [row.container] : [];
  });
  return [...new Set(containers.filter(hasFigures).map(({ id }) => id))];
}

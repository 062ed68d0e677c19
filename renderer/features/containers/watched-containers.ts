import type { Container } from '../../../shared/engine.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import { hasFigures } from '../../store/figures.ts';
import type { ContainersRow } from './rows.ts';

/** The containers that rows tell of, each once: also those within a stack, which tells of all of them. */
export function containersInSight(rows: readonly ContainersRow[]): readonly Container[] {
  const containers = rows.flatMap((row): readonly Container[] => {
    if (row.kind === 'stack') return row.stack.containers;
    return row.kind === 'container' ? [row.container] : [];
  });
  return [...new Set(containers)];
}

/** Those of them that have figures. */
export const watchedContainers = (rows: readonly ContainersRow[]): readonly ContainerId[] =>
  containersInSight(rows)
    .filter(hasFigures)
    .map(({ id }) => id);

import { containerLabel } from './container-label.ts';
import type { Deletion, SavedFiles } from './deletion.ts';
import type { Container } from './engine.ts';
import type { ContainerId } from './ids.ts';

/** What putting saved files into a container that stands there would do, before anything happens. */
export interface PutBackPlan {
  readonly container: ContainerId;
  readonly label: string;
  /** It runs: it is stopped for it, and started again. */
  readonly stops: boolean;
  /** What is there now and goes for what was saved, the first few. */
  readonly replaces: readonly string[];
  readonly more: number;
  /** `false`: there were too many to look at each, so that there may be more. */
  readonly complete: boolean;
  /** Entries that stay in the archive alone: at their place something is mounted that has data of its own. */
  readonly leftOut: number;
}

/**
 * The container that has taken the place of the one that the files were saved of; `null` where none has, or the old one
 * stands there still, with its files in it.
 */
export function heirOf(
  { stack, containers }: Pick<Deletion, 'stack' | 'containers'>,
  { of }: Pick<SavedFiles, 'of'>,
  present: Iterable<Container>,
): Container | null {
  if (of.kind === 'volume') return null;
  const old = new Set<string>(containers.map(({ id }) => id));
  for (const container of present) {
    const isSame =
      stack === null
        ? container.name === of.name
        : container.compose?.project === stack && containerLabel(container) === of.label;
    if (isSame && !old.has(container.id) && !container.compose?.oneOff) return container;
  }
  return null;
}

/** The very container that the files were saved of, where it stands there still: they are in it; `null` where it doesn't. */
export function stillThere(
  { containers }: Pick<Deletion, 'containers'>,
  { of }: Pick<SavedFiles, 'of'>,
  present: ReadonlyMap<ContainerId, unknown>,
): ContainerId | null {
  const original = containers.find(({ name }) => name === of.name);
  return of.kind === 'container' && original !== undefined && present.has(original.id) ? original.id : null;
}

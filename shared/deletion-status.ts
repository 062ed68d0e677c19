import type { Deletion } from './deletion.ts';
import type { Container } from './engine.ts';
import type { StackName } from './ids.ts';
import { isUp } from './is-up.ts';

/** What is to be seen of a deletion by now. All are labels of its containers. */
export interface DeletionStatus {
  /** Neither there, nor is another of that name. */
  readonly gone: readonly string[];
  /** There still, as they were. */
  readonly there: readonly string[];
  /** Of those the ones that ran before the deletion and don't run now. */
  readonly stopped: readonly string[];
}

export function deletionStatus({ containers }: Deletion, present: Iterable<Container>): DeletionStatus {
  const all = [...present];
  const byId = new Map<string, Container>(all.map((container) => [container.id, container]));
  const names = new Set(all.map(({ name }) => name));
  const there = containers.filter(({ id }) => byId.has(id));
  const runs = ({ id }: { readonly id: string }) => {
    const container = byId.get(id);
    return container !== undefined && isUp(container);
  };
  const labels = (some: Deletion['containers']) => some.map(({ label }) => label);
  return {
    gone: labels(containers.filter(({ id, name }) => !byId.has(id) && !names.has(name))),
    there: labels(there),
    stopped: labels(there.filter((container) => container.ran && !runs(container))),
  };
}

/** The deletions by which the engine's stacks and containers can be brought back, and what is to be told of them. */
export interface DeletionsInView {
  /** The last deletion of each whole stack. */
  readonly stacks: ReadonlyMap<StackName, Deletion>;
  /** The last deletion of each standalone container of which none stands there again. */
  readonly containers: readonly Deletion[];
  /** Those that came to no end, with something left to be done. */
  readonly unfinished: readonly { readonly deletion: Deletion; readonly status: DeletionStatus }[];
  /** With saved files, on whichever engine. */
  readonly saved: readonly Deletion[];
}

/** `deletions` has the newest first. */
export function deletionsInView(
  deletions: readonly Deletion[],
  present: ReadonlyMap<unknown, Container>,
  engineId: string | null,
): DeletionsInView {
  const stacks = new Map<StackName, Deletion>();
  const containers = new Map<string, Deletion>();
  const unfinished: { deletion: Deletion; status: DeletionStatus }[] = [];
  const names = new Set([...present.values()].map(({ name }) => name));
  for (const deletion of deletions) {
    const { engineId: own, stack, wholeStack, name, state } = deletion;
    if (own !== engineId || state === 'undone' || state === 'going-on') continue;
    if (stack === null && !names.has(name) && !containers.has(name)) containers.set(name, deletion);
    if (stack !== null && wholeStack && !stacks.has(stack)) stacks.set(stack, deletion);
    if (state === 'done') continue;
    const status = deletionStatus(deletion, present.values());
    const hasLeft = state === 'interrupted' || (status.gone.length > 0 && status.there.length > 0);
    if (hasLeft && status.gone.length + status.stopped.length > 0) unfinished.push({ deletion, status });
  }
  return {
    stacks,
    containers: [...containers.values()],
    unfinished,
    saved: deletions.filter(({ saved }) => saved.length > 0),
  };
}

import type { Container } from './engine.ts';
import type { ContainerId, StackName } from './ids.ts';
import { compareNatural } from './natural-order.ts';
import { compareByName, compareRows } from './row-order.ts';
import type { Inventory, Stack } from './stack.ts';

/**
 * Groups containers by their Compose project. Containers are the same objects afterwards; a stack, the list of
 * standalone containers and the whole inventory are the ones of `previous` where nothing in them changed, so that
 * only what did change is drawn again.
 */
export function groupStacks(containers: Iterable<Container>, previous?: Inventory): Inventory {
  const byProject = new Map<StackName, Container[]>();
  const standalone: Container[] = [];
  for (const container of containers) {
    const project = container.compose?.project;
    if (project === undefined) {
      standalone.push(container);
      continue;
    }
    const members = byProject.get(project);
    if (members) members.push(container);
    else byProject.set(project, [container]);
  }

  const known = new Map(previous?.stacks.map((stack) => [stack.name, stack]));
  const stacks = [...byProject]
    .map(([name, members]) => stackOf(name, members, known.get(name)))
    .sort((a, b) => compareNatural(a.name, b.name));
  const alone = sortedLike(standalone, previous?.standalone ?? [], compareByName);

  if (!previous) return { stacks, standalone: alone };
  const sameStacks = sameItems(stacks, previous.stacks);
  if (sameStacks && alone === previous.standalone) return previous;
  return { stacks: sameStacks ? previous.stacks : stacks, standalone: alone };
}

function stackOf(name: StackName, members: readonly Container[], previous: Stack | undefined): Stack {
  const containers = sortedLike(members, previous?.containers ?? [], compareRows);
  if (previous && containers === previous.containers) return previous;
  const source = newestWithFiles(containers)?.compose;
  return {
    name,
    containers,
    workingDir: source?.workingDir ?? null,
    configFiles: source?.configFiles ?? [],
    envFiles: source?.envFiles ?? [],
  };
}

/**
 * The container whose labels say how its stack was run last. All three answers come from one container: files of one
 * run are not mixed with the directory of another.
 */
export function newestWithFiles(containers: readonly Container[]): Container | null {
  const withFiles = containers.filter(({ compose }) => compose && compose.configFiles.length > 0);
  const withDirectory = containers.filter(({ compose }) => compose && compose.workingDir !== null);
  const candidates = withFiles.length > 0 ? withFiles : withDirectory;
  return candidates.reduce<Container | null>(
    (newest, container) => (newest && newest.createdAt >= container.createdAt ? newest : container),
    null,
  );
}

/**
 * `previous` itself when it holds just these containers: comparing sets is cheap, while sorting thousands of names
 * on each event is not. Otherwise the known ones start in their old order, where a sort has little left to do.
 */
function sortedLike(
  containers: readonly Container[],
  previous: readonly Container[],
  compare: (a: Container, b: Container) => number,
): readonly Container[] {
  const current = new Map<ContainerId, Container>(containers.map((container) => [container.id, container]));
  if (current.size === previous.length && previous.every((old) => current.get(old.id) === old))
    return previous;
  const ordered: Container[] = [];
  for (const { id } of previous) {
    const container = current.get(id);
    if (!container) continue;
    ordered.push(container);
    current.delete(id);
  }
  ordered.push(...current.values());
  return ordered.sort(compare);
}

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

import { containerLabel } from './container-label.ts';
import type { Container } from './engine.ts';
import type { StackName } from './ids.ts';
import { isUp } from './is-up.ts';
import type { Inventory, Stack } from './stack.ts';

export interface InventoryFilter {
  /** Words that must all match, in any case. Empty: everything does. */
  readonly query: string;
  readonly onlyRunning: boolean;
}

export interface FilteredInventory {
  /** The same object when nothing is left out. */
  readonly inventory: Inventory;
  /** Stacks that are in view because of some of their containers, which must be seen. */
  readonly openStacks: ReadonlySet<StackName>;
}

/**
 * The rows that match. A stack whose name matches keeps all its containers; else it keeps those that match, a word of
 * the query being found in the stack's name or in the container (name, label, service, image, start of the id, start
 * of a port). Only rows are filtered: what a stack is doing and what is done to it is a matter of all its containers,
 * so status and actions are to be taken from the whole inventory.
 */
export function filterInventory(
  inventory: Inventory,
  { query, onlyRunning }: InventoryFilter,
): FilteredInventory {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0 && !onlyRunning) return { inventory, openStacks: new Set() };

  const openStacks = new Set<StackName>();
  const stacks: Stack[] = [];
  for (const stack of inventory.stacks) {
    const inName = folded(stack.name);
    const wordsLeft = words.filter((word) => !inName.includes(word));
    const shown = stack.containers.filter(
      (container) => (!onlyRunning || isUp(container)) && matches(container, wordsLeft),
    );
    if (shown.length === 0) continue;
    if (wordsLeft.length > 0) openStacks.add(stack.name);
    stacks.push(shown.length === stack.containers.length ? stack : { ...stack, containers: shown });
  }
  const standalone = inventory.standalone.filter(
    (container) => (!onlyRunning || isUp(container)) && matches(container, words),
  );

  const allStacks =
    stacks.length === inventory.stacks.length &&
    stacks.every((stack, index) => stack === inventory.stacks[index]);
  const allStandalone = standalone.length === inventory.standalone.length;
  if (allStacks && allStandalone) return { inventory, openStacks };
  return {
    inventory: {
      stacks: allStacks ? inventory.stacks : stacks,
      standalone: allStandalone ? inventory.standalone : standalone,
    },
    openStacks,
  };
}

interface Findable {
  /** In which a word may stand anywhere. Texts are parted by line ends, which no word holds. */
  readonly anywhere: string;
  /** Of which a word has to be the start: each begins a line. */
  readonly starts: string;
}

// A search looks through all containers at every key, and an engine's containers seldom change: read them once.
const findables = new WeakMap<Container, Findable>();

function findableIn(container: Container): Findable {
  const known = findables.get(container);
  if (known !== undefined) return known;
  const { name, image, id, compose } = container;
  const findable = {
    anywhere: folded([name, image, compose?.service ?? '', containerLabel(container)].join('\n')),
    // Anywhere in 64 hex digits, a port such as 80 would be found in every fourth container.
    starts: `\n${[folded(id), ...portTexts(container)].join('\n')}`,
  };
  findables.set(container, findable);
  return findable;
}

function matches(container: Container, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { anywhere, starts } = findableIn(container);
  return words.every((word) => anywhere.includes(word) || starts.includes(`\n${word}`));
}

function portTexts({ ports }: Container): readonly string[] {
  return ports.flatMap(({ host, containerPort }) =>
    host === null
      ? [`${containerPort}`, `:${containerPort}`]
      : [`${host.port}:${containerPort}`, `:${host.port}`, `${containerPort}`, `:${containerPort}`],
  );
}

// The same letter may be written in two ways (`é`, `e` and an accent).
const folded = (text: string): string => text.normalize('NFC').toLowerCase();

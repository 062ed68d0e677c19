import { containerLabel } from '../../../shared/container-label.ts';
import { containerStatus } from '../../../shared/container-status.ts';
import type { Container } from '../../../shared/engine.ts';
import type { FilteredInventory } from '../../../shared/filter-inventory.ts';
import type { StackName } from '../../../shared/ids.ts';
import { compareNatural } from '../../../shared/natural-order.ts';
import type { Operation } from '../../../shared/operation.ts';
import type { Inventory, Stack } from '../../../shared/stack.ts';
import { stackStatus, statusText } from '../../../shared/stack-status.ts';
import { t } from '../../../shared/texts.ts';
import { progressText } from '../../format/operation-words.ts';
import { isStackOpen } from '../../store/open-stacks.ts';
import { progressView } from '../../store/progress-view.ts';
import { isRunning, type Running } from '../../store/running.ts';
import { type SortValue, sorted } from '../../store/sorted.ts';
import type { UiState } from '../../store/ui-state.ts';
import type { TableRow } from '../../ui/drawn-row.tsx';
import { panelHeight } from '../../ui/operation-panel.tsx';
import type { RowSubject } from './row-subject.ts';

export type ContainersRow = TableRow &
  (
    | {
        readonly kind: 'stack';
        /** All of it. */
        readonly stack: Stack;
        /** What search and filter leave of it. */
        readonly shown: readonly Container[];
        readonly open: boolean;
        readonly searched: boolean;
        readonly operation: Operation | null;
      }
    | {
        readonly kind: 'container';
        readonly container: Container;
        /** `null` for a container that stands alone. */
        readonly stack: StackName | null;
        /** What is done to this container itself. */
        readonly operation: Operation | null;
        /** What holds it: its own operation, or its stack's. */
        readonly heldBy: Operation | null;
      }
    /** A stack that is being run and has no container yet. */
    | { readonly kind: 'pending'; readonly operation: Operation }
    | { readonly kind: 'progress'; readonly operation: Operation }
  );

type ContainerRowModel = Extract<ContainersRow, { readonly kind: 'container' }>;
type StackRowModel = Extract<ContainersRow, { readonly kind: 'stack' }>;

/** By what rows are sorted: stacks among standalone containers, and each stack's containers among themselves. */
export interface RowOrder {
  readonly sortValue: (subject: RowSubject) => SortValue;
  readonly descending: boolean;
}

interface Known {
  readonly all: Inventory;
  /** What search and filter leave of `all`. */
  readonly shown: FilteredInventory;
  readonly operations: readonly Operation[];
  readonly running: Running;
  /** Their progress is shown where they stand. */
  readonly deleted: ReadonlySet<string>;
  /** `null`: stacks by name, then standalone containers by name. */
  readonly order: RowOrder | null;
  readonly ui: Pick<UiState, 'expanded' | 'closedInSearch' | 'progress'>;
}

function progressRow(operation: Operation, ui: Known['ui']): ContainersRow[] {
  const view = progressView(operation, ui.progress);
  if (view === 'closed') return [];
  return [
    {
      kind: 'progress',
      key: `progress ${operation.id}`,
      height: panelHeight(operation, view),
      label: t('Progress of {name}', { name: operation.name }),
      look: 'panel',
      operation,
    },
  ];
}

// What is told of a stack or container seldom changes, and a row that is the same object is not drawn again.
const containerRowsMade = new WeakMap<Container, ContainerRowModel>();
const stackRowsMade = new WeakMap<Stack, StackRowModel>();

function containerRow(container: Container, stack: StackName | null, running: Running): ContainerRowModel {
  const operation = running.containers.get(container.id) ?? null;
  const heldBy = operation ?? (stack === null ? null : (running.stacks.get(stack) ?? null));
  const made = containerRowsMade.get(container);
  if (made?.stack === stack && made.operation === operation && made.heldBy === heldBy) return made;
  const label = containerLabel(container);
  const words = operation === null ? statusText(containerStatus(container)) : progressText(operation, label);
  const row: ContainerRowModel = {
    kind: 'container',
    key: container.id,
    height: stack === null ? 46 : 42,
    label: stack === null ? `${label}, ${words}` : t('{label}, {words}, in {stack}', { label, words, stack }),
    look: stack === null ? 'plain' : 'child',
    shape: operation === null ? 'container' : undefined,
    busy: operation !== null,
    container,
    stack,
    operation,
    heldBy,
  };
  containerRowsMade.set(container, row);
  return row;
}

function ordered<Item>(
  items: readonly Item[],
  subjectOf: (item: Item) => RowSubject | null,
  order: RowOrder | null,
): readonly Item[] {
  if (order === null) return items;
  const sortValue = (item: Item) => {
    const subject = subjectOf(item);
    return subject === null ? null : order.sortValue(subject);
  };
  return sorted(items, sortValue, order.descending);
}

/** The rows of a stack's containers. */
export function memberRows(
  stack: StackName,
  members: readonly Container[],
  running: Running,
  order: RowOrder | null,
): readonly ContainerRowModel[] {
  return ordered(members, (container) => ({ kind: 'container', container }), order).map((container) =>
    containerRow(container, stack, running),
  );
}

function stackRow(stack: Stack, shown: readonly Container[], known: Known): StackRowModel {
  const operation = known.running.stacks.get(stack.name) ?? null;
  const open = isStackOpen(stack.name, known.shown, known.ui);
  const searched = known.shown.openStacks.has(stack.name);
  const made = stackRowsMade.get(stack);
  const sameSight = made?.shown === shown && made.open === open && made.searched === searched;
  if (sameSight && made.operation === operation) return made;
  const words =
    operation === null ? statusText(stackStatus(stack.containers)) : progressText(operation, stack.name);
  const row: StackRowModel = {
    kind: 'stack',
    key: `stack ${stack.name}`,
    height: 46,
    label: `${stack.name}, ${words}`,
    shape: operation === null ? 'stack' : undefined,
    busy: operation !== null,
    stack,
    shown,
    open,
    searched,
    operation,
  };
  stackRowsMade.set(stack, row);
  return row;
}

function stackRows(stack: Stack, shown: Stack, known: Known): ContainersRow[] {
  const { running, order, ui } = known;
  const row = stackRow(stack, shown.containers, known);
  return [
    row,
    ...(row.operation === null ? [] : progressRow(row.operation, ui)),
    ...(row.open ? memberRows(stack.name, shown.containers, running, order) : []),
  ];
}

function pendingRows(operation: Operation, ui: Known['ui']): ContainersRow[] {
  return [
    {
      kind: 'pending',
      key: `stack ${operation.name}`,
      height: 46,
      label: `${operation.name}, ${progressText(operation, operation.name)}`,
      busy: true,
      operation,
    },
    ...progressRow(operation, ui),
  ];
}

/** Runs of stacks that have no container yet: they have their place in the list from the first moment. */
function pendingRuns({ operations, all, deleted }: Known): readonly Operation[] {
  const there = new Set<string>([...all.stacks.map((stack) => stack.name), ...deleted]);
  return operations.filter(
    (operation) =>
      isRunning(operation) &&
      (operation.kind === 'run' || operation.kind === 'run-again' || operation.kind === 'undo') &&
      operation.target.kind === 'stack' &&
      !there.has(operation.target.name),
  );
}

interface Group {
  readonly name: string;
  /** `null` for a stack that has no container yet: it has no values to be sorted by. */
  readonly subject: RowSubject | null;
  readonly rows: readonly ContainersRow[];
}

function stackGroups(known: Known): readonly Group[] {
  const { all, shown, ui } = known;
  const whole = new Map(all.stacks.map((stack) => [stack.name, stack]));
  const there = shown.inventory.stacks.map((part): Group => {
    const stack = whole.get(part.name) ?? part;
    return { name: stack.name, subject: { kind: 'stack', stack }, rows: stackRows(stack, part, known) };
  });
  const pending = pendingRuns(known).map(
    (operation): Group => ({ name: operation.name, subject: null, rows: pendingRows(operation, ui) }),
  );
  return [...there, ...pending].sort((a, b) => compareNatural(a.name, b.name));
}

function standaloneGroups({ shown, running, ui }: Known): readonly Group[] {
  return shown.inventory.standalone.map((container) => {
    const operation = running.containers.get(container.id) ?? null;
    return {
      name: container.name,
      subject: { kind: 'container', container },
      rows: [
        containerRow(container, null, running),
        ...(operation === null ? [] : progressRow(operation, ui)),
      ],
    };
  });
}

/** The rows of the table Containers, top to bottom. Status counts all of a stack, also what the search hides. */
export function containersRows(known: Known): readonly ContainersRow[] {
  const groups = [...stackGroups(known), ...standaloneGroups(known)];
  return ordered(groups, ({ subject }) => subject, known.order).flatMap(({ rows }) => rows);
}

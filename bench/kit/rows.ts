import { stackNames } from '../../e2e/support/many-containers.ts';
import type { Population } from './benchmark.ts';

const table = '[role="table"][aria-label="Containers"]';

/** Matches once the table of containers holds so many rows and has drawn some of them; its head counts as one. */
export const tableOf = (rows: number): string =>
  `${table}[aria-rowcount="${rows}"] [role="row"][aria-rowindex="2"]`;

/** Rows of a population with all stacks expanded, and the head. */
export const allRows = ({ stacks, each }: Population): number => stacks * (each + 1) + 1;

export const allStacks = ({ stacks }: Population): readonly string[] => stackNames(stacks);

/** The row of a stack's container, as soon as it says so: `Running`, `Exited`. */
export const containerSaying = (stack: string, container: string, words: string): string =>
  `${table} [role="row"][aria-label^="${container}, ${words}"][aria-label$="in ${stack}"]`;

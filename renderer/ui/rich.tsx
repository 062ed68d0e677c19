import { Fragment, type ReactNode } from 'react';
import { type Holes, pluralOf, translated } from '../../shared/texts.ts';

type Elements<Names extends string> = Readonly<Record<Names, ReactNode>>;

/** A text whose holes are filled with elements: `rich('Delete {name}?', { name: <bdi>{name}</bdi> })`. */
export function rich<const Text extends string>(text: Text, elements: Elements<Holes<Text>>): ReactNode {
  return filled(translated(text), elements);
}

/** The same for one that depends on a number, which is `{n}` in it. */
export function richPlural<const One extends string, const Other extends string>(
  n: number,
  one: One,
  other: Other,
  elements: Elements<Exclude<Holes<One> | Holes<Other>, 'n'>>,
): ReactNode {
  return filled(pluralOf(n, one, other), { n, ...elements });
}

function filled(text: string, elements: Readonly<Record<string, ReactNode>>): ReactNode {
  // Split by a group, the names of holes are at the odd places.
  const pieces = text.split(/\{(\w+)\}/);
  return pieces.map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text stay where they are.
    <Fragment key={at}>{at % 2 === 1 ? (elements[piece] ?? `{${piece}}`) : piece}</Fragment>
  ));
}

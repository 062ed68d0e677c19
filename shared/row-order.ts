import type { Container } from './engine.ts';
import { compareNatural } from './natural-order.ts';

/**
 * The order of containers within a stack: by service (those without one last), one-offs after replicas, then by
 * number, then by name. Zero only for the same container.
 */
export function compareRows(a: Container, b: Container): number {
  return (
    nullLast(a.compose?.service ?? null, b.compose?.service ?? null, compareNatural) ||
    Number(a.compose?.oneOff ?? false) - Number(b.compose?.oneOff ?? false) ||
    nullLast(a.compose?.number ?? null, b.compose?.number ?? null, compareNumbers) ||
    compareByName(a, b)
  );
}

export function compareByName(a: Container, b: Container): number {
  return compareNatural(a.name, b.name) || compareNatural(a.id, b.id);
}

// A label may hold `NaN` or `Infinity` after parsing: their difference would not order anything.
const compareNumbers = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

function nullLast<T>(a: T | null, b: T | null, compare: (a: T, b: T) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}

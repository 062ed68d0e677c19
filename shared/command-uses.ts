/** How often a command of the palette was chosen, and when last. */
export interface CommandUse {
  /** The command's own name: the same for the same thing after a restart. */
  readonly id: string;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

// More than anybody remembers; stacks and containers come and go under new names.
const mostKept = 100;
const halfLifeMs = 14 * 24 * 3_600_000;

/** The uses with one more of `id`, the newest first, without those that were used longest ago where they are many. */
export function withUse(uses: readonly CommandUse[], id: string, now: number): readonly CommandUse[] {
  const before = uses.find((use) => use.id === id);
  const others = uses.filter((use) => use !== before);
  return [{ id, count: (before?.count ?? 0) + 1, at: now }, ...others].slice(0, mostKept);
}

/** What a use weighs now: its count, halved with every two weeks in which it was not used. */
export function useWeight({ count, at }: CommandUse, now: number): number {
  return count * 0.5 ** (Math.max(0, now - at) / halfLifeMs);
}

const collator = new Intl.Collator('en', { numeric: true });

/** `web-2` before `web-10`, the same on every machine. Zero only for identical text, so that a sort is repeatable. */
export function compareNatural(a: string, b: string): number {
  if (a === b) return 0;
  // Distinct texts may collate alike (`web-2` and `web-02`, or invisible characters).
  return collator.compare(a, b) || (a < b ? -1 : 1);
}

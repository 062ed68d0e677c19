/** What both sides of a comparison took, round by round. */
export interface Paired<Taken = number> {
  readonly ours: readonly Taken[];
  readonly reference: readonly Taken[];
}

type Side<Taken> = (round: number) => Promise<Taken>;

/**
 * Measures two sides in turns, so that whatever else the machine does meets both, and lets each begin every other round.
 * One round more, before all, warms up and is not counted: it has the number -1.
 */
export async function inTurns<Taken = number>(
  rounds: number,
  ours: Side<Taken>,
  reference: Side<Taken>,
): Promise<Paired<Taken>> {
  const mine: Taken[] = [];
  const theirs: Taken[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const sides = [
      async () => void mine.push(await ours(round)),
      async () => void theirs.push(await reference(round)),
    ];
    if (round % 2 !== 0) sides.reverse();
    for (const side of sides) await side();
  }
  return { ours: mine.slice(1), reference: theirs.slice(1) };
}

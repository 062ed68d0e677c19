interface Piece {
  readonly start: number;
  readonly text: string;
  readonly matched: boolean;
}

/** A title cut into what matched and what stands between. `ranges`: start and end of each match, in order. */
export function matchedPieces(title: string, ranges: readonly number[]): readonly Piece[] {
  const cuts = [...new Set([0, ...ranges, title.length])].sort((a, b) => a - b);
  const starts = new Set(ranges.filter((_, at) => at % 2 === 0));
  return cuts.slice(0, -1).flatMap((start, at) => {
    const text = title.slice(start, cuts[at + 1]);
    return text === '' ? [] : [{ start, text, matched: starts.has(start) }];
  });
}

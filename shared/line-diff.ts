/** A line of a diff. `number` counts from 1 in the text that it stands in: a removed one in the old text. */
export type DiffLine =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly number: number; readonly text: string }
  /** So many unchanged lines are left out here. */
  | { readonly kind: 'gap'; readonly lines: number };

type Line = Exclude<DiffLine, { kind: 'gap' }>;

// Beyond this, finding the fewest changes costs more than they are worth: then all in between has changed.
const mostCompared = 4_000_000;

const linesOf = (text: string): readonly string[] => {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
};

/** The lines in which two texts differ, with `context` unchanged ones around. Line endings are no difference. */
export function lineDiff(before: string, after: string, context = 3): readonly DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const same = (from: number, to: number): Line[] =>
    b.slice(from, to).map((text, index) => ({ kind: 'same', number: from + index + 1, text }));
  return withGaps(
    [
      ...same(0, start),
      ...changed(a.slice(start, a.length - end), b.slice(start, b.length - end), start),
      ...same(b.length - end, b.length),
    ],
    context,
  );
}

/** The longest common subsequence decides; of a changed stretch, what was removed comes first. */
function changed(a: readonly string[], b: readonly string[], offset: number): readonly Line[] {
  const common = a.length * b.length > mostCompared ? null : commonLengths(a, b);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right && common !== null) {
      lines.push({ kind: 'same', number: offset + j + 1, text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || keepsMore(common, i, j, b.length))) {
      lines.push({ kind: 'removed', number: offset + i + 1, text: left });
      i += 1;
    } else if (right !== undefined) {
      lines.push({ kind: 'added', number: offset + j + 1, text: right });
      j += 1;
    }
  }
  return lines;
}

/** `table[i * (width + 1) + j]`: how many lines `a` from `i` and `b` from `j` have in common, in order. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] =
        a[i] === b[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  return table;
}

function keepsMore(common: Uint32Array | null, i: number, j: number, length: number): boolean {
  if (common === null) return true;
  const width = length + 1;
  return (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0);
}

function withGaps(lines: readonly Line[], context: number): readonly DiffLine[] {
  const isNear = (index: number): boolean =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 'same');
  const shown: DiffLine[] = [];
  for (const [index, line] of lines.entries()) {
    const last = shown.at(-1);
    if (isNear(index)) shown.push(line);
    else if (last?.kind === 'gap') shown[shown.length - 1] = { kind: 'gap', lines: last.lines + 1 };
    else shown.push({ kind: 'gap', lines: 1 });
  }
  return shown;
}

/** A part of a JSON text, as it was written. */
export interface JsonPart {
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'mark';
  readonly text: string;
}

export interface JsonRow {
  readonly depth: number;
  readonly parts: readonly JsonPart[];
}

export interface UnfoldedJson {
  readonly rows: readonly JsonRow[];
  /** There were more rows than are given. */
  readonly cut: boolean;
}

const longest = 1_000_000;
const mostRows = 2_000;
const deepest = 40;

/** Whether a line is an object or a list in JSON that says something to unfold. */
export function isJsonLine(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length < 3 || trimmed.length > longest) return false;
  if (!/^(?:\{.*\}|\[.*\])$/s.test(trimmed)) return false;
  try {
    JSON.parse(trimmed);
    return !/^(?:\{\s*\}|\[\s*\])$/.test(trimmed);
  } catch {
    return false;
  }
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * A line of JSON, an item a row. What is written stays as it is, digit by digit: reading it into numbers and writing
 * it again would round the long ones. Call it with what `isJsonLine` holds for.
 */
export function unfoldedJson(text: string): UnfoldedJson {
  const tokens = text.match(token) ?? [];
  const rows: JsonRow[] = [];
  let depth = 0;
  let parts: JsonPart[] = [];
  const endRow = (rowDepth: number) => {
    if (parts.length > 0) rows.push({ depth: Math.min(rowDepth, deepest), parts });
    parts = [];
  };
  for (let at = 0; at < tokens.length; at += 1) {
    if (rows.length >= mostRows) return { rows, cut: true };
    const part = tokens[at] ?? '';
    const next = tokens[at + 1];
    if (part === '{' || part === '[') {
      parts.push({ kind: 'mark', text: part });
      if (next === '}' || next === ']') continue;
      endRow(depth);
      depth += 1;
    } else if (part === '}' || part === ']') {
      const empty = tokens[at - 1] === (part === '}' ? '{' : '[');
      if (!empty) {
        endRow(depth);
        depth -= 1;
      }
      parts.push({ kind: 'mark', text: part });
    } else if (part === ',') {
      parts.push({ kind: 'mark', text: part });
      endRow(depth);
    } else if (part === ':') parts.push({ kind: 'mark', text: ': ' });
    else parts.push({ kind: kindOf(part, next), text: part });
  }
  endRow(depth);
  return { rows, cut: false };
}

function kindOf(part: string, next: string | undefined): JsonPart['kind'] {
  if (part.startsWith('"')) return next === ':' ? 'key' : 'string';
  return /^[-\d]/.test(part) ? 'number' : 'word';
}

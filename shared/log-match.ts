import type { LogQuery } from './logs.ts';

/** Where a match stands in a line, in UTF-16 units. */
export interface LogRange {
  readonly start: number;
  readonly end: number;
}

/** Looks for a query in lines without escape sequences (`withoutEscapes`). */
export interface LogMatcher {
  test(plain: string): boolean;
  /** All matches that have a length, in their order; they don't overlap. */
  ranges(plain: string): readonly LogRange[];
  /**
   * Where the first match at or after `from` begins in lines that are joined by line feeds, -1 where there is none:
   * much faster than line by line. `null` for a regular expression, which could match across lines.
   */
  readonly firstIn: ((joined: string, from: number) => number) | null;
}

export type CompiledQuery =
  | { readonly kind: 'ready'; readonly matcher: LogMatcher }
  /** Nothing to look for. */
  | { readonly kind: 'empty' }
  /** `detail` is the JavaScript engine's word on what is wrong with the regular expression. */
  | { readonly kind: 'invalid'; readonly detail: string }
  /** The regular expression could take longer than anyone waits. */
  | { readonly kind: 'slow' };

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function rangesOf(expression: RegExp, plain: string): readonly LogRange[] {
  const found: LogRange[] = [];
  expression.lastIndex = 0;
  for (let match = expression.exec(plain); match !== null; match = expression.exec(plain)) {
    const start = match.index;
    const end = start + match[0].length;
    if (end > start) found.push({ start, end });
    else expression.lastIndex = end + 1;
  }
  return found;
}

/** With Unicode rules where the expression allows it; `\-` and the like, which those forbid, by the older rules. */
function expressionOf(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, `${flags}u`);
  } catch {
    return new RegExp(source, flags);
  }
}

function textMatcher({ text, matchCase }: LogQuery): LogMatcher {
  const expression = new RegExp(escaped(text), matchCase ? 'g' : 'gi');
  const firstIn = matchCase
    ? (joined: string, from: number) => joined.indexOf(text, from)
    : (joined: string, from: number) => {
        expression.lastIndex = from;
        return expression.exec(joined)?.index ?? -1;
      };
  return {
    test: (plain) => firstIn(plain, 0) !== -1,
    ranges: (plain) => rangesOf(expression, plain),
    firstIn,
  };
}

function expressionMatcher({ text, matchCase }: LogQuery): LogMatcher {
  const expression = expressionOf(text, matchCase ? 'g' : 'gi');
  return {
    test(plain) {
      expression.lastIndex = 0;
      return expression.test(plain);
    },
    ranges: (plain) => rangesOf(expression, plain),
    firstIn: null,
  };
}

/** The one meaning of a query, for the search of a view as for what is saved to a file. */
export function compileLogQuery(query: LogQuery): CompiledQuery {
  if (query.text === '') return { kind: 'empty' };
  if (!query.regExp) return { kind: 'ready', matcher: textMatcher(query) };
  try {
    return { kind: 'ready', matcher: expressionMatcher(query) };
  } catch (thrown) {
    return { kind: 'invalid', detail: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

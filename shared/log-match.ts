import type { LogQuery } from './logs.ts';
import { quickLength } from './regexp-cost.ts';

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
  /** Whether a line took too long: nothing matches from then on. */
  readonly isGivenUp: () => boolean;
}

export type CompiledQuery =
  | { readonly kind: 'ready'; readonly matcher: LogMatcher }
  /** Nothing to look for. */
  | { readonly kind: 'empty' }
  /** `detail` is the JavaScript engine's word on what is wrong with the regular expression, or `tooSlow`. */
  | { readonly kind: 'invalid'; readonly detail: string };

/** What is wrong with an expression that could take longer than anyone waits. */
export const tooSlow = 'This could take too long: something that repeats is repeated again.';

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
  const isOneLine = !text.includes('\n');
  const firstIn = matchCase
    ? (joined: string, from: number) => (isOneLine ? joined.indexOf(text, from) : -1)
    : (joined: string, from: number) => {
        expression.lastIndex = from;
        return isOneLine ? (expression.exec(joined)?.index ?? -1) : -1;
      };
  return {
    test: (plain) => firstIn(plain, 0) !== -1,
    ranges: (plain) => rangesOf(expression, plain),
    firstIn,
    isGivenUp: () => false,
  };
}

// A line that keeps an expression busy for longer is not the only one.
const longestTry = 25;

/**
 * Tests lines that are longer than what is surely quick by longer and longer beginnings: each takes at most some times as
 * long as the one before, so that a slow one is noticed while it is still short.
 */
function expressionMatcher(expression: RegExp, quick: number, now: () => number): LogMatcher {
  let isGivenUp = false;

  function isQuick(plain: string): boolean {
    if (isGivenUp) return false;
    for (let length = quick; length < plain.length; length *= 1.5) {
      const began = now();
      expression.lastIndex = 0;
      expression.test(plain.slice(0, length));
      isGivenUp = now() - began > longestTry;
      if (isGivenUp) return false;
    }
    return true;
  }

  return {
    test(plain) {
      if (!isQuick(plain)) return false;
      expression.lastIndex = 0;
      return expression.test(plain);
    },
    ranges: (plain) => (isQuick(plain) ? rangesOf(expression, plain) : []),
    firstIn: null,
    isGivenUp: () => isGivenUp,
  };
}

function compileExpression({ text, matchCase }: LogQuery, now: () => number): CompiledQuery {
  const expression = expressionOf(text, matchCase ? 'g' : 'gi');
  const quick = quickLength(expression.source, expression.flags);
  if (quick === null) return { kind: 'invalid', detail: tooSlow };
  return { kind: 'ready', matcher: expressionMatcher(expression, quick, now) };
}

/**
 * The one meaning of a query, for the search of a view as for what is saved to a file. `now` is a clock in milliseconds.
 * No query takes long on any line: an expression that could is `invalid`, or gives up.
 */
export function compileLogQuery(query: LogQuery, now: () => number = Date.now): CompiledQuery {
  if (query.text === '') return { kind: 'empty' };
  if (!query.regExp) return { kind: 'ready', matcher: textMatcher(query) };
  try {
    return compileExpression(query, now);
  } catch (thrown) {
    return { kind: 'invalid', detail: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

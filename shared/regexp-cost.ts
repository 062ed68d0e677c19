import { assertNever } from './assert-never.ts';
import { anyChar, type CharSet, noChar, type RegExpNode, regExpTree } from './regexp-tree.ts';

/**
 * How many ways a backtracking matcher may have to try, at the worst: `ways` times the length of the line to the power of
 * `degree`. `null` where it doubles with every character, as for `(a+)+`.
 */
interface Ways {
  readonly ways: number;
  readonly degree: number;
  /** Whether a part that leaves no choice may take a whole line, as often as one comes to it. */
  readonly loops: boolean;
}

const mostWays = 1_000_000;
/** What repeats more often counts as without end. */
const longestShort = 64;
const one: Ways = { ways: 1, degree: 0, loops: false };

function isNullable(node: RegExpNode): boolean {
  switch (node.kind) {
    case 'char':
      return false;
    case 'nothing':
    case 'lookaround':
    case 'backreference':
      return true;
    case 'sequence':
      return node.parts.every(isNullable);
    case 'choice':
      return node.options.some(isNullable);
    case 'repeat':
      return node.min === 0 || isNullable(node.inner);
    default:
      return assertNever(node);
  }
}

/** What a match of a node may begin with. */
function first(node: RegExpNode): CharSet {
  switch (node.kind) {
    case 'char':
      return node.set;
    case 'nothing':
    case 'lookaround':
      return noChar;
    case 'backreference':
      return anyChar;
    case 'sequence':
      return firstOf(node.parts, noChar);
    case 'choice':
      return node.options.reduce((set, option) => set | first(option), noChar);
    case 'repeat':
      return node.max === 0 ? noChar : first(node.inner);
    default:
      return assertNever(node);
  }
}

/** What parts that follow each other, and then `follow`, may begin with. */
function firstOf(parts: readonly RegExpNode[], follow: CharSet): CharSet {
  let set = noChar;
  for (const part of parts) {
    set |= first(part);
    if (!isNullable(part)) return set;
  }
  return set | follow;
}

const together = (a: Ways, b: Ways): Ways => ({
  ways: a.ways * b.ways,
  degree: a.degree + b.degree,
  loops: a.loops || b.loops,
});

function sequenceWays(parts: readonly RegExpNode[], follow: CharSet): Ways | null {
  let all = one;
  for (const [n, part] of parts.entries()) {
    const ways = waysOf(part, firstOf(parts.slice(n + 1), follow));
    if (ways === null) return null;
    all = together(all, ways);
  }
  return all.ways > mostWays ? null : all;
}

/** Where the next character tells which option it is, there is one way through all of them. */
function choiceWays(options: readonly RegExpNode[], follow: CharSet): Ways | null {
  let taken = noChar;
  let isClear = true;
  let all = { ...one, ways: 0 };
  for (const option of options) {
    const begins = firstOf([option], follow);
    isClear &&= (taken & begins) === noChar;
    taken |= begins;
    const ways = waysOf(option, follow);
    if (ways === null) return null;
    all = {
      ways: isClear ? Math.max(all.ways, ways.ways) : all.ways + ways.ways,
      degree: Math.max(all.degree, ways.degree),
      loops: all.loops || ways.loops,
    };
  }
  return all;
}

function repeatWays(node: Extract<RegExpNode, { kind: 'repeat' }>, follow: CharSet): Ways | null {
  const { inner, min, max } = node;
  if (max === 0) return one;
  const begins = first(inner);
  const once = waysOf(inner, max > 1 ? begins | follow : follow);
  if (once === null) return null;
  // Whether the next character tells if it goes on.
  const isClear = (begins & follow) === noChar && !isNullable(inner);
  if (max === Number.POSITIVE_INFINITY) {
    if (once.ways > 1 || once.degree > 0) return null;
    return { ways: 1, degree: isClear ? 0 : 1, loops: once.loops || isClear };
  }
  const ways = once.ways ** max * (isClear ? 1 : max - min + 1);
  const loops = once.loops || max > longestShort;
  return ways > mostWays ? null : { ways, degree: once.degree * max, loops };
}

function waysOf(node: RegExpNode, follow: CharSet): Ways | null {
  switch (node.kind) {
    case 'char':
    case 'nothing':
      return one;
    case 'lookaround':
      return waysOf(node.inner, noChar);
    case 'backreference':
      return { ways: 1, degree: 1, loops: true };
    case 'sequence':
      return sequenceWays(node.parts, follow);
    case 'choice':
      return choiceWays(node.options, follow);
    case 'repeat':
      return repeatWays(node, follow);
    default:
      return assertNever(node);
  }
}

// Some hundredths of a second.
const mostSteps = 10_000_000;
const longestLine = 65_536;
/** An expression that is only quick on lines shorter than this is of no use. */
const leastLength = 32;

/**
 * The length up to which no line, whatever stands in it, keeps an expression busy for more than a moment; `null` where that is too short
 * to be of use. `source` and `flags` are what `new RegExp` takes.
 */
export function quickLength(source: string, flags: string): number | null {
  const tree = regExpTree(source, flags);
  const cost = tree === null ? null : waysOf(tree, noChar);
  if (cost === null) return null;
  // From every place of the line on, and each time to its end where anything loops.
  const power = cost.degree + (cost.loops ? 1 : 0) + 1;
  let orders = 1;
  for (let n = 2; n <= power; n += 1) orders *= n;
  const length = Math.floor(((mostSteps * orders) / cost.ways) ** (1 / power));
  return length < leastLength ? null : Math.min(length, longestLine);
}

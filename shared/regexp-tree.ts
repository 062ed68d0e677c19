import { assertNever } from './assert-never.ts';

/**
 * Characters that an expression may begin with: a bit for each of Latin-1, one for all other blanks and one for all else,
 * which are set where any of them may be meant.
 */
export type CharSet = bigint;

const latin1 = 256;
export const noChar: CharSet = 0n;
const otherBlanks = 1n << BigInt(latin1);
const others = otherBlanks << 1n;
export const anyChar: CharSet = (others << 1n) - 1n;

/** What a JavaScript regular expression is made of, as far as it tells how long matching may take. */
export type RegExpNode =
  | { readonly kind: 'char'; readonly set: CharSet }
  /** Takes no character: `^`, `\b`. */
  | { readonly kind: 'nothing' }
  /** Of one that looks back, `inner` is the wrong way round, as it is matched. */
  | { readonly kind: 'lookaround'; readonly inner: RegExpNode }
  /** Whatever a group has matched before. */
  | { readonly kind: 'backreference' }
  | { readonly kind: 'sequence'; readonly parts: readonly RegExpNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegExpNode[] }
  | { readonly kind: 'repeat'; readonly inner: RegExpNode; readonly min: number; readonly max: number };

const someBlanks = ['\u1680', '\u2028', '\u3000', '\ufeff'];
const someOthers = ['\u0130', '\u3042', '\ufffd'];
const mayNameOthers = /[^\0-\u007f]|\\[uxpPcC]/;
const escapeSequence =
  /\\(?:u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|p\{[^}]*\}|c[a-z]|k<[^>]*>|[1-9]\d*|[\s\S])/iy;
const charClass = /\[(?:\\[\s\S]|[^\]\\])*\]/y;
const quantifier = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/y;
const groupStart = /\((?:\?(?:(<?[=!])|<[^>=!]*>|([a-z-]*:)))?/y;
const deepest = 100;

function setOf(source: string, flags: string): CharSet {
  const expression = new RegExp(`^(?:${source})$`, flags.replace('g', ''));
  let set = noChar;
  for (let code = 0; code < latin1; code += 1)
    if (expression.test(String.fromCharCode(code))) set |= 1n << BigInt(code);
  const isNamed = mayNameOthers.test(source);
  if (isNamed || someBlanks.some((char) => expression.test(char))) set |= otherBlanks;
  if (isNamed || someOthers.some((char) => expression.test(char))) set |= others;
  return set;
}

function turned(node: RegExpNode): RegExpNode {
  switch (node.kind) {
    case 'char':
    case 'nothing':
    case 'lookaround':
    case 'backreference':
      return node;
    case 'sequence':
      return { ...node, parts: node.parts.map(turned).reverse() };
    case 'choice':
      return { ...node, options: node.options.map(turned) };
    case 'repeat':
      return { ...node, inner: turned(node.inner) };
    default:
      return assertNever(node);
  }
}

/** Reads an expression that `new RegExp(source, flags)` takes; `null` for one that is nested too deeply to be looked at. */
export function regExpTree(source: string, flags: string): RegExpNode | null {
  const sets = new Map<string, CharSet>();
  let at = 0;
  let depth = 0;
  let isTooDeep = false;

  const char = (text: string): RegExpNode => {
    const known = sets.get(text) ?? setOf(text, flags);
    sets.set(text, known);
    return { kind: 'char', set: known };
  };

  function next(token: RegExp): RegExpExecArray | null {
    token.lastIndex = at;
    const match = token.exec(source);
    if (match !== null) at += match[0].length;
    return match;
  }

  function escaped(text: string): RegExpNode {
    if (/^\\[bB]$/.test(text)) return { kind: 'nothing' };
    // Without the Unicode flag `\8` may be a character: taken for the worse of the two.
    if (/^\\(?:[1-9]|k<)/.test(text)) return { kind: 'backreference' };
    return char(text);
  }

  function group([, lookaround, modifiers]: RegExpExecArray): RegExpNode {
    depth += 1;
    isTooDeep ||= depth > deepest;
    const inner = isTooDeep ? ({ kind: 'nothing' } as const) : choice();
    depth -= 1;
    at += 1;
    if (lookaround !== undefined)
      return { kind: 'lookaround', inner: lookaround.startsWith('<') ? turned(inner) : inner };
    // `(?i:` changes what its characters mean.
    return modifiers === undefined || modifiers === ':'
      ? inner
      : { kind: 'sequence', parts: [{ kind: 'backreference' }, inner] };
  }

  function atom(): RegExpNode {
    const opened = next(groupStart);
    if (opened !== null) return group(opened);
    const text = next(escapeSequence)?.[0];
    if (text !== undefined) return escaped(text);
    const classText = next(charClass)?.[0];
    if (classText !== undefined) return char(classText);
    const literal = String.fromCodePoint(source.codePointAt(at) ?? 0);
    at += literal.length;
    if (literal === '^' || literal === '$') return { kind: 'nothing' };
    return literal === '.' ? char('.') : char(/[{}\]]/.test(literal) ? `\\${literal}` : literal);
  }

  function term(): RegExpNode {
    const inner = atom();
    const match = next(quantifier);
    if (match === null) return inner;
    const [sign, least, comma, most] = match;
    if (least === undefined)
      return { kind: 'repeat', inner, min: sign[0] === '+' ? 1 : 0, max: sign[0] === '?' ? 1 : Infinity };
    const max = comma === undefined ? Number(least) : most ? Number(most) : Infinity;
    return { kind: 'repeat', inner, min: Number(least), max };
  }

  function sequence(): RegExpNode {
    const parts: RegExpNode[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')' && !isTooDeep) parts.push(term());
    return { kind: 'sequence', parts };
  }

  function choice(): RegExpNode {
    const options = [sequence()];
    while (source[at] === '|') {
      at += 1;
      options.push(sequence());
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options };
  }

  const tree = choice();
  return isTooDeep ? null : tree;
}

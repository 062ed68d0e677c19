import { type CST, Parser } from 'yaml';
import {
  isSecretName,
  maskedSecret,
  maskedVariable,
  withoutAddressPasswords,
} from '../../../shared/secrets.ts';
import type { CodeToken, TokenKind } from '../../ui/code-view.tsx';

const literal = /^(?:true|false|null|~|yes|no|on|off|[-+]?(?:0x)?\d[\d_.:a-f]*)$/i;

function kindOf(token: CST.Token, isKey: boolean): TokenKind {
  switch (token.type) {
    case 'comment':
      return 'comment';
    case 'anchor':
    case 'alias':
    case 'tag':
    case 'directive':
      return 'mark';
    case 'scalar':
      if (isKey) return 'key';
      return literal.test(token.source) ? 'value' : 'string';
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return isKey ? 'key' : 'string';
    case 'block-scalar':
      return 'string';
    default:
      return 'plain';
  }
}

/** Goes through a token and what it is made of, in the order of the text. */
function emit(token: CST.Token, isKey: boolean, out: CodeToken[]): void {
  switch (token.type) {
    case 'document':
      for (const part of token.start) emit(part, false, out);
      if (token.value) emit(token.value, false, out);
      for (const part of token.end ?? []) emit(part, false, out);
      return;
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      if (token.type === 'flow-collection') emit(token.start, false, out);
      for (const { start, key, sep, value } of token.items) {
        for (const part of start) emit(part, false, out);
        if (key) emit(key, true, out);
        for (const part of sep ?? []) emit(part, false, out);
        if (value) emit(value, false, out);
      }
      if (token.type === 'flow-collection') for (const part of token.end) emit(part, false, out);
      return;
    case 'block-scalar':
      for (const part of token.props) emit(part, false, out);
      out.push({ kind: 'string', text: token.source });
      return;
    case 'alias':
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      out.push({ kind: kindOf(token, isKey), text: token.source });
      for (const part of token.end ?? []) emit(part, false, out);
      return;
    case 'doc-end':
      out.push({ kind: 'plain', text: token.source });
      for (const part of token.end ?? []) emit(part, false, out);
      return;
    case 'error':
      out.push({ kind: 'plain', text: token.source });
      return;
    default:
      out.push({ kind: kindOf(token, isKey), text: token.source });
  }
}

/** The text in tokens; what can't be read as YAML is plain. Together they are the text again. */
export function yamlTokens(text: string): readonly CodeToken[] {
  const out: CodeToken[] = [];
  try {
    for (const token of new Parser().parse(text)) emit(token, false, out);
  } catch {
    // Nested deeper than anybody can read.
    return [{ kind: 'plain', text }];
  }
  return out.map(({ text: part }) => part).join('') === text ? out : [{ kind: 'plain', text }];
}

/** Tokens by line, without line ends. */
export function inLines(tokens: readonly CodeToken[]): readonly (readonly CodeToken[])[] {
  const lines: CodeToken[][] = [[]];
  for (const { kind, text } of tokens) {
    const [first = '', ...rest] = text.split(/\r?\n/);
    if (first !== '') lines.at(-1)?.push({ kind, text: first });
    for (const part of rest) lines.push(part === '' ? [] : [{ kind, text: part }]);
  }
  if (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

const unquoted = (text: string) => text.replace(/^["']|["']$/g, '');

/**
 * Tokens with the secrets in them masked: the values of keys that are named like one, `NAME=VALUE` entries, passwords
 * in addresses. `count` says how many.
 */
export function maskSecrets(tokens: readonly CodeToken[]): {
  readonly tokens: readonly CodeToken[];
  readonly count: number;
} {
  let key = '';
  let count = 0;
  const masked = tokens.map((token): CodeToken => {
    if (token.kind === 'key') key = unquoted(token.text);
    if (token.kind !== 'string' && token.kind !== 'value') return token;
    const text = maskedText(key, token.text);
    if (token.text.trim() !== '') key = '';
    if (text === token.text) return token;
    count += 1;
    return { ...token, text };
  });
  return { tokens: masked, count };
}

function maskedText(key: string, text: string): string {
  const inner = unquoted(text);
  // A switch or a number of days is no secret, however its key is named.
  if (isSecretName(key) && inner !== '' && !/^(?:true|false|null|~|\$\{[^}]*\})$/.test(inner))
    return maskedSecret;
  return /^["']?[A-Za-z_][\w.-]*=/.test(text) ? maskedVariable(text) : withoutAddressPasswords(text);
}

import { isScalar } from 'yaml';

/** The entry of a service's list: `KEY:PATH`. Compose reads a single `$` as the start of a variable. */
export const entryOf = (key: string, path: string): string => `${key}:${path.replaceAll('$', '$$$$')}`;

/** What can stand in a list, also in one of the flow style, without quotes. */
const plain = /^[a-zA-Z0-9][\w.-]*(?::\/[\w./@+-]*)?$/;
const looksOtherwise =
  /^(?:[-+]?[\d._]+(?:e[-+]?\d+)?|0x[\da-f]+|0o?[0-7]+|true|false|yes|no|on|off|null|y|n)$/i;

export function written(text: string, like: unknown = null): string {
  if (isScalar(like) && like.type === 'QUOTE_DOUBLE') return JSON.stringify(text);
  if (isScalar(like) && like.type === 'QUOTE_SINGLE') return `'${text.replaceAll("'", "''")}'`;
  return plain.test(text) && !looksOtherwise.test(text) ? text : JSON.stringify(text);
}

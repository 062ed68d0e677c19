import type { CodeToken } from '../../ui/code-view.tsx';
import type { Json } from './inspect-tree.ts';

const member = /^(\s*)("(?:[^"\\]|\\.)*")(: )?(.*)$/s;

/** A line of JSON as `JSON.stringify` writes it with an indent. */
function lineTokens(line: string): readonly CodeToken[] {
  const [, indent = '', name = '', colon, rest = ''] = member.exec(line) ?? [];
  if (name === '') {
    const end = line.trimStart();
    return [{ kind: /^[\d-]|^(?:true|false|null)/.test(end) ? 'value' : 'plain', text: line }];
  }
  if (colon === undefined)
    return [
      { kind: 'string', text: `${indent}${name}` },
      { kind: 'plain', text: rest },
    ];
  const kind = rest.startsWith('"') ? 'string' : /^[\d-]|^(?:true|false|null)/.test(rest) ? 'value' : 'plain';
  return [
    { kind: 'key', text: `${indent}${name}` },
    { kind: 'plain', text: colon },
    { kind, text: rest },
  ];
}

/** JSON in lines, for people. */
export const jsonText = (value: Json): string => JSON.stringify(value, null, 2);

export const jsonLines = (text: string): readonly (readonly CodeToken[])[] =>
  text.split('\n').map(lineTokens);

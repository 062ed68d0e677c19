import { isNode } from 'yaml';

/**
 * The texts in which a list or map of the flow style (`[a, b]`, `{a: 1}`) has one member more: at its end, or at its
 * beginning where a comment at the end would swallow it. Where each member has its own line, so has the new one.
 */
export function flowInsertions(text: string, node: unknown, member: string): readonly string[] {
  const [start, end] = isNode(node) ? (node.range ?? []) : [];
  if (start === undefined || end === undefined) return [];
  const inside = text.slice(start + 1, end - 1);
  const body = inside.trimEnd();
  const atEnd = start + 1 + body.length;
  if (body === '') return [`${text.slice(0, start + 1)}${member}${text.slice(end - 1)}`];

  const ownLine = /^[ \t]*(\r?\n[ \t]*)\S/.exec(inside)?.[1] ?? null;
  const gap = ownLine ?? ' ';
  const last = `${text.slice(0, atEnd)}${body.endsWith(',') ? '' : ','}${gap}${member}${text.slice(atEnd)}`;
  const first = `${text.slice(0, start + 1)}${ownLine ?? ''}${member},${ownLine === null ? ' ' : ''}${text.slice(start + 1)}`;
  return [last, first];
}

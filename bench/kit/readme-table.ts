const begin = '<!-- npm run bench writes this table: begin -->';
const end = '<!-- end -->';

/** A Markdown text with another table between the two comments that hold its place. Throws where it has no such place. */
export function withTable(text: string, table: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`There is no place for the table: ${begin}`);
  return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/setup/project.ts';
import { withTable } from './readme-table.ts';

const begin = '<!-- npm run bench writes this table: begin -->';

it('replaces the table and nothing else', () => {
  const text = `# Fast\n\n${begin}\n\n| old |\n\n<!-- end -->\n\nMore.\n`;
  expect(withTable(text, '| new |')).toBe(`# Fast\n\n${begin}\n\n| new |\n\n<!-- end -->\n\nMore.\n`);
});

it('refuses a text without a place for it', () => {
  expect(() => withTable('# Fast', '| new |')).toThrow('no place');
});

it('finds its place in the README', () => {
  const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8');
  expect(withTable(readme, '| new |')).toContain(`${begin}\n\n| new |\n\n<!-- end -->`);
});

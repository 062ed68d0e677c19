import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultSettings } from '../../shared/settings.ts';

it('every setting of the file is documented, with what it is at first where that is one word', async () => {
  const text = await readFile(join(import.meta.dirname, '..', '..', 'docs', 'settings.md'), 'utf8');
  const documented = new Map(
    [...text.matchAll(/^\| `(\w+)` \| `([^`]+)` \|/gm)].map(([, key = '', value = '']) => [key, value]),
  );
  expect([...documented.keys()].sort()).toEqual([...Object.keys(defaultSettings), 'recent'].sort());
  for (const [key, value] of Object.entries(defaultSettings)) {
    if (typeof value === 'object' && value !== null) continue;
    expect(documented.get(key), key).toBe(JSON.stringify(value));
  }
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { withVolume } from './demo-sample.ts';
import { projectFolder } from './project.ts';

it('the demo’s copy of the sample keeps its database in a volume, and differs in nothing else', () => {
  const bundled = readFileSync(join(projectFolder, 'assets', 'sample', 'compose.yaml'), 'utf8');
  const before = parse(bundled);
  const after = parse(withVolume(bundled));
  expect(after).toEqual({
    ...before,
    services: {
      ...before.services,
      'todo-database': { ...before.services['todo-database'], volumes: ['database:/data/db'] },
    },
    volumes: { database: null },
  });
});

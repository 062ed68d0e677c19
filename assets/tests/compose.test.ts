import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const text = readFileSync(new URL('../sample/compose.yaml', import.meta.url), 'utf8');

const shipped = {
  services: {
    'todo-app': {
      build: './app',
      depends_on: ['todo-database'],
      environment: { DATABASE_HOST: 'todo-database' },
      ports: ['3000:3000'],
    },
    'todo-database': {
      image: 'redis:7',
      working_dir: '/data/db',
      command: 'redis-server --appendonly yes --appendfsync always',
    },
  },
};

test('the sample comes without a volume', () => {
  expect(parse(text)).toEqual(shipped);
});

test('removing the "#" from the four commented lines adds the volume', () => {
  const uncommented = text.replace(/^( *)#(?! )/gm, '$1').replace(/^( *)#( +(?:- )?database:)/gm, '$1$2');
  expect(parse(uncommented)).toEqual({
    services: {
      ...shipped.services,
      'todo-database': { ...shipped.services['todo-database'], volumes: ['database:/data/db'] },
    },
    volumes: { database: null },
  });
});

import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { linesByHand } from './lines-by-hand.ts';

it.each([
  ['db', 'database', '/data/db', 'database:/data/db'],
  ['1', '00', '/srv/$a b#c', '00:/srv/$$a b#c'],
])('the lines to be written by hand say what they should: %s', (service, key, path, mount) => {
  expect(parse(linesByHand({ service, key, path }))).toEqual({
    services: { [service]: { volumes: [mount] } },
    volumes: { [key]: null },
  });
});

import { expect, test } from 'vitest';
import { neededProfiles } from './needed-profiles.ts';

test.each<[string, string[], Record<string, string[]>, string[]]>([
  ['services without profiles need none', ['web'], { web: [] }, []],
  ['services that the file does not have need none', ['gone'], {}, []],
  ['a service needs its profile', ['debug'], { debug: ['tools'] }, ['tools']],
  ['two services of one profile need it once', ['a', 'b'], { a: ['tools'], b: ['tools'] }, ['tools']],
  ['a service of several needs the first', ['a'], { a: ['x', 'y'] }, ['x']],
  ['a profile that another service needs anyway is enough', ['a', 'b'], { a: ['x', 'y'], b: ['y'] }, ['y']],
  ['profiles of services that did not run are not needed', ['a'], { a: ['x'], b: ['y'] }, ['x']],
  [
    'names of object parts are names',
    ['constructor', '__proto__'],
    { constructor: ['__proto__'] },
    ['__proto__'],
  ],
])('%s', (_, services, profilesOf, expected) => {
  expect(neededProfiles(services, new Map(Object.entries(profilesOf)))).toEqual(expected);
});

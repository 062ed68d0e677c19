import { expect, it } from 'vitest';
import { aContainer } from '../../../shared/builders.ts';
import { nameProblem } from './container-name.ts';

const cache = aContainer({ name: 'cache' });
const all = [cache, aContainer({ name: 'web' })];
const problem = (name: string) => nameProblem(name, cache.id, all);

it.each(['cache-2', 'Cache_2', 'a.b', '0b', `x${'y'.repeat(200)}`])('takes the name %s', (name) => {
  expect(problem(name)).toBeNull();
});

it.each(['', 'a', '-cache', '.cache', 'my cache', 'caché', 'a/b', 'cache\n'])('does not take %j', (name) => {
  expect(problem(name)).toMatch(/^At least two characters/);
});

it('says that a name is taken, and by whom', () => {
  expect(problem('web')).toBe('Another container has this name.');
  expect(problem('cache')).toBe('This is its name now.');
});

import { describe, expect, it } from 'vitest';
import { placeOfLink } from './app-link.ts';

describe('a link of the app', () => {
  it('names a view, a stack or a tab of it', () => {
    expect(
      ['stackyard://volumes', 'stackyard://stacks/shop/logs', 'stackyard://containers/'].map(placeOfLink),
    ).toEqual(['/volumes', '/stacks/shop/logs', '/containers']);
  });

  it('of another scheme, to nowhere or with more in it is none', () => {
    const links = [
      'https://volumes',
      'stackyard://elsewhere',
      'stackyard://stacks/a/b/c',
      'stackyard://me@volumes',
      'nonsense',
    ];
    expect(links.map(placeOfLink)).toEqual(links.map(() => null));
  });
});

import { expect, it } from 'vitest';
import { letStylesIn } from './let-styles-in.ts';

it('gives style elements the nonce, and lets spans be styled without an attribute of their own', () => {
  letStylesIn(document, 'n0nce');
  letStylesIn(document, 'again');
  expect(document.createElement('style').nonce).toBe('n0nce');
  const span = document.createElement('span');
  // As xterm.js adds one colour to another.
  span.setAttribute('style', 'color: red;');
  span.setAttribute('style', `${span.getAttribute('style')}font-weight: bold;`);
  span.setAttribute('title', 'as ever');
  expect([span.style.color, span.style.fontWeight, span.title]).toEqual(['red', 'bold', 'as ever']);
  expect(Object.hasOwn(document.createElement('div'), 'setAttribute')).toBe(false);
});

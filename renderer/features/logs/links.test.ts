import { expect, it } from 'vitest';
import { linksIn } from './links.ts';

const urls = (text: string) => linksIn(text).map(({ url }) => url);

it.each([
  ['at the end of a sentence', 'See https://a.test/b.', ['https://a.test/b']],
  ['in brackets', '(http://a.test/b) [http://c.test]', ['http://a.test/b', 'http://c.test']],
  ['with brackets of their own', 'https://a.test/b_(c)', ['https://a.test/b_(c)']],
  [
    'with a port and a query',
    'on http://localhost:3000/?a=1&b=2#c now',
    ['http://localhost:3000/?a=1&b=2#c'],
  ],
  ['in quotes', '{"url":"https://a.test/b","x":1}', ['https://a.test/b']],
  ['to an IPv6 address', 'http://[::1]:80/x', ['http://[::1]:80/x']],
  ['in capitals', 'HTTPS://A.test', ['HTTPS://A.test']],
])('finds addresses %s', (_where, text, expected) => {
  expect(urls(text)).toEqual(expected);
});

it.each([
  ['another scheme', 'javascript:alert(1) file:///etc/passwd ftp://a.test data:text/html,x'],
  ['a scheme alone', 'http:// https://'],
  ['the end of another word', 'xhttp://a.test'],
])('takes no %s for an address', (_what, text) => {
  expect(urls(text)).toEqual([]);
});

it('ends an address before characters that one does not see', () => {
  expect(urls('https://good.test/\u202egro.live')).toEqual(['https://good.test/']);
  expect(urls('https://good.test\u200b.evil.test')).toEqual(['https://good.test']);
});

it('tells where they stand', () => {
  expect(linksIn('a http://b.test c')).toEqual([{ start: 2, end: 15, url: 'http://b.test' }]);
});

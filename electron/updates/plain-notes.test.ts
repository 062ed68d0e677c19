import { expect, it } from 'vitest';
import { plainNotes } from './plain-notes.ts';

it('makes text of what GitHub tells', () => {
  expect(
    plainNotes('<h2>New</h2>\n<ul>\n<li>A &amp; b</li>\n<li>It&#39;s <b>fast</b></li>\n</ul>\n<p>Bye</p>'),
  ).toBe("New\n\n• A & b\n\n• It's fast\n\nBye");
});

it('leaves plain notes as they were written', () => {
  expect(plainNotes('# 1.2\r\n\r\n- a < b, c > d\n')).toBe('# 1.2\n\n- a < b, c > d');
});

it('joins the notes of several versions', () => {
  expect(plainNotes([{ version: '1.2.0', note: 'Two' }, { version: '1.1.0', note: null }, 7])).toBe(
    '1.2.0\nTwo\n\n1.1.0',
  );
});

it.each([
  ['<script>alert(1)</script>Hi', 'alert(1)Hi'],
  ['<img src=x onerror=alert(1)>Hi', 'Hi'],
  ['&lt;b&gt;Hi', '<b>Hi'],
  ['&#0;&#x110000;', '&#0;&#x110000;'],
  [null, ''],
  [{ toString: 'no' }, ''],
])('takes nothing from %j but its words', (notes, text) => expect(plainNotes(notes)).toBe(text));

it('keeps no more than anybody reads, and takes no time over it', () => {
  const began = performance.now();
  expect(plainNotes('<'.repeat(1_000_000)).length).toBeLessThanOrEqual(20_000);
  expect(plainNotes('<script><'.repeat(100_000)).length).toBeLessThanOrEqual(20_000);
  expect(plainNotes('<p'.repeat(100_000)).length).toBeLessThanOrEqual(20_000);
  expect(performance.now() - began).toBeLessThan(2_000);
});

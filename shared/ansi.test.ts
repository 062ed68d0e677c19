import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutEscapes } from './ansi.ts';

it.each([
  ['colours', '\u001b[1;31merror\u001b[0m: no', 'error: no'],
  ['a window title', '\u001b]0;title\u0007said', 'said'],
  ['a link', '\u001b]8;;https://example.test\u001b\\here\u001b]8;;\u001b\\', 'here'],
  ['a device string', '\u001bPq#0\u001b\\said', 'said'],
  ['short sequences', '\u001b7\u001b(Bsaid\u001b8', 'said'],
  ['a sequence that was cut off', 'said\u001b[3', 'said'],
  ['a lone escape', 'said\u001b', 'said'],
  ['nothing of the kind', 'a [31m b', 'a [31m b'],
])('leaves out %s', (_what, text, plain) => {
  expect(withoutEscapes(text)).toBe(plain);
});

it('takes joined lines as it takes each, whatever they hold', () => {
  const unit = fc.constantFrom('\u001b', '[', ']', '0', ';', 'm', '\u0007', '\\', 'P', '(', 'é', ' ', 'a');
  const lines = fc.array(fc.string({ unit, maxLength: 12 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(lines, (all) => {
      expect(withoutEscapes(all.join('\n'))).toBe(all.map(withoutEscapes).join('\n'));
    }),
  );
});

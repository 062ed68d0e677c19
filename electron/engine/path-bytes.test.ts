import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asToldInJson, bytesOfText, hasEscapes, isToldWhole, queryValue, textOfBytes } from './path-bytes.ts';

describe('names of files', () => {
  it('read as what they are where they are UTF-8', () => {
    expect(textOfBytes(Buffer.from('e\u0301 漢 👍\n'))).toBe('e\u0301 漢 👍\n');
    expect(hasEscapes('e\u0301 漢 👍\n')).toBe(false);
  });

  it('keep a byte that is none as a lone surrogate', () => {
    expect(textOfBytes(Buffer.from('bad\xffna\xc3me', 'latin1'))).toBe('bad\udcffna\udcc3me');
    expect(hasEscapes('bad\udcff')).toBe(true);
    expect(queryValue('/bad\udcff')).toBe('%2f%62%61%64%ff');
  });

  it('are told in JSON with a mark for each byte that is none', () => {
    const told = asToldInJson(textOfBytes(Buffer.from('caf\xe9\xff', 'latin1')));
    expect([told, isToldWhole(told), isToldWhole('café 👍')]).toEqual(['caf\ufffd\ufffd', false, true]);
    expect(asToldInJson('café 👍')).toBe('café 👍');
  });

  it('come back as they were, whatever bytes they are', () => {
    assert(
      property(uint8Array({ maxLength: 40 }), (bytes) => {
        expect([...bytesOfText(textOfBytes(bytes))]).toEqual([...bytes]);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { type AnsiStyle, ansiLine, plainStyle } from './ansi-line.ts';

const esc = '\u001b';

/** Each part of the text with what is special about its style. */
function parts(raw: string): readonly (readonly [string, Partial<AnsiStyle>])[] {
  const { text, spans } = ansiLine(raw);
  return spans.map(({ start, end, style }) => [
    text.slice(start, end),
    Object.fromEntries(
      Object.entries(style).filter(([name, value]) => value !== Reflect.get(plainStyle, name)),
    ),
  ]);
}

describe('the styles of a line', () => {
  it.each<[string, string, readonly (readonly [string, Partial<AnsiStyle>])[]]>([
    [
      'the 16 colours',
      `${esc}[31mred${esc}[92mgreen`,
      [
        ['red', { foreground: 1 }],
        ['green', { foreground: 10 }],
      ],
    ],
    [
      'backgrounds',
      `${esc}[44mblue${esc}[103mbright`,
      [
        ['blue', { background: 4 }],
        ['bright', { background: 11 }],
      ],
    ],
    [
      'several at once',
      `${esc}[1;2;3;4;7;9;33mall`,
      [
        [
          'all',
          {
            bold: true,
            dim: true,
            italic: true,
            underline: true,
            inverse: true,
            struck: true,
            foreground: 3,
          },
        ],
      ],
    ],
    [
      'the 256 colours',
      `${esc}[38;5;196mcube${esc}[48;5;244mgrey`,
      [
        ['cube', { foreground: [255, 0, 0] }],
        ['grey', { foreground: [255, 0, 0], background: [128, 128, 128] }],
      ],
    ],
    ['those of them that are in the palette', `${esc}[38;5;9mx`, [['x', { foreground: 9 }]]],
    ['true colours', `${esc}[38;2;1;2;3mx`, [['x', { foreground: [1, 2, 3] }]]],
    [
      'colours with colons',
      `${esc}[38:2::1:2:3mx${esc}[38:2:4:5:6my${esc}[48:5:3mz`,
      [
        ['x', { foreground: [1, 2, 3] }],
        ['y', { foreground: [4, 5, 6] }],
        ['z', { foreground: [4, 5, 6], background: 3 }],
      ],
    ],
    ['what follows a colour', `${esc}[38;5;1;1mx`, [['x', { foreground: 1, bold: true }]]],
    ['the end of each', `${esc}[1;3;4;7;9;31;41m${esc}[22;23;24;27;29;39;49mplain`, []],
    ['a reset without a number', `${esc}[1mbold${esc}[mplain`, [['bold', { bold: true }]]],
    ['a colour that is none', `${esc}[38;2;300;0;0mx${esc}[38;5;999my`, []],
    ['a curly underline', `${esc}[4:3mx${esc}[4:0my`, [['x', { underline: true }]]],
    ['the colour of an underline, which is not shown', `${esc}[58;2;1;1;1mx`, []],
  ])('hold %s', (_what, raw, expected) => {
    expect(parts(raw)).toEqual(expected);
  });
});

describe('a line', () => {
  it.each([
    ['the cursor', `a${esc}[2Jb${esc}[10;10Hc${esc}[?25ld`, 'abcd'],
    ['a window title', `${esc}]0;evil\u0007text`, 'text'],
    ['a link whose address is not seen', `${esc}]8;;http://evil.test${esc}\\text${esc}]8;;${esc}\\`, 'text'],
    ['device strings', `${esc}Pq#0${esc}\\a${esc}_secret${esc}\\b${esc}^x${esc}\\c`, 'abc'],
    ['character sets and keypad modes', `${esc}(Ba${esc}=b${esc}7c`, 'abc'],
    ['a colour that was cut off', `text${esc}[31`, 'text'],
    ['an escape at its end', `text${esc}`, 'text'],
    ['private modes that look like colours', `${esc}[>4;2mtext`, 'text'],
  ])('leaves out %s', (_what, raw, text) => {
    expect(ansiLine(raw)).toEqual({ text, spans: [] });
  });

  it('shows what a progress bar wrote last, in the colour that it had', () => {
    expect(ansiLine('10%\r50%\r100%')).toEqual({ text: '100%', spans: [] });
    expect(ansiLine(`${esc}[32m10%\r100%\r`)).toEqual({
      text: '100%',
      spans: [{ start: 0, end: 4, style: { ...plainStyle, foreground: 2 } }],
    });
  });

  it('ends before its return', () => {
    expect(ansiLine('from Windows\r').text).toBe('from Windows');
  });
});

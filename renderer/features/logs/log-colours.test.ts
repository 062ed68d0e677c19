import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnsiColour, type AnsiStyle, plainStyle } from './ansi-line.ts';
import { contrast, leastContrast, mixed, type Rgb, rgbOf } from './contrast.ts';
import { cssOf, logThemes, serviceColour } from './log-colours.ts';

/** The two colours of `light-dark(#…, #…)`; `null` where none is said. */
function pair(css: unknown): { light: Rgb; dark: Rgb } | null {
  const [, light, dark] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(String(css)) ?? [];
  return light === undefined || dark === undefined ? null : { light: rgbOf(light), dark: rgbOf(dark) };
}

function contrasts(style: AnsiStyle): readonly number[] {
  const css = cssOf(style);
  const text = pair(css.color);
  const back = pair(css.backgroundColor);
  return (['light', 'dark'] as const).map((theme) =>
    contrast(text?.[theme] ?? logThemes[theme].text, back?.[theme] ?? logThemes[theme].background),
  );
}

const channel = fc.integer({ min: 0, max: 255 });
const colour: fc.Arbitrary<AnsiColour | null> = fc.option(
  fc.oneof(fc.integer({ min: 0, max: 15 }), fc.tuple(channel, channel, channel)),
);

describe('the colours of a terminal', () => {
  it('can be read in both themes, whatever a program asks for', () => {
    fc.assert(
      fc.property(colour, colour, fc.boolean(), fc.boolean(), (foreground, background, dim, inverse) => {
        const found = contrasts({ ...plainStyle, foreground, background, dim, inverse });
        expect(Math.min(...found)).toBeGreaterThanOrEqual(leastContrast);
      }),
      { numRuns: 500 },
    );
  });

  it('change nothing about plain text', () => {
    expect(cssOf(plainStyle)).toEqual({});
  });

  it('keep a colour that can be read as it is', () => {
    expect(pair(cssOf({ ...plainStyle, foreground: [0, 0, 139] }).color)?.light).toEqual([0, 0, 139]);
  });

  it('show styles as such', () => {
    expect(cssOf({ ...plainStyle, bold: true, italic: true, underline: true, struck: true })).toEqual({
      fontWeight: 700,
      fontStyle: 'italic',
      textDecoration: 'underline line-through',
    });
  });
});

describe('the colours of services', () => {
  const orders = Array.from({ length: 8 }, (_, order) => order);

  it.each(orders)('can be read in both themes: %d', (order) => {
    const found = pair(serviceColour(order));
    expect(contrast(found?.light ?? [0, 0, 0], logThemes.light.background)).toBeGreaterThanOrEqual(
      leastContrast,
    );
    expect(contrast(found?.dark ?? [0, 0, 0], logThemes.dark.background)).toBeGreaterThanOrEqual(
      leastContrast,
    );
  });

  it.each(orders)('can be read on chips that are tinted with them: %d', (order) => {
    const found = pair(serviceColour(order));
    for (const [theme, page] of [
      ['light', '#f7f9fb'],
      ['dark', '#12181f'],
    ] as const) {
      const colour = found?.[theme] ?? [0, 0, 0];
      expect(contrast(colour, mixed(rgbOf(page), colour, 0.13))).toBeGreaterThanOrEqual(leastContrast);
    }
  });

  it('are eight, and then begin again', () => {
    expect(new Set(orders.map(serviceColour)).size).toBe(8);
    expect(serviceColour(8)).toBe(serviceColour(0));
  });
});

/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** What WCAG 2 asks between a text and what is behind it. */
export const leastContrast = 4.5;

/** `#rrggbb`. */
export function hexOf(colour: Rgb): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

export function rgbOf(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** Between 1 and 21, as WCAG 2 computes it. */
export function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((left, right) => left - right);
  return (high + 0.05) / (low + 0.05);
}

/** `share` of `b` in `a`, from 0 to 1. */
export function mixed(a: Rgb, b: Rgb, share: number): Rgb {
  const mix = (from: number, to: number) => from + (to - from) * share;
  return [mix(a[0], b[0]), mix(a[1], b[1]), mix(a[2], b[2])];
}

/** The colour, as little lighter or darker as it takes to be read on the background. */
export function readable(colour: Rgb, background: Rgb): Rgb {
  const towards: Rgb =
    contrast([0, 0, 0], background) > contrast([255, 255, 255], background) ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mixed(colour, towards, share).map(Math.round);
    const [red = 0, green = 0, blue = 0] = candidate;
    if (contrast([red, green, blue], background) >= leastContrast) return [red, green, blue];
  }
  return towards;
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

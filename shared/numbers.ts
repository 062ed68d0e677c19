import { locale, spoken } from './texts.ts';

const formats = new Map<string, Intl.NumberFormat>();

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale()} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale(), options);
  formats.set(key, made);
  return made;
}

/** `12,000`, `12.000` in German. */
export const grouped = (value: number): string => format({}).format(value);

/** With so many digits after the point, or the comma, and no other marks: `1204.50`. */
export function decimal(value: number, digits: number): string {
  // Tables write hundreds of them a second.
  if (spoken() === 'en') return value.toFixed(digits);
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false };
  return format(options).format(value);
}

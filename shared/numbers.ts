import { locale, spoken, t } from './texts.ts';

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

/** `12.50%`, `12,50 %` in German. */
export const percentText = (value: number, digits: number): string =>
  t('{number}%', { number: decimal(value, digits) });

/** In three digits, without zeros at the end: `0.25`, `12.5`, `150`. */
export function short(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return spoken() === 'en' ? String(rounded) : format({ useGrouping: false }).format(rounded);
}

/** Readers of unknown JSON: they never throw, and answer something empty where a value is missing or of a wrong type. */

type Fields = Readonly<Record<string, unknown>>;

const none: Fields = {};

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

export const fields = (value: unknown): Fields => (isFields(value) ? value : none);

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `null` for the empty text too: the engine writes what it doesn't know as `""`. */
export const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

export const numberOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** Milliseconds since 1970; `null` for no time at all and for `0001-01-01T00:00:00Z`, Go's word for never. */
export function timeOrNull(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) || at <= 0 ? null : at;
}

/** The text values of a map; what is no text is left out. */
export function textMap(value: unknown): ReadonlyMap<string, string> {
  const entries = Object.entries(fields(value));
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

import { isOf, type Language } from './language.ts';

/** A text of another language: one, or one for each plural form that the language tells apart (CLDR's names). */
export type Translation = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** A language other than English, whole: its texts by the English ones. */
export interface Catalogue {
  readonly language: Exclude<Language, 'en'>;
  readonly texts: Readonly<Record<string, Translation>>;
}

/** The names that stand in braces in a text. */
export type Holes<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;

type Value = string | number;
type Filling<Names extends string> = [Names] extends [never] ? [] : [values: Readonly<Record<Names, Value>>];
type PluralFilling<Names extends string> = [Exclude<Names, 'n'>] extends [never]
  ? [values?: Readonly<{ n?: Value }>]
  : [values: Readonly<Record<Exclude<Names, 'n'>, Value> & { n?: Value }>];

// In the window main's script has put it there before any module is evaluated, so that tables can hold texts.
let catalogue = (globalThis as { stackyardCatalogue?: Catalogue }).stackyardCatalogue ?? null;

/** Makes all texts from now on those of a language; `null`: English, which needs no catalogue. */
export function speak(other: Catalogue | null): void {
  catalogue = other;
}

/** What `speak` was told last. */
export const spokenCatalogue = (): Catalogue | null => catalogue;

export const spoken = (): Language => catalogue?.language ?? 'en';

/** The language with the system's region, where that is of the same language: for dates and numbers. */
export function locale(): string {
  const own = new Intl.DateTimeFormat().resolvedOptions().locale;
  return isOf(own, spoken()) ? own : spoken();
}

/**
 * A text as the user's language has it. The English one stands in the code, and is the key of all others; what stands
 * in braces in it is filled in: `t('Delete {name}?', { name })`. Always a literal, so that `npm run check` finds it.
 */
export function t<const Text extends string>(text: Text, ...[values]: Filling<Holes<Text>>): string {
  return fill(translated(text), values);
}

/** The same for a word that other languages have several words for: `context` says which, and is never shown. */
export function inContext<const Text extends string>(
  context: string,
  text: Text,
  ...[values]: Filling<Holes<Text>>
): string {
  return fill(translated(text, contextKey(context, text)), values);
}

/** A text that depends on a number, which is `{n}` in it: `plural(3, '{n} container', '{n} containers')`. */
export function plural<const One extends string, const Other extends string>(
  n: number,
  one: One,
  other: Other,
  ...[values]: PluralFilling<Holes<One> | Holes<Other>>
): string {
  return fill(pluralOf(n, one, other), { n, ...values });
}

export const contextKey = (context: string, text: string): string => `${text} ⟨${context}⟩`;
export const pluralKey = (one: string, other: string): string => `${one} | ${other}`;

/** A text with its braces, for what fills them with more than words. */
export function translated(text: string, key: string = text): string {
  const found = catalogue?.texts[key];
  if (found === undefined) return text;
  return typeof found === 'string' ? found : found.other;
}

/** The form for a number, with its braces. */
export function pluralOf(n: number, one: string, other: string): string {
  const found = catalogue?.texts[pluralKey(one, other)];
  if (found === undefined) return n === 1 ? one : other;
  if (typeof found === 'string') return found;
  return found[new Intl.PluralRules(spoken()).select(n)] ?? found.other;
}

function fill(text: string, values: Readonly<Record<string, Value | undefined>> | undefined): string {
  if (values === undefined) return text;
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

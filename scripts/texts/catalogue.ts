import type { Translation } from '../../shared/texts.ts';
import type { Use } from './uses.ts';

/** Every English text, in the order of the letters, and the files that use it. */
export type EnglishTexts = Readonly<Record<string, string>>;
export type Translations = Readonly<Record<string, Translation>>;

export function englishTexts(uses: readonly Use[]): EnglishTexts {
  const files = new Map<string, Set<string>>();
  for (const { key, file } of uses) files.set(key, (files.get(key) ?? new Set()).add(file));
  return Object.fromEntries(
    [...files]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, all]) => [key, [...all].toSorted().join(', ')]),
  );
}

export const written = (texts: EnglishTexts | Translations): string => `${JSON.stringify(texts, null, 2)}\n`;

/** What is wrong with the texts of a language, a line each. */
export function translationProblems(
  language: string,
  english: EnglishTexts,
  translations: Translations,
): readonly string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return [
    ...Object.keys(english).flatMap((key) => {
      const translation = translations[key];
      if (translation === undefined) return [`${language}: not translated: ${key}`];
      return formProblems(key, translation, forms).map((problem) => `${language}: ${problem}: ${key}`);
    }),
    ...Object.keys(translations)
      .filter((key) => !(key in english))
      .map((key) => `${language}: not used any more: ${key}`),
  ];
}

function formProblems(key: string, translation: Translation, forms: readonly string[]): readonly string[] {
  const [, ofMany] = key.split(' | ');
  if (ofMany === undefined) {
    if (typeof translation !== 'string') return ['has plural forms, but no number'];
    return sameHoles(key, translation) ? [] : ['what stands in braces differs'];
  }
  if (typeof translation === 'string') return ['has no plural forms'];
  const given = Object.entries(translation);
  const missing = forms.filter((form) => !given.some(([name]) => name === form));
  if (missing.length > 0) return [`lacks the plural form ${missing.join(', ')}`];
  const [last] = given.filter(([form]) => form === 'other').map(([, text]) => text);
  return sameHoles(ofMany, last ?? '') ? [] : ['what stands in braces differs'];
}

const holes = (text: string): string => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted().join(' ');
const sameHoles = (a: string, b: string): boolean => holes(a) === holes(b);

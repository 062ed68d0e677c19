/** The languages that the app speaks. English is the one that its texts are written in. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** What the user chose: a language, or the first one of the system's that the app speaks. */
export const languageChoices = ['system', ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** `preferred` are the system's languages, the dearest first, such as `de-AT`. */
export function languageOf(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const spoken = preferred.flatMap((tag) => languages.find((language) => isOf(tag, language)) ?? []);
  return spoken[0] ?? 'en';
}

/** Whether a tag such as `de-AT` or `de_AT` is of this language. */
export function isOf(tag: string, language: Language): boolean {
  return tag.toLowerCase().split(/[-_]/)[0] === language;
}

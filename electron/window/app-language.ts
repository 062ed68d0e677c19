import { assertNever } from '../../shared/assert-never.ts';
import { type Language, type LanguageChoice, languageOf } from '../../shared/language.ts';
import { type Catalogue, speak, spoken } from '../../shared/texts.ts';

export interface AppLanguage {
  /** Speaks what was chosen: at once while no window is open, else as soon as the window may begin anew. */
  choose(choice: LanguageChoice): Promise<void>;
}

interface Options {
  /** The languages of the system, the dearest first. */
  readonly preferred: () => readonly string[];
  /** Resolves when nothing would be lost by a window that begins anew. */
  readonly quiet: () => Promise<void>;
  /** All words are others now. */
  readonly onChange: () => void;
}

/** Keeps main's own words, and those that the window is given, in the language of the user. */
export function createAppLanguage({ preferred, quiet, onChange }: Options): AppLanguage {
  let wanted = spoken();
  return {
    async choose(choice) {
      wanted = languageOf(choice, preferred());
      if (wanted === spoken()) return;
      const [catalogue] = await Promise.all([catalogueOf(wanted), quiet()]);
      // Meanwhile another one may have been chosen, or this one brought in.
      if ((catalogue?.language ?? 'en') !== wanted || wanted === spoken()) return;
      speak(catalogue);
      onChange();
    },
  };
}

/** Loaded only where it is spoken. English is in the code. */
async function catalogueOf(language: Language): Promise<Catalogue | null> {
  switch (language) {
    case 'en':
      return null;
    case 'de':
      return { language, texts: (await import('../../shared/texts/de.json')).default };
    default:
      return assertNever(language);
  }
}

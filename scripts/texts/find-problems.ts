import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../setup/project.ts';
import { must } from '../setup/run.ts';
import { bareTextsIn } from './bare.ts';
import {
  type EnglishTexts,
  englishTexts,
  type Translations,
  translationProblems,
  written,
} from './catalogue.ts';
import { parsed, usesIn } from './uses.ts';

const textsFolder = join(projectFolder, 'shared', 'texts');
export const englishFile = join(textsFolder, 'en.json');
export const translationsFile = (language: string): string => join(textsFolder, `${language}.json`);
/** All that have a catalogue. */
export const translatedLanguages = ['de'] as const;

export interface Texts {
  readonly english: EnglishTexts;
  /** What keeps the code’s texts from being translated, a line each. */
  readonly problems: readonly string[];
}

/** Reads every source of the app. */
export async function readTexts(): Promise<Texts> {
  const sources = await Promise.all(
    (await productFiles()).map(async (file) =>
      parsed(file, await readFile(join(projectFolder, file), 'utf8')),
    ),
  );
  const found = sources.map(usesIn);
  return {
    english: englishTexts(found.flatMap(({ uses }) => uses)),
    problems: [...found.flatMap(({ problems }) => problems), ...sources.flatMap(bareTextsIn)],
  };
}

export async function readTranslations(language: string): Promise<Translations> {
  return JSON.parse(await readFile(translationsFile(language), 'utf8'));
}

/** All that is wrong with the texts of the app, in a few words each; none when all are translated. */
export async function textProblems(): Promise<readonly string[]> {
  const { english, problems } = await readTexts();
  const kept = await readFile(englishFile, 'utf8');
  const stale = kept === written(english) ? [] : ['shared/texts/en.json is not up to date: npm run texts'];
  const translated = await Promise.all(
    translatedLanguages.map(async (language) =>
      translationProblems(language, english, await readTranslations(language)),
    ),
  );
  return [...problems, ...stale, ...translated.flat()];
}

// What only tests use, and the report, which is for who mends the app.
const notShown =
  /\.test\.tsx?$|\/testing[./]|\/fake-|\/scripted-|-stub\.ts$|-for-tests\.ts$|\/(builders|generated-messages)\.ts$|\/texts\.ts$|\/diagnostics\/report\.ts$/;

async function productFiles(): Promise<readonly string[]> {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', 'electron', 'renderer', 'shared'];
  const listed = await must('git', args, { cwd: projectFolder });
  return listed.split('\n').filter((file) => /\.tsx?$/.test(file) && !notShown.test(`/${file}`));
}

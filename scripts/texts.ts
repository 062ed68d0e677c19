/** `npm run texts`: lists all English texts anew, drops translations that are not used any more, says what is to be done. */
import { writeFile } from 'node:fs/promises';
import { say } from './setup/say.ts';
import { written } from './texts/catalogue.ts';
import {
  englishFile,
  readTexts,
  readTranslations,
  textProblems,
  translatedLanguages,
  translationsFile,
} from './texts/find-problems.ts';

const { english } = await readTexts();
await writeFile(englishFile, written(english));
for (const language of translatedLanguages) {
  const all = await readTranslations(language);
  const used = Object.keys(english).flatMap((key) => {
    const translation = all[key];
    return translation === undefined ? [] : [[key, translation] as const];
  });
  await writeFile(translationsFile(language), written(Object.fromEntries(used)));
}
const problems = await textProblems();
for (const problem of problems) say(problem);
say(
  problems.length === 0 ? `${Object.keys(english).length} texts, all translated` : `${problems.length} to do`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

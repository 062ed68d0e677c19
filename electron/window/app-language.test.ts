import { afterEach, expect, it } from 'vitest';
import { speak, spoken } from '../../shared/texts.ts';
import { createAppLanguage } from './app-language.ts';

afterEach(() => speak(null));

function aLanguage(preferred: readonly string[] = ['en']) {
  const changes: string[] = [];
  let calm = Promise.resolve();
  let goOn = () => {};
  const language = createAppLanguage({
    preferred: () => preferred,
    quiet: () => calm,
    onChange: () => changes.push(spoken()),
  });
  const hold = () => {
    calm = new Promise((resolve) => {
      goOn = resolve;
    });
  };
  return { language, changes, hold, goOn: () => goOn() };
}

it('is the system’s where nothing else was chosen', async () => {
  const { language, changes } = aLanguage(['de-CH', 'en']);
  await language.choose('system');
  await language.choose('system');
  expect(changes).toEqual(['de']);
});

it('goes back to English', async () => {
  const { language, changes } = aLanguage();
  await language.choose('de');
  await language.choose('system');
  expect(changes).toEqual(['de', 'en']);
});

it('waits for what would be lost', async () => {
  const { language, changes, hold, goOn } = aLanguage();
  hold();
  const chosen = language.choose('de');
  await Promise.resolve();
  expect(changes).toEqual([]);
  goOn();
  await chosen;
  expect(changes).toEqual(['de']);
});

it('is the last one that was chosen while it waited', async () => {
  const { language, changes, hold, goOn } = aLanguage();
  hold();
  const chosen = [language.choose('de'), language.choose('en')];
  goOn();
  await Promise.all(chosen);
  expect(changes).toEqual([]);
});

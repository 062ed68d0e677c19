import { afterEach, describe, expect, it } from 'vitest';
import { languageOf } from './language.ts';
import { inContext, locale, plural, speak, t } from './texts.ts';

afterEach(() => speak(null));

const german = {
  'Delete {name}?': '{name} löschen?',
  '{a} of {b}': '{b}, davon {a}',
  '{n} volume | {n} volumes': { one: '{n} Volume', other: '{n} Volumes' },
  'open ⟨of a port⟩': 'offen',
};
const speakGerman = () => speak({ language: 'de', texts: german });

describe('a text', () => {
  it('is itself in English, filled in', () => {
    expect(t('Delete {name}?', { name: 'shop' })).toBe('Delete shop?');
    expect(plural(1, '{n} volume', '{n} volumes')).toBe('1 volume');
    expect(plural(0, '{n} volume', '{n} volumes')).toBe('0 volumes');
    expect(inContext('of a port', 'open')).toBe('open');
  });

  it('is the one of the language that is spoken', () => {
    speakGerman();
    expect(t('Delete {name}?', { name: 'shop' })).toBe('shop löschen?');
    expect(t('{a} of {b}', { a: 1, b: 2 })).toBe('2, davon 1');
    expect(plural(1, '{n} volume', '{n} volumes')).toBe('1 Volume');
    expect(plural(2, '{n} volume', '{n} volumes', { n: '2.000' })).toBe('2.000 Volumes');
    expect(inContext('of a port', 'open')).toBe('offen');
    expect(inContext('of a file', 'open')).toBe('open');
  });

  it('takes what is filled in for what it is', () => {
    expect(t('Delete {name}?', { name: '{name} $& $1' })).toBe('Delete {name} $& $1?');
    speakGerman();
    expect(t('Delete {name}?', { name: 'constructor' })).toBe('constructor löschen?');
  });
});

describe('the language', () => {
  it('is the first of the system’s that the app speaks', () => {
    expect(languageOf('system', ['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(languageOf('system', ['en_GB', 'de'])).toBe('en');
    expect(languageOf('system', ['den', 'ja'])).toBe('en');
    expect(languageOf('system', [])).toBe('en');
  });

  it('is the chosen one, whatever the system speaks', () => {
    expect(languageOf('de', ['en'])).toBe('de');
    expect(languageOf('en', ['de'])).toBe('en');
  });

  it('decides how dates and numbers are written', () => {
    expect(locale()).toMatch(/^en/);
    speakGerman();
    expect(locale()).toBe('de');
  });
});

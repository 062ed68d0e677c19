import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { RunningApp } from './running-app.ts';

type Translation = string | Readonly<Record<string, string>>;

const file = join(import.meta.dirname, '..', '..', 'shared', 'texts', 'de.json');
const german: Readonly<Record<string, Translation>> = JSON.parse(readFileSync(file, 'utf8'));

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `Delete {name}?` as what finds `Delete shop?`, and what it says is the name. */
const matcher = (text: string): RegExp =>
  new RegExp(`^${escaped(text).replaceAll(/\\\{(\w+)\\\}/g, '(?<$1>.+)')}$`, 's');
const fixed = (text: string): string => text.replaceAll(/\{\w+\}/g, '');

interface Entry {
  readonly english: string;
  readonly german: string;
}

/** Every form of every text. Those with the most fixed letters first: they say the most. */
const entries: readonly Entry[] = Object.entries(german)
  .flatMap(([key, translation]): readonly Entry[] => {
    if (typeof translation === 'string') return [{ english: key.replace(/ ⟨.*⟩$/, ''), german: translation }];
    const [one = '', other = ''] = key.split(' | ');
    return [
      { english: one, german: translation.one ?? '' },
      { english: other, german: translation.other ?? '' },
    ];
  })
  .toSorted((a, b) => fixed(b.english).length - fixed(a.english).length);

/** What the app says in German for what it says in English; what is no text of the app stays. */
export function inGerman(text: string): string {
  const same = entries.find(({ english }) => english === text);
  if (same !== undefined) return same.german;
  for (const entry of entries) {
    if (!/\p{L}{2}/u.test(fixed(entry.english))) continue;
    const match = entry.english.includes('{') ? matcher(entry.english).exec(text) : null;
    if (match?.groups !== undefined) {
      return entry.german.replaceAll(/\{(\w+)\}/g, (hole, name: string) => match.groups?.[name] ?? hole);
    }
  }
  const asking = entries.find(({ english }) => english === `${text}…`);
  if (asking !== undefined) return asking.german;
  const begun = entries.find(({ english }) => english.startsWith(`${text}: {`));
  return begun === undefined ? text : begun.german.slice(0, begun.german.indexOf(':'));
}

function germanName(name: string | RegExp): string | RegExp {
  if (typeof name === 'string') return inGerman(name);
  const word = /^\^?(\w[\w ]*)$/.exec(name.source)?.[1];
  return word === undefined ? name : new RegExp(escaped(inGerman(word)), 'i');
}

/** The app, found by the English names of things while it shows the German ones: the same visits serve both. */
export const spokenGerman = (app: RunningApp): RunningApp => ({ ...app, page: translating(app.page) });

function translating<Finder extends Page | Locator>(finder: Finder): Finder {
  return new Proxy(finder, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== 'function' || property === 'constructor') return value;
      return (...args: readonly unknown[]) => {
        const result: unknown = Reflect.apply(
          value,
          target,
          args.map((arg) => translatedArgument(property, arg)),
        );
        return isLocator(result) ? translating(result) : result;
      };
    },
  });
}

function translatedArgument(method: string | symbol, argument: unknown): unknown {
  if (method === 'getByText' && typeof argument === 'string') return inGerman(argument);
  if (method !== 'getByRole' || typeof argument !== 'object' || argument === null) return argument;
  const { name } = argument as { readonly name?: string | RegExp };
  return name === undefined ? argument : { ...argument, name: germanName(name) };
}

const isLocator = (value: unknown): value is Locator =>
  typeof value === 'object' && value !== null && 'getByRole' in value && 'nth' in value;

/** What stands on the screen, or is read out, word for word as the app says it in English and not in German. */
export async function englishIn(page: Page): Promise<readonly string[]> {
  const shown = await page.evaluate(() => {
    const said = new Set<string>();
    // What is said of others: files, keys, names in JSON.
    const own = ['script', 'style', 'pre', 'code', 'kbd', '[role="tree"]', '.xterm'].join(', ');
    for (const element of document.querySelectorAll<HTMLElement>('body, body *')) {
      if (element.closest(own) !== null || !element.checkVisibility()) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
        const value = element.getAttribute(name);
        if (value !== null) said.add(value.trim());
      }
      // The palette cuts a name to pieces, to mark letters in it.
      const whole = element.closest('[role="option"] > *');
      if (whole !== null) said.add((whole.textContent ?? '').trim());
      for (const node of whole === null ? element.childNodes : []) {
        if (node.nodeType === Node.TEXT_NODE) said.add((node.textContent ?? '').trim());
      }
    }
    return [...said].filter((text) => text !== '');
  });
  return shown.filter(isEnglish);
}

function isEnglish(text: string): boolean {
  const fits = (pattern: string) => matcher(pattern.trim()).test(text);
  const found = entries.filter(
    ({ english, german: other }) =>
      english !== other &&
      (english.includes('{')
        ? / \p{L}{2,}|\p{L}{2,} /u.test(fixed(english)) && fits(english)
        : english === text),
  );
  // A name may read as an English word, and German has some of the same words.
  return (
    found.length > 0 && !entries.some(({ german: other }) => /\p{L}{2}/u.test(fixed(other)) && fits(other))
  );
}

import { describe, expect, it } from 'vitest';
import { bareTextsIn } from './bare.ts';
import { englishTexts, translationProblems } from './catalogue.ts';
import { parsed, usesIn } from './uses.ts';

const usesOf = (text: string, file = 'renderer/a.tsx') => usesIn(parsed(file, text));
const keysOf = (text: string) => usesOf(text).uses.map(({ key }) => key);
const bareIn = (text: string, file = 'renderer/a.tsx') =>
  bareTextsIn(parsed(file, text)).map((line) => line.slice(line.indexOf('…): ') + 4));

describe('the texts of a file', () => {
  it('are found wherever they are used', () => {
    const text = `t('Run'); plural(n, '{n} a', '{n} b'); rich('See {it}', { it: <b>{t('it')}</b> }); inContext('key', 'Delete');`;
    expect(keysOf(text)).toEqual(['Run', '{n} a | {n} b', 'it', 'See {it}', 'Delete ⟨key⟩']);
  });

  it('stand there as they are', () => {
    expect(usesOf('t(text); t(a + b); plural(n, one, "many")').problems).toHaveLength(3);
  });

  it('are never made before somebody has chosen a language', () => {
    expect(usesOf(`const a = t('Run');`, 'electron/a.ts').problems).toHaveLength(1);
    expect(usesOf(`const a = () => t('Run');`, 'electron/a.ts').problems).toEqual([]);
    expect(usesOf(`const a = t('Run');`).problems).toEqual([]);
  });
});

describe('a text that nobody can translate', () => {
  it('is found where it reaches the screen', () => {
    expect(bareIn('<p>Nothing here</p>')).toEqual(['Nothing here']);
    expect(bareIn('<A label="run" title={on ? "On" : t("Off")} hint={`see it`} />')).toEqual([
      '"run"',
      '"On"',
      '`see it`',
    ]);
    expect(bareIn(`({ title: 'stop', lines: ['It has ended.'] })`)).toEqual(["'stop'", "'It has ended.'"]);
    expect(bareIn(`({ detail: 'It is not there.' })`, 'electron/a.ts')).toEqual(["'It is not there.'"]);
  });

  it('is not what is for developers, or for the computer', () => {
    const fine = [
      `throw new Error('It is not there');`,
      `if (key === 'Page Up') go();`,
      `<a className="row wide" href="https://docs.docker.com/a b">{t('See')}</a>`,
      `({ command: 'docker pull busybox', kind: 'Not there' })`,
      `const width = 'calc(100% - 4px)';`,
      `const keys = { copy: 'Delete' } as const satisfies Record<string, Chord>;`,
    ];
    expect(fine.flatMap((text) => bareIn(text))).toEqual([]);
  });
});

describe('a language', () => {
  const english = englishTexts([
    { key: 'Run', file: 'b.ts' },
    { key: 'Run', file: 'a.ts' },
    { key: '{n} a of {b} | {n} as of {b}', file: 'a.ts' },
  ]);
  const whole = { Run: 'Los', '{n} a of {b} | {n} as of {b}': { one: '{n} A, {b}', other: '{b}, {n} As' } };

  it('has a translation for every text, which is listed with its files', () => {
    expect(english).toEqual({ Run: 'a.ts, b.ts', '{n} a of {b} | {n} as of {b}': 'a.ts' });
    expect(translationProblems('de', english, whole)).toEqual([]);
  });

  it.each([
    ['lacks one', { ...whole, Run: undefined }],
    ['has one too many', { ...whole, Stop: 'Halt' }],
    ['fills in something else', { ...whole, Run: '{it}' }],
    ['forgets what is filled in', { ...whole, '{n} a of {b} | {n} as of {b}': { one: '{b}', other: '{b}' } }],
    ['lacks a plural form', { ...whole, '{n} a of {b} | {n} as of {b}': { other: '{n} {b}' } }],
  ])('is not whole where it %s', (_, texts) => {
    expect(translationProblems('de', english, JSON.parse(JSON.stringify(texts)))).toHaveLength(1);
  });
});

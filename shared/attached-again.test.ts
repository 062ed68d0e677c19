import { describe, expect, test } from 'vitest';
import { compareVolumes } from './attached-again.ts';
import { aVolume } from './builders.ts';
import type { Volume } from './engine.ts';
import { stackName, volumeName } from './ids.ts';

const name = volumeName('shop_database');
const noted = { name, label: 'database', createdAt: 1_000 };
const found = aVolume({ name, createdAt: 1_000, compose: { project: stackName('shop'), key: 'database' } });

const engineWith = (
  volumes: readonly Volume[],
  attached: readonly string[],
  thereBefore: readonly string[] = volumes.map((volume) => volume.name),
) => ({
  volumes: new Map(volumes.map((volume) => [volume.name, volume])),
  attached: new Set(attached.map(volumeName)),
  thereBefore: new Set(thereBefore.map(volumeName)),
});
const verdicts = (...args: Parameters<typeof compareVolumes>) =>
  compareVolumes(...args).map(({ label, verdict }) => [label, verdict]);

describe('a noted volume', () => {
  test('with the same name and creation time is attached again', () => {
    expect(compareVolumes([noted], engineWith([found], [name]))).toEqual([
      { volume: name, label: 'database', verdict: 'attached-again' },
    ]);
  });

  test('with another creation time was recreated', () => {
    expect(verdicts([noted], engineWith([{ ...found, createdAt: 2_000 }], [name]))).toEqual([
      ['database', 'recreated'],
    ]);
  });

  test('with another creation time was recreated, though nothing mounts it', () => {
    expect(verdicts([noted], engineWith([{ ...found, createdAt: 2_000 }], []))).toEqual([
      ['database', 'recreated'],
    ]);
  });

  test('that was gone before the run was recreated by it, though no creation time tells', () => {
    const nameless = { ...found, createdAt: null };
    expect(verdicts([{ ...noted, createdAt: null }], engineWith([nameless], [name], []))).toEqual([
      ['database', 'recreated'],
    ]);
  });

  test('that is not there any more is missing, also when a mount still names it', () => {
    expect(verdicts([noted], engineWith([], []))).toEqual([['database', 'missing']]);
    expect(verdicts([noted], engineWith([], [name]))).toEqual([['database', 'missing']]);
  });

  test('that is there but not mounted is not attached', () => {
    expect(verdicts([noted], engineWith([found], []))).toEqual([['database', 'not-attached']]);
  });

  test('is compared by name alone where a creation time is not known', () => {
    expect(verdicts([{ ...noted, createdAt: null }], engineWith([found], [name]))).toEqual([
      ['database', 'attached-again'],
    ]);
    expect(verdicts([noted], engineWith([{ ...found, createdAt: null }], [name]))).toEqual([
      ['database', 'attached-again'],
    ]);
  });

  test('is told once, though it was noted twice', () => {
    expect(verdicts([noted, noted], engineWith([found], [name]))).toEqual([['database', 'attached-again']]);
  });
});

describe('a volume that was not noted', () => {
  const cache = aVolume({
    name: volumeName('shop_cache'),
    compose: { project: stackName('shop'), key: 'cache' },
  });

  test('is new, after the noted ones, and called as in the file', () => {
    expect(verdicts([noted], engineWith([cache, found], ['shop_cache', name, 'unlisted']))).toEqual([
      ['database', 'attached-again'],
      ['cache', 'new'],
      ['unlisted', 'new'],
    ]);
  });

  test('and is not mounted is nothing to the stack', () => {
    expect(verdicts([], engineWith([cache], []))).toEqual([]);
  });

  test('and is anonymous is left out', () => {
    expect(verdicts([], engineWith([{ ...cache, anonymous: true }], ['shop_cache']))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { aVolume } from './builders.ts';
import { deletedStacks } from './deleted-stacks.ts';
import { hostPath, stackName, volumeName } from './ids.ts';
import type { StackNote } from './stack-memory.ts';

const aNote = (difference: Partial<StackNote> = {}): StackNote => ({
  name: stackName('shop'),
  engineId: 'engine',
  workingDir: hostPath('/shop'),
  configFiles: [hostPath('/shop/compose.yaml')],
  envFiles: [],
  profiles: [],
  services: ['web'],
  volumes: [],
  goneAt: 1_000,
  goneBy: 'stackyard',
  ...difference,
});
const volumeOf = (project: string) =>
  aVolume({ name: volumeName(`${project}_data`), compose: { project: stackName(project), key: 'data' } });
const find = (difference: Partial<Parameters<typeof deletedStacks>[0]> = {}) =>
  deletedStacks({
    notes: [],
    stackNames: new Set(),
    volumes: [],
    engineId: 'engine',
    fileFound: () => true,
    ...difference,
  });

describe('a deleted stack', () => {
  test('is a noted one without containers, with its kept volumes', () => {
    const note = aNote();
    expect(
      find({
        notes: [note],
        volumes: [volumeOf('shop'), volumeOf('blog')],
        stackNames: new Set([stackName('blog')]),
      }),
    ).toEqual([{ name: 'shop', note, keptVolumes: [volumeOf('shop')], composeFile: 'present' }]);
  });

  test('is one that went while nobody looked', () => {
    const note = aNote({ goneAt: null, goneBy: null });
    expect(find({ notes: [note] })).toEqual([
      { name: 'shop', note, keptVolumes: [], composeFile: 'present' },
    ]);
  });

  test('is one of which only labelled volumes are left', () => {
    expect(find({ volumes: [volumeOf('blog')] })).toEqual([
      { name: 'blog', note: null, keptVolumes: [volumeOf('blog')], composeFile: 'unknown' },
    ]);
  });

  test('is none while it has containers, whatever its note says', () => {
    expect(
      find({ notes: [aNote()], volumes: [volumeOf('shop')], stackNames: new Set([stackName('shop')]) }),
    ).toEqual([]);
  });

  test('is none when it was noted on another engine', () => {
    expect(find({ notes: [aNote({ engineId: 'other' })] })).toEqual([]);
  });

  test('of another engine does not lend its note to volumes of this one', () => {
    const found = find({ notes: [aNote({ engineId: 'other' })], volumes: [volumeOf('shop')] });
    expect(found.map(({ note }) => note)).toEqual([null]);
  });
});

describe('its Compose file', () => {
  const files = [hostPath('/shop/compose.yaml'), hostPath('/shop/override.yaml')];
  const state = (note: StackNote, fileFound: (path: string) => boolean) =>
    find({ notes: [note], fileFound })[0]?.composeFile;

  test('is present when all files are there', () => {
    expect(state(aNote({ configFiles: files }), (path) => files.some((file) => file === path))).toBe(
      'present',
    );
  });

  test('is missing when one of them is', () => {
    expect(state(aNote({ configFiles: files }), (path) => path !== files[1])).toBe('missing');
  });

  test('is unknown when none was noted', () => {
    expect(state(aNote({ configFiles: [] }), () => true)).toBe('unknown');
  });
});

test('the last one that went comes first, those without a time next, those without a note last, by name', () => {
  const notes = [
    aNote({ name: stackName('b'), goneAt: null }),
    aNote({ name: stackName('old'), goneAt: 1_000 }),
    aNote({ name: stackName('a'), goneAt: null }),
    aNote({ name: stackName('new'), goneAt: 2_000 }),
  ];
  const volumes = ['z10', 'z2', 'new', '__proto__'].map(volumeOf);
  expect(find({ notes, volumes }).map(({ name }) => name)).toEqual([
    'new',
    'old',
    'a',
    'b',
    '__proto__',
    'z2',
    'z10',
  ]);
});

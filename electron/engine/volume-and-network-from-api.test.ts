import { describe, expect, it } from 'vitest';
import { attachedNames, networkFromApi } from './network-from-api.ts';
import { volumeFromApi, volumeSizesFromApi } from './volume-from-api.ts';

const raw = {
  Name: 'todo_database',
  Driver: 'local',
  CreatedAt: '2026-11-23T22:10:00+01:00',
  Labels: { 'com.docker.compose.project': 'todo', 'com.docker.compose.volume': 'database' },
};
const volume = {
  name: 'todo_database',
  driver: 'local',
  createdAt: Date.UTC(2026, 10, 23, 21, 10),
  anonymous: false,
  compose: { project: 'todo', key: 'database' },
};

const readVolume = (value: unknown) => volumeFromApi(value, { tellsCreation: true });

describe('a volume', () => {
  it('is read whole', () => {
    expect(readVolume(raw)).toEqual(volume);
  });

  it('has no creation time where the engine gives the last change as one', () => {
    expect(volumeFromApi(raw, { tellsCreation: false })).toEqual({ ...volume, createdAt: null });
  });

  it('belongs to no stack without labels, and need not say when it was created', () => {
    expect(readVolume({ ...raw, Labels: null, CreatedAt: undefined })).toEqual({
      ...volume,
      compose: null,
      createdAt: null,
    });
  });

  it('is anonymous by its name or by its label', () => {
    expect(readVolume({ ...raw, Name: 'a1'.repeat(32) })?.anonymous).toBe(true);
    expect(readVolume({ ...raw, Labels: { 'com.docker.volume.anonymous': '' } })?.anonymous).toBe(true);
  });

  it('has a name', () => {
    expect([null, {}, { Name: 3 }].map(readVolume)).toEqual([null, null, null]);
  });
});

it('sizes leave out what the engine cannot tell', () => {
  const Volumes = [
    { Name: 'a', UsageData: { Size: 12, RefCount: 1 } },
    { Name: 'b', UsageData: { Size: -1 } },
    { Name: 'c' },
    null,
  ];
  expect(volumeSizesFromApi({ Volumes })).toEqual(new Map([['a', 12]]));
  expect(volumeSizesFromApi({ Volumes: null })).toEqual(new Map());
});

describe('a network', () => {
  it('is read whole', () => {
    const Labels = { 'com.docker.compose.project': 'todo', 'com.docker.compose.network': 'default' };
    expect(networkFromApi({ Id: 'n1', Name: 'todo_default', Driver: 'bridge', Labels })).toEqual({
      id: 'n1',
      name: 'todo_default',
      driver: 'bridge',
      compose: { project: 'todo', key: 'default' },
    });
    expect(networkFromApi({ Name: 'x' })).toBeNull();
  });

  it('names what is attached, by the short id where a name is missing', () => {
    const Containers = { a: { Name: 'web' }, ['f'.repeat(64)]: {}, b: { Name: 'db' } };
    expect(attachedNames({ Containers })).toEqual(['db', 'f'.repeat(12), 'web']);
    expect(attachedNames({ Containers: null })).toEqual([]);
  });
});

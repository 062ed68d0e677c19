import { describe, expect, it } from 'vitest';
import { aContainer, anId } from './builders.ts';
import type { ContainerData, WrittenLayer } from './container-data.ts';
import { volumeName } from './ids.ts';
import { unsavedOf } from './unsaved.ts';

const anonymous = volumeName(anId('anonymous'));
const web = aContainer({ name: 'web', image: 'node:lts' });
const db = aContainer({
  name: 'db',
  mounts: [{ kind: 'volume', volume: anonymous, anonymous: true, destination: '/data', readOnly: false }],
});
const nothing: WrittenLayer = { bytes: 0, exact: true, files: 0, places: [] };
const upload: WrittenLayer = {
  bytes: 7,
  exact: true,
  files: 1,
  places: [{ path: '/srv/upload', folder: '/srv', files: 1, bytes: 7, isNew: false }],
};
const read = (data: readonly ContainerData[]) =>
  unsavedOf([web, db], new Map(data.map((each) => [each.id, each])), new Map());

describe('unsaved data', () => {
  it('is in layers and in anonymous volumes, databases first', () => {
    const found = read([
      { id: web.id, layer: upload, volumeBytes: null },
      { id: db.id, layer: nothing, volumeBytes: new Map([[anonymous, 5]]) },
    ]);
    expect({ ...found, risks: found.risks.map(({ label, place }) => [label, place.kind]) }).toEqual({
      risks: [
        ['db', 'anonymous'],
        ['web', 'layer'],
      ],
      unknown: [],
      bytes: 12,
    });
  });

  it('is not known of what could not be read', () => {
    expect(read([{ id: web.id, layer: null, volumeBytes: null }])).toEqual({
      risks: [],
      unknown: ['web', 'db'],
      bytes: 0,
    });
  });

  it('has no size where one part of it has none', () => {
    const counted = new Map<typeof anonymous, number>();
    expect(read([{ id: db.id, layer: nothing, volumeBytes: counted }]).bytes).toBe(null);
  });
});

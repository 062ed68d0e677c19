import { describe, expect, it } from 'vitest';
import { aReplica, aVolume } from '../../../shared/builders.ts';
import type { ContainerData, WrittenPlace } from '../../../shared/container-data.ts';
import type { Container, Mount } from '../../../shared/engine.ts';
import { volumeName } from '../../../shared/ids.ts';
import type { PathStat } from '../../engine/container-files.ts';
import { lostByRecreation, mountRefusal, presentData, type ServiceState } from './present-data.ts';

const folder: PathStat = { kind: 'folder', executable: true, bytes: 0, target: null };
const mount = (destination: string, part: Partial<Extract<Mount, { kind: 'volume' }>> = {}): Mount => ({
  kind: 'volume',
  volume: volumeName('v'),
  anonymous: false,
  destination,
  readOnly: false,
  ...part,
});
const place = (path: string, part: Partial<WrittenPlace> = {}): WrittenPlace => ({
  path,
  folder: path,
  files: 1,
  bytes: 10,
  isNew: true,
  ...part,
});

/** The state of a service of these containers, each with what it wrote, and a folder at the path. */
function aService(
  ...members: readonly {
    mounts?: readonly Mount[];
    inside?: readonly WrittenPlace[];
    outside?: readonly WrittenPlace[];
    stat?: PathStat | null;
  }[]
): ServiceState {
  const containers = members.map(({ mounts = [] }, at) =>
    aReplica('web', { image: 'nginx', mounts, compose: { number: at + 1 } }),
  );
  const dataOf = ({ id }: Container): ContainerData => ({
    id,
    layer: { bytes: 90, exact: true, files: 1, places: [] },
    volumeBytes: new Map([[volumeName('v'), 70]]),
  });
  const pairs = containers.map((container, at) => ({ container, member: members[at] ?? {} }));
  return {
    containers,
    data: new Map(containers.map((container) => [container.id, dataOf(container)])),
    written: new Map(
      pairs.map(({ container, member: { inside = [], outside = [] } }) => [
        container.id,
        { inside, outside },
      ]),
    ),
    volumes: new Map(),
    stats: new Map(
      pairs.flatMap(({ container, member: { stat = folder } }) =>
        stat === null ? [] : [[container.id, stat]],
      ),
    ),
  };
}
const held = { kind: 'held', where: 'layer', label: 'web-1', bytes: 10, withImageFiles: false };

describe('what a service holds at a path', () => {
  it('is what its container wrote there', () => {
    const both = { inside: [place('/srv/a')], outside: [place('/opt')] };
    expect(presentData('/srv/a', aService(both))).toMatchObject(held);
  });

  it('is all that it wrote, if nothing is elsewhere', () => {
    const many = { inside: [place('/srv/a', { bytes: null })] };
    expect(presentData('/srv', aService(many))).toMatchObject({ bytes: 90 });
  });

  it('is what is in the anonymous volume there, or around', () => {
    const state = aService({ mounts: [mount('/data', { anonymous: true })] });
    expect(presentData('/data', state)).toMatchObject({ where: 'anonymous', bytes: 70 });
    expect(presentData('/data/db', state)).toMatchObject({ where: 'anonymous', bytes: 70 });
  });

  it('may have files of the image beside it', () => {
    expect(presentData('/srv/a', aService({ inside: [place('/srv/a', { isNew: false })] }))).toMatchObject({
      withImageFiles: true,
    });
  });

  it('is not counted where the engine can’t tell', () => {
    expect(
      presentData('/srv', aService({ inside: [place('/srv/a', { bytes: null })], outside: [place('/opt')] })),
    ).toMatchObject({
      bytes: null,
    });
  });

  it('is nothing where there is no folder', () => {
    expect(presentData('/srv', aService({ stat: null }))).toEqual({ kind: 'nothing' });
    expect(presentData('/srv', aService())).toEqual({ kind: 'nothing' });
  });

  it('is that of the one container that has some; of several, no choice is made', () => {
    const full = { inside: [place('/srv')] };
    expect(presentData('/srv', aService({}, full))).toMatchObject({ label: 'web-2' });
    expect(presentData('/srv', aService(full, full))).toEqual({
      kind: 'several',
      labels: ['web-1', 'web-2'],
    });
  });
});

describe('a path', () => {
  it('is refused where something is kept already, or mounted within', () => {
    expect(mountRefusal('/data', aService({ mounts: [mount('/data')] }))).toEqual({ kind: 'path-mounted' });
    expect(mountRefusal('/data/db', aService({ mounts: [mount('/data')] }))).toEqual({
      kind: 'path-mounted',
    });
    const within = aService({ mounts: [mount('/data/db', { anonymous: true })] });
    expect(mountRefusal('/data', within)).toEqual({ kind: 'mount-inside', path: '/data/db' });
  });

  it('is not refused for an anonymous volume, memory, or a name that only begins alike', () => {
    const fine = [
      mount('/data', { anonymous: true }),
      { kind: 'tmpfs', destination: '/data/tmp' } as const,
      mount('/database'),
    ];
    expect(mountRefusal('/data', aService({ mounts: fine }))).toBeNull();
  });

  it('knows an anonymous volume also by the volume itself', () => {
    const state = aService({ mounts: [mount('/data')] });
    const volume = aVolume({ name: volumeName('v'), anonymous: true });
    expect(mountRefusal('/data', { ...state, volumes: new Map([[volume.name, volume]]) })).toBeNull();
  });

  it('is refused where a file is', () => {
    expect(mountRefusal('/srv/a', aService({ stat: { ...folder, kind: 'file' } }))).toEqual({
      kind: 'path-is-file',
    });
  });
});

it('recreating loses what lies elsewhere, and what others hold', () => {
  const state = aService(
    { inside: [place('/srv/a')], outside: [place('/opt')] },
    { inside: [place('/srv/a')] },
  );
  expect(lostByRecreation(state.containers[0]?.id ?? null, state)).toEqual([
    { label: 'web-1', path: '/opt', bytes: 10 },
    { label: 'web-2', path: '/srv/a', bytes: 10 },
  ]);
});

import { describe, expect, it } from 'vitest';
import { sortWritten } from '../data/sort-written.ts';
import { isWanted, layerRequests } from './layer-requests.ts';

const added = (path: string) => ({ path, kind: 'added' }) as const;
const changed = (path: string) => ({ path, kind: 'changed' }) as const;
const container = { mounts: [], image: 'busybox:latest' };

const layer = sortWritten(
  [
    changed('/srv'),
    added('/srv/app'),
    added('/srv/app/deep'),
    added('/srv/app/deep/rows'),
    added('/srv/app/server.pid'),
    changed('/srv/settings.json'),
    added('/srv/empty'),
    added('/tmp/scratch'),
  ],
  container,
);

describe('what is asked for of a layer', () => {
  it('is new folders as a whole, and single files of the image’s folders', () => {
    expect(layerRequests(layer)).toEqual([
      { path: '/srv/app', parent: '/srv' },
      { path: '/srv/empty', parent: '/srv' },
      { path: '/srv/settings.json', parent: '/srv' },
    ]);
  });

  it('is the folder where single files are many, but never everything', () => {
    const many = (folder: string) => Array.from({ length: 201 }, (_, at) => added(`${folder}/file-${at}`));
    const requests = layerRequests(sortWritten([changed('/srv'), ...many('/srv'), ...many('')], container));
    expect([requests.length, requests.at(-1)]).toEqual([202, { path: '/srv', parent: '/' }]);
  });

  it('is the folder around what can’t be asked for: JSON tells no bytes that are no UTF-8', () => {
    const odd = sortWritten(
      [
        changed('/srv'),
        added('/srv/caf\ufffd'),
        added('/\ufffd'),
        added('/\ufffd/rows'),
        changed('/home/\ufffd'),
        added('/home/\ufffd/x'),
      ],
      container,
    );
    expect(layerRequests(odd)).toEqual([
      { path: '/', parent: '/' },
      { path: '/home', parent: '/' },
      { path: '/srv', parent: '/' },
    ]);
    const wanted = isWanted(odd);
    expect([wanted('/srv/caf\udce9', false), wanted('/srv/cafe', false), wanted('/\udcff', true)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('keeps data and the folders that it lies in, and nothing beside it', () => {
    const wanted = isWanted(layer);
    const entries: readonly [string, boolean][] = [
      ['/srv/app', true],
      ['/srv/app/deep', true],
      ['/srv/app/deep/rows', false],
      ['/srv/app/server.pid', false],
      ['/srv/image-file', false],
      ['/srv', true],
      ['/srv/empty', true],
    ];
    expect(entries.map(([path, isFolder]) => wanted(path, isFolder))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      true,
    ]);
  });
});

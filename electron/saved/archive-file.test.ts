import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { extract, type Header, pack as packTar } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEntry, aTar as rawTar, someRecords } from '../tar/a-tar.ts';
import { writeSum } from '../tar/header-bytes.ts';
import { readTar } from '../tar/read-tar.ts';
import { type Entries, writeArchiveFile } from './archive-file.ts';
import { type Copied, copyTar, type Place } from './copy-tar.ts';

type Entry = Partial<Header> & { name: string; text?: string };

const mtime = new Date(1_700_000_000_000);

function aTar(...entries: readonly Entry[]): Readable {
  const pack = packTar();
  for (const { text, ...header } of entries) pack.entry({ mtime, ...header }, text ?? '');
  pack.finalize();
  return Readable.from(pack);
}

/** Name, type, owner, mode, link and text of each entry. */
async function listed(tar: Buffer): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const reader = extract();
  Readable.from([tar]).pipe(reader);
  for await (const entry of reader) {
    const { name, type, uid, gid, mode, linkname } = entry.header;
    let text = '';
    for await (const chunk of entry) text += String(chunk);
    found.push([name, type, uid, gid, mode, linkname ?? '', text.slice(0, 20)]);
  }
  return found;
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackyard-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const entriesOf = (tar: () => Readable, place: Place = ({ name }) => name) =>
  async function* (): Entries {
    const { names } = yield* copyTar(tar(), place);
    return names.length;
  };

/** What was told of a copy, and the copy itself without an archive's end. */
async function copied(
  tar: Readable,
  place: Place,
): Promise<{ readonly bytes: Buffer; readonly told: Copied }> {
  const copying = copyTar(tar, place);
  const parts: Buffer[] = [];
  for (;;) {
    const next = await copying.next();
    if (next.done === true) return { bytes: Buffer.concat(parts), told: next.value };
    parts.push(next.value);
  }
}

const long = `${'deep/'.repeat(40)}größe.txt`;
const sample = () =>
  aTar(
    { name: 'db/', type: 'directory', mode: 0o700, uid: 999, gid: 998 },
    { name: 'db/rows', mode: 0o640, uid: 999, gid: 998, text: 'rows' },
    { name: 'db/same', type: 'link', linkname: 'db/rows' },
    { name: 'db/now', type: 'symlink', linkname: '../rows' },
    { name: 'db/server.pid', text: '1' },
    { name: `db/${long}`, text: 'x'.repeat(200_000) },
    { name: 'db/empty', text: '' },
  );
const placed: Place = ({ name }) => (name === 'db/server.pid' ? null : `var/lib/${name}`);

describe('an archive of saved files', () => {
  it('keeps owners, modes and links under their new names', async () => {
    const path = join(folder, 'db.tar.gz');
    const bytes = await writeArchiveFile(path, entriesOf(sample, placed));
    expect(await listed(gunzipSync(await readFile(path)))).toEqual([
      ['var/lib/db/', 'directory', 999, 998, 0o700, '', ''],
      ['var/lib/db/rows', 'file', 999, 998, 0o640, '', 'rows'],
      ['var/lib/db/same', 'link', 0, 0, 0o644, 'var/lib/db/rows', ''],
      ['var/lib/db/now', 'symlink', 0, 0, 0o644, '../rows', ''],
      [`var/lib/db/${long}`, 'file', 0, 0, 0o644, '', 'x'.repeat(20)],
      ['var/lib/db/empty', 'file', 0, 0, 0o644, '', ''],
    ]);
    const { mode, size } = await stat(path);
    expect([mode & 0o777, size]).toEqual([0o600, bytes]);
  });

  it('counts files and bytes, and names links to what was left out', async () => {
    const { told } = await copied(sample(), ({ name }) => (name === 'db/rows' ? null : name));
    expect({ ...told, names: told.names.length }).toEqual({
      names: 5,
      files: 4,
      bytes: 200_001,
      linksToNothing: ['db/same'],
    });
  });

  it('hands on every byte but the names: owners, times, capabilities, devices, holes, names that are no text', async () => {
    const capability = '\x01\0\0\x02\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0';
    const key = 'SCHILY.xattr.security.capability';
    const records = `${`${key}=${capability}\n`.length + 3} ${key}=${capability}\n`;
    const disk = anEntry('db/disk', { type: '3' });
    disk.write('0000010\0' + '0000003\0', 329, 'latin1');
    const sparse = anEntry('db/holes', { type: 'S', content: 'abc' });
    const parts = [
      someRecords(records),
      anEntry('db/caf\xe9', { content: 'x'.repeat(600), mode: 0o4750, uid: 2 ** 20 }),
      anEntry('db/pipe', { type: '6' }),
      withSum(disk),
      sparse,
    ];
    const { bytes } = await copied(Readable.from([rawTar(...parts)]), ({ name }) => `to/${name}`);
    const renamed = (header: Buffer, name: string) => {
      const other = Buffer.from(header);
      other.fill(0, 0, 100).write(name, 0, 'latin1');
      return withSum(other);
    };
    const [own = Buffer.alloc(0), file = own, pipe = own, device = own, holes = own] = parts;
    // The records are the same, whatever the header before them is called.
    expect(bytes.subarray(512, 1024).equals(own.subarray(512))).toBe(true);
    expect(bytes.subarray(1024).toString('latin1')).toBe(
      Buffer.concat([
        renamed(file, 'to/db/caf\xe9'),
        renamed(pipe, 'to/db/pipe'),
        renamed(device, 'to/db/disk'),
        renamed(holes, 'to/db/holes'),
      ]).toString('latin1'),
    );
  });

  it('tells names beside the header where they are too long for it, and no old ones', async () => {
    const name = `${'n'.repeat(120)}\udce9`;
    const tar = rawTar(someRecords('12 path=old\n'), anEntry('short', { type: '2', link: 'to' }));
    const { bytes } = await copied(Readable.from([tar]), () => name);
    const found: unknown[] = [];
    for await (const { entry, raw } of readTar(Readable.from([bytes, Buffer.alloc(1024)]))) {
      found.push([entry.name, entry.target, [...raw.records.keys()]]);
    }
    expect([found, bytes.includes('old')]).toEqual([[[name, 'to', ['path']]], false]);
  });

  it('is not there when its source breaks off', async () => {
    const whole = await sample().toArray();
    const tar = Buffer.concat(whole);
    const cut = () => Readable.from([tar.subarray(0, 50_000)]);
    const writing = writeArchiveFile(join(folder, 'db.tar.gz'), entriesOf(cut));
    await expect(writing).rejects.toMatchObject({ error: { kind: 'file-failed' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not there when the engine goes away in the middle', async () => {
    async function* broken() {
      const [first] = await sample().toArray();
      yield first;
      throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    }
    const writing = writeArchiveFile(
      join(folder, 'db.tar.gz'),
      entriesOf(() => Readable.from(broken())),
    );
    await expect(writing).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not there when its source is just closed', async () => {
    const source = new Readable({ read: () => undefined });
    setTimeout(() => source.destroy(), 10);
    const writing = writeArchiveFile(
      join(folder, 'db.tar.gz'),
      entriesOf(() => source),
    );
    await expect(writing).rejects.toMatchObject({ error: { kind: 'file-failed' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('ends with the cause when the disk is full, whatever its size', async () => {
    async function* entries(): Entries {
      yield* entriesOf(() => aTar({ name: 'big', text: 'x'.repeat(3_000_000) }))();
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    }
    const writing = writeArchiveFile(join(folder, 'db.tar.gz'), entries);
    await expect(writing).rejects.toMatchObject({ cause: { code: 'ENOSPC' } });
  });
});

function withSum(header: Buffer): Buffer {
  writeSum(header);
  return header;
}

import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { extract, type Header, type Pack, pack as packTar } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeArchiveFile } from './archive-file.ts';
import { copyTar } from './copy-tar.ts';

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

const fillFrom =
  (tar: () => Readable, place: (name: string) => string | null = (name) => name) =>
  async (pack: Pack) =>
    (await copyTar(tar(), pack, (entry) => place(entry.name))).names.length;

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
const placed = (name: string) => (name === 'db/server.pid' ? null : `var/lib/${name}`);

describe('an archive of saved files', () => {
  it('keeps owners, modes and links under their new names', async () => {
    const path = join(folder, 'db.tar.gz');
    const bytes = await writeArchiveFile(path, fillFrom(sample, placed));
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
    const pack = packTar().resume();
    const copied = await copyTar(sample(), pack, ({ name }) => (name === 'db/rows' ? null : name));
    expect({ ...copied, names: copied.names.length }).toEqual({
      names: 5,
      files: 4,
      bytes: 200_001,
      linksToNothing: ['db/same'],
    });
  });

  it('does not write old names from extended headers, nor what was no text', async () => {
    const pax = { path: 'old', mtime: '1700000000.5', 'SCHILY.xattr.security.capability': '\uFFFD' };
    const tar = aTar({ name: 'old', text: 'x', pax });
    const pack = packTar();
    const written = Readable.from(pack).toArray();
    await copyTar(tar, pack, () => 'new');
    pack.finalize();
    const text = Buffer.concat(await written).toString('latin1');
    expect([text.includes('path=old'), text.includes('mtime=1700000000.5'), text.includes('SCHILY')]).toEqual(
      [false, true, false],
    );
  });

  it('is not there when its source breaks off', async () => {
    const whole = await sample().toArray();
    const tar = Buffer.concat(whole);
    const cut = () => Readable.from([tar.subarray(0, 50_000)]);
    const writing = writeArchiveFile(join(folder, 'db.tar.gz'), fillFrom(cut));
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
      fillFrom(() => Readable.from(broken())),
    );
    await expect(writing).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not there when its source is just closed', async () => {
    const source = new Readable({ read: () => undefined });
    setTimeout(() => source.destroy(), 10);
    const writing = writeArchiveFile(
      join(folder, 'db.tar.gz'),
      fillFrom(() => source),
    );
    await expect(writing).rejects.toMatchObject({ error: { kind: 'file-failed' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('ends with the cause when the disk is full, whatever its size', async () => {
    const big = () => aTar({ name: 'big', text: 'x'.repeat(3_000_000) });
    const fill = async (pack: Pack) => {
      pack.destroy(Object.assign(new Error('full'), { code: 'ENOSPC' }));
      return fillFrom(big)(pack);
    };
    const writing = writeArchiveFile(join(folder, 'db.tar.gz'), fill);
    await expect(writing).rejects.toMatchObject({ cause: { code: 'ENOSPC' } });
  });
});

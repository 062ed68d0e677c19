import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { anEntry, aTar, someRecords } from '../tar/a-tar.ts';
import { createTarReader } from '../tar/tar-reader.ts';
import { renameTar } from './tar-rename.ts';

async function renamed(archive: Buffer) {
  const chunks: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  // In pieces that no header fits into.
  const pieces = Array.from({ length: Math.ceil(archive.length / 300) }, (_, at) =>
    archive.subarray(at * 300, at * 300 + 300),
  );
  await pipeline(Readable.from(pieces), renameTar('vol'), sink);
  const entries: Record<string, unknown>[] = [];
  const reader = createTarReader({
    entry: ({ name, link, type, mode, uid, records }) => {
      const attributes = [...records].filter(([key]) => key.startsWith('SCHILY'));
      entries.push({ name, link, type, mode, uid, attributes, content: '' });
    },
    content: (piece) => {
      const last = entries.at(-1);
      if (last !== undefined) last.content = `${last.content}${piece.toString('latin1')}`;
    },
  });
  reader.push(Buffer.concat(chunks));
  reader.end();
  return entries;
}

it('puts everything under a folder and leaves all else as it is', async () => {
  const plain = { link: '', mode: 0o644, uid: 0, attributes: [], content: '' };
  const archive = aTar(
    anEntry('./', { type: '5', mode: 0o700, uid: 999 }),
    someRecords('29 SCHILY.xattr.user.a=\xff\xfebin\n'),
    anEntry('./caf\xe9', { content: 'y'.repeat(1000), mode: 0o4750 }),
    anEntry('./hard', { type: '1', link: './caf\xe9' }),
    anEntry('./up', { type: '2', link: '../out' }),
  );
  expect(await renamed(archive)).toEqual([
    { ...plain, name: 'vol/', type: '5', mode: 0o700, uid: 999 },
    {
      ...plain,
      name: 'vol/caf\xe9',
      type: '0',
      mode: 0o4750,
      content: 'y'.repeat(1000),
      attributes: [['SCHILY.xattr.user.a', '\xff\xfebin']],
    },
    { ...plain, name: 'vol/hard', type: '1', link: 'vol/caf\xe9' },
    { ...plain, name: 'vol/up', type: '2', link: '../out' },
  ]);
});

it('fails where the archive does', async () => {
  await expect(renamed(anEntry('./a', { content: 'abc' }))).rejects.toMatchObject({
    error: { kind: 'archive-broken', problem: 'cut-off' },
  });
});

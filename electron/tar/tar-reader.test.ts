import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../failure.ts';
import { anEntry, aTar, someRecords } from './a-tar.ts';
import { recordsBlocks, writeSum } from './header-bytes.ts';
import { block } from './tar-entry.ts';
import { createTarReader } from './tar-reader.ts';

interface Read {
  readonly name: string;
  readonly type: string;
  readonly link: string;
  content: string;
}

function read(archive: Buffer, cuts: readonly number[] = []): readonly Read[] {
  const entries: Read[] = [];
  const reader = createTarReader({
    entry: ({ name, type, link }) => void entries.push({ name, type, link, content: '' }),
    content: (piece) => {
      const last = entries.at(-1);
      if (last !== undefined) last.content += piece.toString('latin1');
    },
  });
  let at = 0;
  for (const cut of [...cuts, archive.length]) {
    const to = Math.max(at, Math.min(cut, archive.length));
    reader.push(archive.subarray(at, to));
    at = to;
  }
  reader.end();
  return entries;
}

function problemOf(archive: Buffer): unknown {
  try {
    read(archive);
    return null;
  } catch (thrown) {
    return thrown instanceof Failure ? thrown.error : thrown;
  }
}

const file = (name: string, content = '') => ({ name, type: '0', link: '', content });

describe('an archive', () => {
  it('is read entry by entry, wherever it is cut into pieces', () => {
    const archive = aTar(
      anEntry('./', { type: '5' }),
      anEntry('./a', { content: 'x'.repeat(700) }),
      anEntry('./b', { type: '2', link: 'a' }),
      anEntry('./c', { content: 'end' }),
    );
    const whole = [
      { name: './', type: '5', link: '', content: '' },
      file('./a', 'x'.repeat(700)),
      { name: './b', type: '2', link: 'a', content: '' },
      file('./c', 'end'),
    ];
    fc.assert(
      fc.property(fc.array(fc.nat(archive.length), { maxLength: 12 }), (cuts) => {
        expect(
          read(
            archive,
            cuts.toSorted((a, b) => a - b),
          ),
        ).toEqual(whole);
      }),
    );
  });

  it('may tell long names by GNU’s rule and by POSIX’s', () => {
    const long = `deep/${'n'.repeat(300)}`;
    const gnu = [
      anEntry('././@LongLink', { type: 'K', content: `${long}-to\0` }),
      anEntry('././@LongLink', { type: 'L', content: `${long}\0` }),
      anEntry('deep/nnn', { type: '2', link: 'cut' }),
    ];
    const posix = [someRecords(`315 path=${long}\n`), anEntry('deep/nnn', { content: 'x' })];
    expect(read(aTar(...gnu, ...posix))).toEqual([
      { name: long, type: '2', link: `${long}-to`, content: '' },
      file(long, 'x'),
    ]);
  });

  it('keeps names that are no UTF-8 as the bytes that they are', () => {
    expect(read(aTar(anEntry('caf\xe9')))).toEqual([file('caf\xe9')]);
  });

  it('gives the size of a large file by its record', () => {
    const archive = aTar(someRecords('10 size=3\n'), anEntry('a', { content: 'abc', size: 0 }), anEntry('b'));
    expect(read(archive)).toEqual([file('a', 'abc'), file('b')]);
  });

  it('reads on after the more of an old sparse file', () => {
    const sparse = anEntry('holes', { type: 'S', size: 3 });
    sparse[482] = 1;
    const sum = sparse.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
    sparse.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    const content = Buffer.alloc(512);
    content.write('abc');
    expect(read(aTar(sparse, Buffer.alloc(512), content, anEntry('next')))).toEqual([
      { name: 'holes', type: 'S', link: '', content: 'abc' },
      file('next'),
    ]);
  });
});

describe('what is no whole archive', () => {
  const cutOff = { kind: 'archive-broken', problem: 'cut-off' };
  const noTar = { kind: 'archive-broken', problem: 'no-tar' };

  it.each([
    ['ends within a file', anEntry('a', { content: 'abc' }).subarray(0, 600), cutOff],
    ['ends between two files without saying so', anEntry('a', { content: 'abc' }), cutOff],
    ['is something else', Buffer.alloc(2048, 'PK'), noTar],
    ['is empty', Buffer.alloc(0), noTar],
    ['goes on with something else', Buffer.concat([anEntry('a'), Buffer.alloc(512, 'x')]), noTar],
    ['has records of a wrong length', aTar(someRecords('9 path=abc\n'), anEntry('a')), noTar],
    ['has records that are none', aTar(someRecords('nonsense'), anEntry('a')), noTar],
  ])('is told: it %s', (_, archive, problem) => {
    expect(problemOf(archive)).toEqual(problem);
  });
});

/** A header with other bytes in its field of the size. */
function ofSize(header: Buffer, size: Buffer): Buffer {
  const copy = Buffer.from(header);
  copy.fill(0, 124, 136);
  size.copy(copy, 124);
  writeSum(copy);
  return copy;
}

const base256 = (value: bigint): Buffer =>
  Buffer.from((value | (1n << 95n)).toString(16).padStart(24, '0'), 'hex');

describe('a hostile archive', () => {
  const noTar = { kind: 'archive-broken', problem: 'no-tar' };
  const cutOff = { kind: 'archive-broken', problem: 'cut-off' };
  const empty = anEntry('a');

  it.each([
    ['beyond what a number holds', ofSize(empty, base256(2n ** 60n)), noTar],
    ['less than nothing', ofSize(empty, Buffer.alloc(12, 0xff)), noTar],
    ['no number', ofSize(empty, Buffer.from('zzzzzzzzzzz')), noTar],
    ['in a record, less than nothing', Buffer.concat([someRecords('11 size=-5\n'), empty]), noTar],
    ['in a record, no number', Buffer.concat([someRecords('12 size=0x9\n'), empty]), noTar],
    [
      'of a header that would fill the memory',
      ofSize(anEntry('a', { type: 'x' }), base256(2n ** 40n)),
      noTar,
    ],
    ['larger than what follows', ofSize(empty, base256(2n ** 40n)), cutOff],
  ])('is told where a size is %s', (_, entry, problem) => {
    expect(problemOf(aTar(entry))).toEqual(problem);
  });

  it('may tell sizes in base 256', () => {
    expect(read(aTar(ofSize(anEntry('a', { content: 'abc' }), base256(3n)), Buffer.alloc(0)))).toEqual([
      file('a', 'abc'),
    ]);
  });

  it('gathers neither endless holes nor endless records', () => {
    const sparse = anEntry('holes', { type: 'S' });
    sparse[482] = 1;
    writeSum(sparse);
    const more = Buffer.alloc(block);
    more[504] = 1;
    const holes = Array.from({ length: 20_000 }, () => more);
    expect(problemOf(Buffer.concat([sparse, ...holes]))).toEqual(noTar);
    const text = `${'x'.repeat(4_000_000)}`;
    const global = Array.from({ length: 3 }, (_, at) => {
      const blocks = recordsBlocks([[`comment.${at}`, text]]);
      blocks.write('g', 156, 'latin1');
      writeSum(blocks);
      return blocks;
    });
    expect(problemOf(aTar(...global, empty))).toEqual(noTar);
  });
});

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary-ascii' }).filter((text) => !/[\0/]/.test(text)),
  fc.constantFrom('caf\xe9', 'n'.repeat(140), './x', 'deep/er/'),
);
const anyEntry = fc
  .record({
    name,
    type: fc.constantFrom('0', '5', '2', '1', '6', '7'),
    content: fc.string({ maxLength: 1200, unit: 'binary-ascii' }),
    records: fc.option(
      fc.dictionary(fc.constantFrom('SCHILY.xattr.a', 'comment'), fc.string({ unit: 'binary-ascii' })),
    ),
    gnu: fc.boolean(),
  })
  .map(({ name: told, type, content, records, gnu }) => {
    const body = type === '0' || type === '7' ? content : '';
    const isLong = told.length > 100;
    const before = [
      ...(isLong && gnu ? [anEntry('././@LongLink', { type: 'L', content: `${told}\0` })] : []),
      recordsBlocks([...Object.entries(records ?? {}), ...(isLong && !gnu ? [['path', told] as const] : [])]),
    ];
    return {
      bytes: Buffer.concat([...before, anEntry(told, { type, content: body })]),
      read: { name: told, type, link: '', content: body },
    };
  });
const someEntries = fc.array(anyEntry, { minLength: 1, maxLength: 5 });

describe('any archive', () => {
  it('reads as what was put in, wherever it is cut into pieces', () => {
    fc.assert(
      fc.property(someEntries, fc.array(fc.nat(8000), { maxLength: 8 }), (entries, cuts) => {
        const archive = aTar(...entries.map(({ bytes }) => bytes));
        expect(
          read(
            archive,
            cuts.toSorted((a, b) => a - b),
          ),
        ).toEqual(entries.map((entry) => entry.read));
      }),
    );
  });

  it('is never taken for whole when it is cut off, at whichever byte, nor tells what was not in it', () => {
    fc.assert(
      fc.property(
        someEntries,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (entries, part) => {
          const archive = aTar(...entries.map(({ bytes }) => bytes));
          const told: string[] = [];
          const reader = createTarReader({ entry: (entry) => void told.push(entry.name) });
          expect(() => {
            reader.push(archive.subarray(0, Math.floor(part * archive.length)));
            reader.end();
          }).toThrow(Failure);
          expect(told).toEqual(entries.slice(0, told.length).map((entry) => entry.read.name));
        },
      ),
    );
  });

  it('that is damaged or garbage is read or refused, and nothing else', () => {
    const damage = fc.array(fc.tuple(fc.nat(8000), fc.nat(255)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(someEntries, damage, fc.uint8Array({ maxLength: 700 }), (entries, changes, garbage) => {
        const archive = Buffer.concat([aTar(...entries.map(({ bytes }) => bytes)), garbage]);
        for (const [at, byte] of changes) if (at < archive.length) archive[at] = byte;
        for (let at = 0; at + block <= archive.length; at += block) {
          // Half of the damage is hidden from the sums.
          if (at % 1024 === 0) writeSum(archive.subarray(at, at + block));
        }
        for (const bytes of [archive, Buffer.from(garbage)]) {
          const problem = problemOf(bytes);
          expect(problem === null || (problem as { kind?: string }).kind === 'archive-broken').toBe(true);
        }
      }),
    );
  });
});

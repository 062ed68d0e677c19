import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../failure.ts';
import { anEntry, aTar, someRecords } from './a-tar.ts';
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

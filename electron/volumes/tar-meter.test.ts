import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { anEntry, aTar } from '../tar/a-tar.ts';
import { meterTar } from './tar-meter.ts';

async function metered(archive: Buffer, options: Parameters<typeof meterTar>[0] = {}) {
  const chunks: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const meter = meterTar(options);
  await pipeline(Readable.from([archive.subarray(0, 100), archive.subarray(100)]), meter.stream, sink);
  return { meter, passed: Buffer.concat(chunks) };
}

it('counts what goes by and hands it on as it is', async () => {
  const archive = aTar(
    anEntry('./', { type: '5' }),
    anEntry('./a', { content: 'abc' }),
    anEntry('./b', { type: '2', link: 'a' }),
  );
  const { meter, passed } = await metered(archive);
  expect(passed.equals(archive)).toBe(true);
  expect(meter.amount()).toEqual({ entries: 2, bytes: 3 });
});

it('fails with what a look at an entry throws', async () => {
  const look = () => {
    throw new Error('not this one');
  };
  await expect(metered(aTar(anEntry('a')), { look })).rejects.toThrow('not this one');
});

describe('the digest of two archives', () => {
  const digest = async (...entries: readonly Buffer[]) =>
    (await metered(aTar(...entries), { digest: true })).meter.digest();
  const one = anEntry('./a', { content: 'abc' });

  it('is the same for the same files', async () => {
    expect(await digest(one)).toBe(await digest(anEntry('a', { content: 'abc' })));
  });

  it.each([
    ['content', anEntry('a', { content: 'abd' })],
    ['owner', anEntry('a', { content: 'abc', uid: 7 })],
    ['mode', anEntry('a', { content: 'abc', mode: 0o600 })],
    ['name', anEntry('b', { content: 'abc' })],
  ])('is another for another %s', async (_, other) => {
    expect(await digest(one)).not.toBe(await digest(other));
  });

  it('is another where a file is missing', async () => {
    expect(await digest(one)).not.toBe(await digest(one, anEntry('b')));
  });
});

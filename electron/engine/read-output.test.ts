import { Readable } from 'node:stream';
import { array, assert, asyncProperty, integer, tuple, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutput } from './read-output.ts';

function frame(output: number, body: Uint8Array | string): Buffer {
  const bytes = Buffer.from(body);
  const head = Buffer.alloc(8);
  head[0] = output;
  head.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([head, bytes]);
}

describe('what a program says', () => {
  it('is told apart by output', async () => {
    const source = Readable.from([frame(1, 'one '), frame(2, 'oops'), frame(1, 'two')]);
    expect(await readOutput(source, 100, 100)).toEqual({
      stdout: Buffer.from('one two'),
      stderr: 'oops',
      cut: false,
    });
  });

  it('is read no further than wanted', async () => {
    const source = Readable.from([frame(1, 'abcdef'), frame(1, 'never')]);
    expect(await readOutput(source, 4, 100)).toMatchObject({ stdout: Buffer.from('abcd'), cut: true });
    expect(source.destroyed).toBe(true);
  });

  it('is the same wherever the chunks were cut', async () => {
    const bodies = array(tuple(integer({ min: 1, max: 2 }), uint8Array({ maxLength: 20 })), { maxLength: 6 });
    await assert(
      asyncProperty(bodies, integer({ min: 1, max: 9 }), async (frames, size) => {
        const bytes = Buffer.concat(frames.map(([output, body]) => frame(output, body)));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        );
        const said = (output: number) =>
          Buffer.concat(frames.filter(([of]) => of === output).map(([, body]) => Buffer.from(body)));
        const { stdout, stderr } = await readOutput(Readable.from(chunks), 1000, 1000);
        expect(stdout).toEqual(said(1));
        expect(stderr).toBe(said(2).toString('utf8'));
      }),
    );
  });
});

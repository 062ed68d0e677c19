import { describe, expect, it } from 'vitest';
import { largestInput } from '../../../shared/exec.ts';
import { createInputQueue } from './input-queue.ts';

function aQueue() {
  const sent: Uint8Array[] = [];
  return { sent, queue: createInputQueue((bytes) => sent.push(bytes)) };
}

const filled = (length: number, byte: number) => new Uint8Array(length).fill(byte);

describe('what is typed', () => {
  it('goes at once, and what follows in one piece when that was taken', () => {
    const { sent, queue } = aQueue();
    queue.add(Uint8Array.of(1));
    queue.add(Uint8Array.of(2, 3));
    queue.add(Uint8Array.of(4));
    expect(sent).toEqual([Uint8Array.of(1)]);
    queue.accepted();
    expect(sent).toEqual([Uint8Array.of(1), Uint8Array.of(2, 3, 4)]);
    queue.accepted();
    queue.add(Uint8Array.of(5));
    expect(sent.at(-1)).toEqual(Uint8Array.of(5));
  });

  it('goes in pieces that main takes, in order and whole', () => {
    const { sent, queue } = aQueue();
    const long = Uint8Array.from({ length: 2 * largestInput + 7 }, (_, at) => at % 251);
    queue.add(long);
    for (let piece = 0; piece < 5; piece += 1) queue.accepted();
    expect(sent.map(({ byteLength }) => byteLength)).toEqual([largestInput, largestInput, 7]);
    expect(Uint8Array.from(sent.flatMap((piece) => [...piece]))).toEqual(long);
    // Nothing else crosses with a piece.
    expect(sent.map(({ buffer }) => buffer.byteLength)).toEqual([largestInput, largestInput, 7]);
  });

  it('is bounded where a program takes nothing', () => {
    const { sent, queue } = aQueue();
    for (let megabyte = 0; megabyte < 20; megabyte += 1) queue.add(filled(1024 * 1024, megabyte));
    for (let piece = 0; piece < 1000; piece += 1) queue.accepted();
    const bytes = sent.reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(bytes).toBeGreaterThan(7 * 1024 * 1024);
    expect(bytes).toBeLessThan(9 * 1024 * 1024);
  });

  it('for a program that is gone is not for the next', () => {
    const { sent, queue } = aQueue();
    queue.add(Uint8Array.of(1));
    queue.add(Uint8Array.of(2));
    queue.reset();
    queue.add(Uint8Array.of(3));
    expect(sent).toEqual([Uint8Array.of(1), Uint8Array.of(3)]);
  });
});

import { describe, expect, it } from 'vitest';
import { aContainer, anId, aReplica } from './builders.ts';
import { containerId } from './ids.ts';
import { successorOf } from './successor.ts';

const id = (name: string) => containerId(anId(name));
const gone = aReplica('web', { id: id('gone'), createdAt: 1 });

describe('the successor of a container that is gone', () => {
  it.each([
    ['is the one of the same service and number', [aReplica('web', { id: id('a') })], 'a'],
    [
      'is the newest of them',
      [aReplica('web', { id: id('a'), createdAt: 5 }), aReplica('web', { id: id('b'), createdAt: 9 })],
      'b',
    ],
    ['is not the one itself', [gone], null],
    ['is not of another service', [aReplica('db', { id: id('a') })], null],
    ['is not another replica', [aReplica('web', { id: id('a'), compose: { number: 2 } })], null],
    ['is no one-off', [aReplica('web', { id: id('a'), compose: { oneOff: true } })], null],
  ])('%s', (_, containers, expected) => {
    expect(successorOf(gone, containers)?.id ?? null).toBe(expected === null ? null : id(expected));
  });

  it('that stood alone is the one that has its name', () => {
    const alone = aContainer({ id: id('gone'), name: 'cache' });
    const heir = aContainer({ id: id('a'), name: 'cache' });
    expect(successorOf(alone, [aContainer({ id: id('b'), name: 'other' }), heir])).toBe(heir);
  });
});

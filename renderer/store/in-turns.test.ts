import { expect, it } from 'vitest';
import { fakeBridge } from '../testing/fake-bridge.ts';
import { aState } from '../testing/fixtures.ts';
import { inTurns } from './in-turns.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

it('hands on at once what comes, of very much the rest a turn later, in its order', async () => {
  const bridge = fakeBridge(aState());
  const heard: number[] = [];
  inTurns(bridge).on('operations', (operations) => void heard.push(operations.length));
  inTurns(bridge).on('deletions', () => undefined);
  const lists = Array.from({ length: 60 }, (_, length) => Array.from({ length }, () => ({}) as never));
  for (const list of lists) bridge.push('operations', list);
  expect(heard).toEqual(Array.from({ length: 20 }, (_, at) => at));
  await turn();
  expect(heard).toEqual(Array.from({ length: 60 }, (_, at) => at));
  bridge.push('operations', []);
  expect(heard.at(-1)).toBe(0);
});

it('hands on nothing more to who has ended listening', async () => {
  const bridge = fakeBridge(aState());
  const heard: unknown[] = [];
  const stop = inTurns(bridge).on('page.save', () => void heard.push(null));
  for (let n = 0; n < 30; n += 1) bridge.push('page.save', null);
  stop();
  await turn();
  expect(heard).toHaveLength(20);
});

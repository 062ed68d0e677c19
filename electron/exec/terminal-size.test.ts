import { expect, it } from 'vitest';
import type { TerminalSize } from '../../shared/exec.ts';
import { execId } from '../../shared/ids.ts';
import { followSize } from './terminal-size.ts';

const size = (columns: number): TerminalSize => ({ columns, rows: 24 });
const settled = () => new Promise((done) => setImmediate(done));

function following() {
  const told: number[] = [];
  const answers: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  const later: (() => void)[] = [];
  const api = {
    resizeTerminal: (_id: unknown, { columns }: TerminalSize) => {
      told.push(columns);
      return new Promise<void>((resolve, reject) => answers.push({ resolve, reject }));
    },
  };
  const after = (_ms: number, run: () => void) => {
    later.push(run);
    return () => undefined;
  };
  return {
    told,
    answers,
    later,
    sizes: followSize(api, size(80), { now: () => 0, elapsed: () => 0, after }),
  };
}

it('a program that begins is told how large its terminal is', () => {
  const { told, sizes } = following();
  sizes.set(size(90));
  expect(told).toEqual([]);
  sizes.begin(execId('e1'));
  expect(told).toEqual([90]);
});

it('of many sizes only the last is told, after the one before has been taken', async () => {
  const { told, answers, sizes } = following();
  sizes.begin(execId('e1'));
  for (const columns of [81, 82, 83]) sizes.set(size(columns));
  expect(told).toEqual([80]);
  answers[0]?.resolve();
  await settled();
  expect(told).toEqual([80, 83]);
});

it('a refusal is answered by trying again, until the terminal is over', async () => {
  const { told, answers, later, sizes } = following();
  sizes.begin(execId('e1'));
  answers[0]?.reject(new Error('paused'));
  await settled();
  later.shift()?.();
  expect(told).toEqual([80, 80]);
  answers[1]?.reject(new Error('paused'));
  await settled();
  sizes.stop();
  later.shift()?.();
  expect(told).toEqual([80, 80]);
});

import { describe, expect, it } from 'vitest';
import { anId } from '../../../shared/builders.ts';
import { containerId, stackName } from '../../../shared/ids.ts';
import type { HistoryView, PastContainer } from '../../store/figure-history.ts';
import { type ChartLine, chartLines, ownLines } from './chart-lines.ts';

interface Used extends PastContainer {
  readonly uses: number;
}

const used = (label: string, uses: number, stack: string | null = null): Used => ({
  id: containerId(anId(`${stack} ${label} ${uses}`)),
  label,
  stack: stack === null ? null : stackName(stack),
  uses,
});

/** Two steps, in which each container used the same. */
function aView(containers: readonly Used[]): HistoryView {
  const uses = new Map(containers.map((item) => [item.id, item.uses]));
  return {
    times: [0, 2_000],
    containers,
    sum(ids, measure) {
      const sum = [...ids].reduce((all, id) => all + (uses.get(id) ?? 0), 0);
      return measure === 'cpuPercent' ? [sum, sum] : [sum * 1e6, sum * 1e6];
    },
  };
}

const told = (lines: readonly ChartLine[]) => lines.map(({ label, cpu }) => `${label} ${cpu.at(-1)}`);
const places = (lines: readonly ChartLine[]) =>
  new Map(lines.flatMap(({ label, place }) => (place === null ? [] : [[label, place]])));
const many = (uses: (n: number) => number) =>
  Array.from({ length: 12 }, (_, n) => used(`web-${n}`, uses(n), `stack-${n}`));

describe('the lines of the charts', () => {
  it('are the total, one a stack and one a standalone container', () => {
    const view = aView([used('redis', 4), used('web-1', 1, 'shop'), used('db-1', 2, 'shop')]);
    expect(
      chartLines(view, []).map(({ label, kind, cpu, memory }) => ({ label, kind, cpu, memory })),
    ).toEqual([
      { label: 'Total', kind: 'total', cpu: [7, 7], memory: [7e6, 7e6] },
      { label: 'shop', kind: 'own', cpu: [3, 3], memory: [3e6, 3e6] },
      { label: 'redis', kind: 'own', cpu: [4, 4], memory: [4e6, 4e6] },
    ]);
  });

  it('go on with a container that was replaced by one of the same name', () => {
    expect(told(chartLines(aView([used('redis', 4), used('redis', 8)]), []))).toEqual([
      'Total 12',
      'redis 12',
    ]);
  });

  it('are of those that use most where there are very many, and one of all others', () => {
    const lines = chartLines(aView(many((n) => n + 1)), []);
    expect(told(lines).slice(1, -1)).toEqual(
      [5, 6, 7, 8, 9, 10, 11, 12].map((uses) => `stack-${uses - 1} ${uses}`),
    );
    expect([told(lines)[0], told(lines).at(-1)]).toEqual(['Total 78', '4 others 10']);
  });

  it('keep their places, and give one up only to what uses clearly more', () => {
    const first = chartLines(aView(many((n) => n + 1)), []);
    const close = chartLines(aView(many((n) => (n === 3 ? 6 : n + 1))), first);
    expect(places(close)).toEqual(places(first));
    const clear = chartLines(aView(many((n) => (n === 3 ? 60 : n + 1))), close);
    const freed = places(close).get('stack-4');
    expect([places(clear).get('stack-4'), places(clear).get('stack-3')]).toEqual([undefined, freed]);
    expect(new Set(places(clear).values())).toEqual(new Set(Array.from({ length: ownLines }, (_, n) => n)));
  });

  it('are the total alone where nothing ran', () => {
    expect(told(chartLines(aView([]), []))).toEqual(['Total 0']);
  });
});

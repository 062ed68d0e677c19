import type { BenchResult } from './result.ts';

const heads = [
  'benchmark',
  'ours',
  'reference',
  'ratio',
  'goal',
  'met',
  'in 95 of 100 runs',
  'rounds',
] as const;

const unitText = (unit: BenchResult['unit']) => ` ${unit}`;

function metText({ met, missedForSure }: BenchResult): string {
  if (met === null) return '';
  if (met) return 'yes';
  return missedForSure ? 'NO' : 'no, within the noise';
}

function cells(result: BenchResult): readonly string[] {
  const { name, ours, reference, ratio, unit, goal, interval, rounds } = result;
  return [
    name,
    `${ours}${unitText(unit)}`,
    reference === null ? '' : `${reference}${unitText(unit)}`,
    ratio === null ? '' : `${ratio.toPrecision(3)} ×`,
    goal ?? '',
    metText(result),
    `${interval[0]} – ${interval[1]}`,
    String(rounds),
  ];
}

/** The results as a Markdown table, which a terminal shows just as well: its columns are padded. */
export function resultsTable(results: readonly BenchResult[]): string {
  const rows = [heads, ...results.map(cells)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(heads), rule, ...results.map((result) => line(cells(result)))].join('\n');
}

import type { LayerProgress } from './pull-sums.ts';

const layerLine =
  /^ ?([0-9a-f]{12}) +(Pulling fs layer|Waiting|Downloading|Verifying Checksum|Download complete|Extracting|Pull complete|Already exists)\b(.*)$/;
const sizes = /([\d.]+)([kMGT]?B)\/([\d.]+)([kMGT]?B)\s*$/;
const factors: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

const bytesOf = (number: string | undefined, unit: string | undefined): number =>
  Math.round(Number(number) * (factors[unit ?? ''] ?? Number.NaN));

/** What a line of plain progress tells of a layer; it doesn't say of which image. `null` for any other line. */
export function readPlainLayer(line: string): Omit<LayerProgress, 'image'> | null {
  const [, layer, phase, rest = ''] = layerLine.exec(line) ?? [];
  if (layer === undefined || phase === undefined) return null;
  const [found, current, unit, total, totalUnit] = sizes.exec(rest) ?? [];
  if (found === undefined) return { layer, phase, current: null, total: null };
  return { layer, phase, current: bytesOf(current, unit), total: bytesOf(total, totalUnit) };
}

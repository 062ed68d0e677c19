import { decimal } from './numbers.ts';

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Bytes in decimal units, as the docker CLI counts: `28 KB`, `45.2 MB`, `742 MB`. */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  // 999.95 would be shown as `1000.0`: it belongs to the next unit.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit < 2 || value >= 99.95 ? 0 : 1;
  return `${decimal(value, digits)} ${units[unit] ?? 'B'}`;
}

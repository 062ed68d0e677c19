import type { FileEntry } from '../../shared/container-files.ts';

const types: Record<FileEntry['kind'], string> = { file: '-', folder: 'd', link: 'l', other: '?' };

/** The last letter of three, which also says of a bit of its own: `x` and `s`. */
function last(runs: boolean, special: boolean, letter: string): string {
  if (special) return runs ? letter : letter.toUpperCase();
  return runs ? 'x' : '-';
}

/** `-rw-r--r--`, as `ls -l` writes it. */
export function modeText(kind: FileEntry['kind'], mode: number): string {
  const has = (bit: number) => (mode & bit) !== 0;
  const three = (shift: number, special: number, letter: string) =>
    (has(4 << shift) ? 'r' : '-') +
    (has(2 << shift) ? 'w' : '-') +
    last(has(1 << shift), has(special), letter);
  return types[kind] + three(6, 0o4000, 's') + three(3, 0o2000, 's') + three(0, 0o1000, 't');
}

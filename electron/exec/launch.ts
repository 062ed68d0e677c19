import type { ExecProgram } from '../../shared/exec.ts';
import { announcePid } from './announced-pid.ts';

/**
 * The words that the engine is to run. With a POSIX shell in the container, this first tells its process id, so that
 * what it becomes can be ended again, and a typed line is that shell's to read. Without one, the line is cut into words.
 */
export function launchWords(program: ExecProgram, posixShell: string | null): readonly string[] {
  if (program.kind === 'shell') {
    return posixShell === null
      ? [program.path]
      : [posixShell, '-c', `${announcePid}; exec "$0"`, program.path];
  }
  return posixShell === null
    ? wordsOfLine(program.line)
    : [posixShell, '-c', `${announcePid}; exec "$0" -c "$1"`, posixShell, program.line];
}

/** The words of a line as a shell would cut it: with quotes and backslashes, but no variables and no wildcards. */
export function wordsOfLine(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  const piece = /\s+|'([^']*)'?|"((?:\\.|[^"\\])*)"?|\\([\s\S])|([^\s'"\\]+)|\\$/g;
  for (const [whole, single, double, escaped, plain] of line.matchAll(piece)) {
    if (/^\s/.test(whole)) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    const text = single ?? double?.replaceAll(/\\(["\\$`])/g, '$1') ?? escaped ?? plain ?? '\\';
    word = (word ?? '') + text;
  }
  return word === null ? words : [...words, word];
}

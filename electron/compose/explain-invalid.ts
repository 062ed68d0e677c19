import { basename } from 'node:path';
import type { AppError } from '../../shared/errors.ts';
import { type HostPath, hostPath } from '../../shared/ids.ts';
import { type ComposeProblem, readComposeProblem } from './compose-problem.ts';
import { depthOf, locateMention, locateProblem, locateSyntaxError } from './locate-problem.ts';

/** A file of the request and what it holds; `null` where it could not be read. */
export interface ReadFile {
  readonly path: HostPath;
  readonly text: string | null;
}

type Invalid = Extract<AppError, { readonly kind: 'compose-invalid' }>;

/** Where in which file the trouble is that Compose told of: what it says itself, else what the files' text tells. */
export function explainInvalid(said: string, files: readonly ReadFile[]): Invalid {
  const problem = readComposeProblem(said);
  const invalid = (file: HostPath | null, line: number | null): Invalid => ({
    kind: 'compose-invalid',
    file,
    line,
    message: problem.message,
  });
  if (problem.file !== null) {
    const named = files.find(({ path }) => path === problem.file);
    return invalid(hostPath(problem.file), lineIn(problem, named?.text ?? null));
  }
  // The name came from the request, not from a file.
  if (/^invalid project name/.test(problem.message)) return invalid(null, null);
  const about = fileAbout(problem, files);
  return about === null ? invalid(null, null) : invalid(about.path, lineIn(problem, about.text));
}

function lineIn(problem: ComposeProblem, text: string | null): number | null {
  if (text === null) return problem.line;
  if (problem.isSyntax) return locateSyntaxError(text) ?? problem.line;
  if (problem.path !== null) return locateProblem(text, problem.path) ?? problem.line;
  if (problem.mention !== null) return mentionIn(text, problem.mention) ?? problem.line;
  return problem.line;
}

/** Compose gives the full path of a file that the text names relative to its own. */
const mentionIn = (text: string, mention: string): number | null =>
  locateMention(text, mention) ?? locateMention(text, basename(mention));

/** The file that a problem without a file's name is about: the last that fits, because later files override. */
function fileAbout(problem: ComposeProblem, files: readonly ReadFile[]): ReadFile | null {
  const read = files.filter((file): file is ReadFile & { text: string } => file.text !== null);
  if (files.length === 1) return files[0] ?? null;
  const { path, mention } = problem;
  if (problem.isSyntax) return read.find(({ text }) => locateSyntaxError(text) !== null) ?? null;
  if (path !== null) {
    const deepest = Math.max(0, ...read.map(({ text }) => depthOf(text, path)));
    return deepest === 0 ? null : (read.findLast(({ text }) => depthOf(text, path) === deepest) ?? null);
  }
  if (mention !== null) return read.findLast(({ text }) => mentionIn(text, mention) !== null) ?? null;
  return null;
}

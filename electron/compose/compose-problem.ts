import { type DocumentPath, readPath } from './locate-problem.ts';

/** What Compose said about a file that it does not accept, taken apart. Nothing is looked up yet. */
export interface ComposeProblem {
  /** The words without the file's name and without Go's wrappings. */
  readonly message: string;
  /** The file that Compose names. */
  readonly file: string | null;
  /** The line that Compose names, from 1. */
  readonly line: number | null;
  /** The file is no YAML: a parser of our own knows the line better. */
  readonly isSyntax: boolean;
  /** Where in the document the trouble is. */
  readonly path: DocumentPath | null;
  /** Words that the trouble is about, to be looked for in the text where there is no path. */
  readonly mention: string | null;
}

/** Prefixes that name the file, each followed by what is wrong in it. */
const filePrefixes = [
  /^validating (?<file>.+?): (?=[\s\S])/,
  /^failed to parse (?<file>.+?): (?=yaml: |line \d)/,
  /^failed to read (?<file>.+?): (?=line \d)/,
];

/** The part of the document that the words are about, as Compose 2.20 to 5 say it. */
const paths: readonly {
  readonly words: RegExp;
  readonly path: (found: readonly string[]) => DocumentPath;
}[] = [
  {
    words: /^(\S*) ?[Aa]dditional propert(?:y|ies) '?(.+?)'? (?:is |are )?not allowed/,
    path: ([parent = '', key = '']) => [...readPath(parent), key],
  },
  { words: /interpolating ([\w.[\]-]+):/, path: ([path = '']) => readPath(path) },
  { words: /interpolation format for "?([\w.[\]-]+?)"?\.?(?:\s|$)/, path: ([path = '']) => readPath(path) },
  { words: /^(?:error decoding )?'([^']+)':? /m, path: ([path = '']) => readPath(path) },
  {
    words: /service "([^"]+)" refers to undefined (volume|network|config|secret) (\S+)/,
    path: ([service = '', kind = '', name = '']) => ['services', service, `${kind}s`, name.replace(/:$/, '')],
  },
  {
    words: /service "([^"]+)" depends on undefined service "?([^":]+)"?/,
    path: ([service = '', name = '']) => ['services', service, 'depends_on', name],
  },
  {
    words: /dependency cycle detected: (\S+) ->/,
    path: ([service = '']) => ['services', service, 'depends_on'],
  },
  { words: /cannot extend service "([^"]+)"/, path: ([service = '']) => ['services', service, 'extends'] },
  { words: /^service "([^"]+)"/, path: ([service = '']) => ['services', service] },
  {
    words: /^([\w.[\]-]+) (?:must be|does not match|Invalid|contains|is required)/,
    path: ([path = '']) => readPath(path),
  },
  { words: /^([\w-]+(?:\.[\w-]+|\[\w+\])+)[ :]/, path: ([path = '']) => readPath(path) },
];

/** Values and files that are quoted in words that say no place. */
const mentions: readonly RegExp[] = [
  /^Invalid \w+: (\S+)/,
  /^invalid spec: (.+?): /,
  /unknown anchor '([^']+)'/,
  /^(?:open|stat) (.+?): no such file/,
  /^env file (.+?) not found/,
];

/** Takes Compose's words about a Compose file apart. Its text is the only source of these facts. */
export function readComposeProblem(said: string): ComposeProblem {
  const { file, rest } = withoutFile(said.trim());
  const [, lineText] = /\bline (\d+)\b/.exec(rest) ?? [];
  const missingEnvFile = /^[Cc]ouldn't find env file: (.+)$/m.exec(rest)?.[1];
  const message = rest
    .replace(/^yaml: (?:unmarshal errors:\s*)?(?:line \d+: )?/, '')
    .replace(/^line \d+: /, '')
    .replace(/^decoding failed due to the following error\(s\):\s*/, '')
    .replace(/: invalid compose project$/, '')
    // Of a file that is a list or a bare word; what Compose says of it where it has a project name.
    .replace(/^cannot unmarshal !!\w+ .*into cli\.named$/, 'top-level object must be a mapping')
    .trim();
  const path = firstPath(rest) ?? firstPath(message);
  return {
    message: message === '' ? said.trim() : message,
    file: file ?? missingEnvFile ?? null,
    line: lineText === undefined ? null : Number(lineText),
    isSyntax: /^yaml: |^line \d+: mapping key/.test(rest) && !/unknown anchor/.test(rest),
    path,
    mention: path === null ? firstMention(rest) : null,
  };
}

function withoutFile(said: string): { readonly file: string | null; readonly rest: string } {
  for (const prefix of filePrefixes) {
    const found = prefix.exec(said);
    const file = found?.groups?.file;
    if (found && file !== undefined) return { file, rest: said.slice(found[0].length) };
  }
  return { file: null, rest: said };
}

function firstPath(message: string): DocumentPath | null {
  for (const { words, path } of paths) {
    const [found, ...parts] = words.exec(message) ?? [];
    if (found !== undefined) return path(parts.map((part) => part ?? ''));
  }
  return null;
}

function firstMention(message: string): string | null {
  for (const words of mentions) {
    const found = words.exec(message)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

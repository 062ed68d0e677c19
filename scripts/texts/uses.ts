import ts from 'typescript';
import { contextKey, pluralKey } from '../../shared/texts.ts';

/** A text in the code, as the catalogue names it. */
export interface Use {
  readonly key: string;
  readonly file: string;
}

export interface Found {
  readonly uses: readonly Use[];
  /** What can't be looked up in a catalogue, a line each. */
  readonly problems: readonly string[];
}

/** What makes words, and how many of its first arguments are texts. */
const wordMakers: ReadonlyMap<string, { readonly skip: number; readonly texts: number }> = new Map([
  ['t', { skip: 0, texts: 1 }],
  ['rich', { skip: 0, texts: 1 }],
  ['inContext', { skip: 0, texts: 2 }],
  ['plural', { skip: 1, texts: 2 }],
  ['richPlural', { skip: 1, texts: 2 }],
]);

/** The texts among the arguments of a call that makes words; `null` for every other call. */
export function textsOf(call: ts.CallExpression): readonly ts.Expression[] | null {
  const maker = ts.isIdentifier(call.expression) ? wordMakers.get(call.expression.text) : undefined;
  return maker === undefined ? null : call.arguments.slice(maker.skip, maker.skip + maker.texts);
}

export const parsed = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** Every text that a file lets be translated. */
export function usesIn(source: ts.SourceFile): Found {
  const uses: Use[] = [];
  const problems: string[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node)) return;
    const texts = textsOf(node);
    if (texts === null) return;
    const literals = texts.flatMap((text) => (ts.isStringLiteralLike(text) ? [text.text] : []));
    const [first = '', second = ''] = literals;
    if (literals.length < texts.length || literals.length === 0) {
      problems.push(`${placeOf(node)}: a text is written where it is used, as it is: ${node.getText()}`);
      return;
    }
    if (isOfModule(node) && !source.fileName.startsWith('renderer/')) {
      problems.push(`${placeOf(node)}: at this point nobody has chosen a language: ${node.getText()}`);
    }
    const name = node.expression.getText();
    const key =
      name === 'inContext'
        ? contextKey(first, second)
        : texts.length === 2
          ? pluralKey(first, second)
          : first;
    uses.push({ key, file: source.fileName });
  };
  visit(source);
  return { uses, problems };
}

/** Whether something is evaluated as soon as its module is. */
function isOfModule(node: ts.Node): boolean {
  for (let around = node.parent; around !== undefined; around = around.parent) {
    if (ts.isFunctionLike(around)) return false;
  }
  return true;
}

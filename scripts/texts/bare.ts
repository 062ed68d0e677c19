import ts from 'typescript';
import { sameEverywhere } from './same-everywhere.ts';
import { placeOf, textsOf } from './uses.ts';

/** Attributes and properties whose strings reach the screen, or who hears it. */
const shownNames = new Set([
  'aria-label',
  'aria-description',
  'alt',
  'buttonLabel',
  'caption',
  'cause',
  'description',
  'detail',
  'doing',
  'done',
  'fate',
  'heading',
  'hint',
  'keeper',
  'label',
  'message',
  'nextStep',
  'note',
  'placeholder',
  'section',
  'sub',
  'summary',
  'text',
  'title',
  'waiting',
]);

/** What holds code, names of classes and the like. */
const codeNames = new Set([
  'className',
  'command',
  'd',
  'href',
  'icon',
  'id',
  'key',
  'kind',
  'path',
  'style',
]);

const letters = /\p{L}{2,}/u;
/** Two words beside each other or one between two holes, or one with a capital before small letters. */
const english = / \p{Ll}{2,} |\p{L}{2,}[”’)]?[,.:;…]? [“‘(]?\p{L}{2,}|^[“(·…]? ?\p{Lu}\p{Ll}+[.…?!:]?$/u;
/** Styles, addresses, keys, selectors and lines for a shell. */
const code =
  /var\(|px\b|calc\(|light-dark|color-mix|prefers-|^[a-z]+:\/\/|^[./#[]|\[[a-z-]+|^(docker|sudo|ssh|git|cd|brew|curl|winget) |^\w+(\+\S+)+( \w+\+\w+)*$|^(Arrow|Page)[A-Z]|^(Key|Digit)[A-Z]$/;

/** Texts that reach the screen and nobody can translate, a line each. */
export function bareTextsIn(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const [, folder] = /^(renderer|electron\/window)\//.exec(source.fileName) ?? [];
  const tell = (node: ts.Node) =>
    found.push(`${placeOf(node)}: to be a text of t(…): ${node.getText().trim().replace(/\s+/g, ' ')}`);

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isJsxText(node)) {
      if (letters.test(node.text) && !sameEverywhere.has(node.text.trim())) tell(node);
      return;
    }
    if (ts.isCallExpression(node)) {
      const texts = textsOf(node);
      if (texts !== null) {
        for (const argument of node.arguments) if (!texts.includes(argument)) visit(argument);
        return;
      }
    }
    // What is thrown so is for developers.
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      if (isShown(node, folder)) tell(node);
      if (ts.isStringLiteralLike(node)) return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isShown(node: ts.StringLiteralLike | ts.TemplateExpression, folder: string | undefined): boolean {
  const text = ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map((part) => part.text).join('0')
    : node.text;
  if (!letters.test(text) || code.test(text) || sameEverywhere.has(text.trim())) return false;
  if (isCompared(node)) return false;
  const name = nameFor(node);
  if (name !== null && codeNames.has(name)) return false;
  // Elsewhere a single small word is a state or the like.
  if (name !== null && shownNames.has(name)) return folder === 'renderer' || !/^[a-z-]+$/.test(text);
  if (folder === undefined || (folder !== 'renderer' && !/^\p{Lu}/u.test(text))) return false;
  return english.test(text);
}

/** What is held against another value, or looked up, is not shown. */
function isCompared(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return /^[!=]==?$/.test(parent.operatorToken.getText());
  return (
    ts.isCaseClause(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isTaggedTemplateExpression(parent) ||
    (ts.isPropertyAssignment(parent) && (parent.name === node || isOfChords(parent.parent))) ||
    (ts.isCallExpression(parent) && /\.(includes|has|get)$/.test(parent.expression.getText()))
  );
}

/** A table of keys: theirs are the browser's names. */
function isOfChords(table: ts.Node): boolean {
  const { parent } = table;
  if (ts.isAsExpression(parent)) return isOfChords(parent);
  return ts.isSatisfiesExpression(parent) && /\bChord\b/.test(parent.type.getText());
}

/** The attribute or property that a string is given to, also by way of `?:`, `??` and brackets. */
function nameFor(node: ts.Node): string | null {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.initializer === node) return plain(parent.name);
  if (ts.isJsxAttribute(parent)) return parent.name.getText();
  const passes =
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isJsxExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    (ts.isBinaryExpression(parent) && /^(\?\?|\|\|)$/.test(parent.operatorToken.getText()));
  return passes ? nameFor(parent) : null;
}

const plain = (name: ts.PropertyName): string => (ts.isStringLiteralLike(name) ? name.text : name.getText());
